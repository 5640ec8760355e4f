package dev.solvent.implicit;

import dev.solvent.build.Nodes;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.expr.Node;
import dev.solvent.solver.Objective;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.transform.Pullback;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.function.UnaryOperator;

/// A function of a vector whose value is a number, with its gradient.
record Loss(Attempted both, Equations gradient) implements Objective {

  static Loss of(int n, UnaryOperator<Expr> f) {
    Attempted loss = Attempted.of(n, 1, x -> Array.of(f.apply(Expr.of(x.head())).node()));
    Attempted both = Attempted.of(n, 1, x -> both(loss, x.head()));
    Equations gradient = Equations.of(n, x -> Expr.of(both.exactly(Array.of(x.node())).get(1)));
    return new Loss(both, gradient);
  }

  private static Seq<Node> both(Attempted loss, Node x) {
    Seq<Node> at = loss.f().captures().prepend(x);
    Seq<Boolean> moves = at.zipWithIndex((_, i) -> i == 0);
    Pullback back = Pullback.of(loss.f().graph(), at, moves);
    return Array.of(back.values().head(), back.pull(Array.of(Nodes.number(1))).head());
  }

  /// This gives what a user's loss gives, a number. Fails with `shape` where it is none.
  static Expr number(String problem, Fn f, Expr given) {
    if (given.isTensor() && given.shape().isScalar() && !given.type().isBoolean()) return given;
    boolean hasNumbers = !given.leaves().isEmpty();
    SolventError error =
        SolventError.of(
                hasNumbers ? Kind.SHAPE : Kind.TYPE,
                "%s wants a function whose value is a number, but %s gives %s",
                problem,
                f.name(),
                given.describe())
            .at(f.site());
    throw hasNumbers
        ? error.help("sum the value, or use leastSquares for a vector of residuals")
        : error;
  }

  @Override
  public Value at(Expr x) {
    Seq<Expr> at = both.at(x);
    return new Value(at.get(0), at.get(1));
  }
}
