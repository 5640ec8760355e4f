package dev.solvent.implicit;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.dsl.Expr;
import dev.solvent.expr.Definition;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.plan.Attempt;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.function.Function;

/// A function of vectors, traced once, as a solver sees it: NaN where it fails, and without
/// derivatives.
record Attempted(Trace.Closed f) {

  /// This traces a function of so many vectors `[n]`.
  static Attempted of(int n, int vectors, Function<Seq<Node>, Seq<Node>> f) {
    return new Attempted(Trace.close(Array.fill(vectors, (Type) Type.real(n)), f));
  }

  Seq<Expr> at(Expr... x) {
    Definition attempt =
        f.graph()
            .memo(
                Attempt.class,
                () ->
                    new Definition.Primitive(
                        new Attempt(f.graph()), f.graph().types(), (_, _, _) -> differentiated()));
    Seq<Node> operands = Array.of(x).map(Expr::node).appendAll(f.captures().map(Nodes::stop));
    return Build.apply(new Op.Call(attempt), operands).map(Expr::of);
  }

  private static Seq<Node> differentiated() {
    throw new AssertionError("what a solver sees of a function is differentiated");
  }

  /// This gives the function itself, whose failures are errors and which has derivatives.
  Seq<Node> exactly(Seq<Node> x) {
    return Trace.inline(f.graph(), x.appendAll(f.captures()));
  }
}
