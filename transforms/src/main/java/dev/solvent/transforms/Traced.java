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
  /// What is not chosen stays what it is, but that a large tensor is data, so that one graph serves
  /// all of its values; unless the function needs to know it, as the places of a sparse matrix.
  static Traced of(
      Fn f, Seq<Expr> arguments, Seq<Seq<Boolean>> chosen, Seq<Type> seen, Seq<Node> values) {
    Seq<Seq<Boolean>> data = CallKey.data(arguments, chosen);
    if (data.exists(d -> d.contains(true))) {
      try {
        return of(f, arguments, new Parts(chosen, data), seen, values);
      } catch (SolventError needed) {
        if (needed.kind() == Kind.LIMIT) throw needed;
      }
    }
    Seq<Seq<Boolean>> none = chosen.map(c -> c.map(_ -> false));
    return of(f, arguments, new Parts(chosen, none), seen, values);
  }

  /// Which leaves of the arguments are chosen, and which are data.
  private record Parts(Seq<Seq<Boolean>> chosen, Seq<Seq<Boolean>> data) {

    Seq<Seq<Boolean>> both() {
      return chosen.zipWith(data, (c, d) -> c.zipWith(d, Boolean::logicalOr));
    }

    static <T> Seq<T> picked(Seq<T> leaves, Seq<Seq<Boolean>> which) {
      return leaves.zip(which.flatMap(w -> w)).filter(p -> p._2).map(p -> p._1);
    }
  }

  private static Traced of(
      Fn f, Seq<Expr> arguments, Parts parts, Seq<Type> seen, Seq<Node> values) {
    Object key = CallKey.of(arguments, parts.both()).and(seen).and(Site.current().places());
    Traced made = f.memo(key, () -> made(f, arguments, parts, seen));
    Seq<Node> data = Parts.picked(arguments.flatMap(Expr::leaves), parts.data);
    Seq<Node> captures = made.leaves.drop(seen.size() + data.size());
    return new Traced(
        made.graph,
        values.appendAll(data).appendAll(captures),
        values.size(),
        made.result,
        made.checks);
  }

  private static Traced made(Fn f, Seq<Expr> arguments, Parts parts, Seq<Type> seen) {
    Expr[] result = new Expr[1];
    Seq<String> names = arguments.zipWithIndex().flatMap(p -> p._1.labels(name(f, p._2)));
    Seq<Node> data = Parts.picked(arguments.flatMap(Expr::leaves), parts.data);
    int own = seen.size() + data.size();
    Trace.Closed closed =
        Trace.close(
            new Trace.Lambda(
                seen.appendAll(data.map(Node::type)),
                Parts.picked(names, parts.chosen).appendAll(Parts.picked(names, parts.data)),
                f.name(),
                xs -> {
                  result[0] = f.apply(fill(arguments, parts, xs));
                  Seq<Node> left = result[0].leaves();
                  return left.isEmpty() && Trace.checks() ? Array.of(Nodes.number(0)) : left;
                }));
    Seq<Node> leaves = closed.graph().params().take(own).map(Node.class::cast);
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

  static String name(Fn f, int i) {
    return i < f.parameters().size() ? f.parameters().get(i) : "x";
  }

  private static Seq<Expr> fill(Seq<Expr> arguments, Parts parts, Seq<Node> symbols) {
    int count = parts.chosen.flatMap(c -> c).count(c -> c);
    Iterator<Node> chosen = symbols.take(count).iterator();
    Iterator<Node> data = symbols.drop(count).iterator();
    List<Expr> filled = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      List<Node> leaves = new ArrayList<>();
      Seq<Node> own = arguments.get(i).leaves();
      for (int k = 0; k < own.size(); k++) {
        boolean moves = parts.chosen.get(i).get(k);
        leaves.add(moves ? chosen.next() : parts.data.get(i).get(k) ? data.next() : own.get(k));
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
