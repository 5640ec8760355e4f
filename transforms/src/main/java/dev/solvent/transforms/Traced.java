package dev.solvent.transforms;

import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.dsl.CallKey;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Tree;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// A function as a graph of some of its arguments' leaves; the others stay what they are, so that
/// what is known stays known.
///
/// @param leaves the values of the chosen leaves, then what the graph captures
/// @param chosen how many leaves were chosen
/// @param result the result, whose leaves stand for the graph's results
/// @param checks whether the function makes checks; if it leaves nothing else, the graph has a
///   result to make them in
record Traced(Graph graph, Seq<Node> leaves, int chosen, Expr result, boolean checks) {

  /// `arguments[i]` is traced as `chosen[i]` tells, leaf by leaf; a leaf is seen as of type `seen`.
  static Traced of(
      Fn f, Seq<Expr> arguments, Seq<Seq<Boolean>> chosen, Seq<Type> seen, Seq<Node> values) {
    Object key = CallKey.of(arguments, chosen).and(seen).and(Site.current().places());
    Traced made = f.memo(key, () -> made(f, arguments, chosen, seen));
    Seq<Node> captures = made.leaves.drop(seen.size());
    return new Traced(
        made.graph, values.appendAll(captures), values.size(), made.result, made.checks);
  }

  private static Traced made(Fn f, Seq<Expr> arguments, Seq<Seq<Boolean>> chosen, Seq<Type> seen) {
    Expr[] result = new Expr[1];
    Seq<String> names =
        arguments.zipWithIndex().flatMap(p -> p._1.leaves().map(_ -> name(f, p._2)));
    Seq<String> chosenNames = names.zip(chosen.flatMap(c -> c)).filter(p -> p._2).map(p -> p._1);
    Trace.Closed closed =
        Trace.close(
            new Trace.Lambda(
                seen,
                chosenNames,
                f.name(),
                xs -> {
                  result[0] = f.apply(fill(arguments, chosen, xs));
                  Seq<Node> left = result[0].leaves();
                  return left.isEmpty() && Trace.checks() ? Array.of(Nodes.number(0)) : left;
                }));
    Seq<Node> leaves = closed.graph().params().take(seen.size()).map(Node.class::cast);
    return new Traced(
        closed.graph(),
        leaves.appendAll(closed.captures()),
        seen.size(),
        result[0],
        closed.checks());
  }

  /// All leaves of the arguments at `which`.
  static Traced of(Fn f, Seq<Expr> arguments, Seq<Integer> which) {
    Seq<Seq<Boolean>> chosen =
        arguments.zipWithIndex(
            (a, i) -> a.leaves().map(leaf -> which.contains(i) && isNumber(leaf)));
    Seq<Node> values =
        arguments
            .zip(chosen)
            .flatMap(p -> p._1.leaves().zip(p._2).filter(l -> l._2).map(l -> l._1));
    return of(f, arguments, chosen, values.map(Node::type), values);
  }

  static boolean isNumber(Node leaf) {
    return leaf.type() instanceof Type.Real real && !real.isBoolean();
  }

  Seq<Boolean> moving() {
    return Array.range(0, leaves.size()).map(i -> i < chosen);
  }

  Seq<Type> chosenTypes() {
    return leaves.take(chosen).map(Node::type);
  }

  private static String name(Fn f, int i) {
    return i < f.parameters().size() ? f.parameters().get(i) : "x";
  }

  private static Seq<Expr> fill(Seq<Expr> arguments, Seq<Seq<Boolean>> chosen, Seq<Node> symbols) {
    Iterator<Node> next = symbols.iterator();
    List<Expr> filled = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      List<Node> leaves = new ArrayList<>();
      Seq<Node> own = arguments.get(i).leaves();
      for (int k = 0; k < own.size(); k++) {
        leaves.add(chosen.get(i).get(k) ? next.next() : own.get(k));
      }
      filled.add(arguments.get(i).rebuild(Array.ofAll(leaves)));
    }
    return Array.ofAll(filled);
  }

  /// This takes primals, a tuple for several arguments and bare for one, apart.
  static Seq<Expr> spread(Fn f, Expr primals) {
    return f.arity() != 1 && primals.tree() instanceof Tree.Tuple(var parts)
        ? parts
        : Array.of(primals);
  }

  static Expr bare(Seq<Expr> arguments) {
    return arguments.size() == 1 ? arguments.head() : Expr.tuple(arguments);
  }

  /// Fails with `shape` where a tangent or cotangent is not like what it belongs to; `none` stands
  /// for zero.
  static Expr like(String what, Expr given, Expr primal) {
    if (!given.isLikeOrNone(primal)) {
      throw SolventError.of(
          Kind.SHAPE,
          "the %s is %s where the value it belongs to is %s",
          what,
          given.describe(),
          primal.describe());
    }
    return given.filledLike(primal);
  }
}
