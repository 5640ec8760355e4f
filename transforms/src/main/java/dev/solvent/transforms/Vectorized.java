package dev.solvent.transforms;

import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Parameter;
import dev.solvent.dsl.Tree;
import dev.solvent.expr.Node;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.transform.Batch;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.ArrayList;
import java.util.List;

/// `vmap`: a function over an axis of its arguments.
final class Vectorized {
  private static final int WHOLE = Integer.MIN_VALUE;

  private Vectorized() {}

  static Expr of(Given given, Seq<Expr> axes, Expr out) {
    Fn f = given.f();
    Seq<Expr> xs = given.arguments();
    List<List<Integer>> places = new ArrayList<>();
    for (int i = 0; i < xs.size(); i++) {
      List<Integer> own = new ArrayList<>();
      axes(axes.get(i), xs.get(i), own);
      places.add(own);
    }
    int n = size(f, xs, places);
    Seq<Seq<Boolean>> chosen =
        Array.ofAll(places).map(p -> Array.ofAll(p).<Boolean>map(axis -> axis != WHOLE));
    List<Node> stacks = new ArrayList<>();
    for (int i = 0; i < xs.size(); i++) {
      Seq<Node> leaves = xs.get(i).leaves();
      for (int k = 0; k < leaves.size(); k++) {
        int axis = places.get(i).get(k);
        if (axis != WHOLE) stacks.add(Nodes.move(leaves.get(k), axis, 0));
      }
    }
    Seq<Node> values = Array.ofAll(stacks);
    Seq<Type> elements = values.map(v -> Type.element(v.type()));
    Traced traced = Traced.of(f, xs, chosen, elements, values);
    Batch.Mapped mapped = Batch.inline(traced.graph(), traced.leaves(), traced.moving(), n);
    if (traced.checks()) Trace.keep(mapped.values().head());
    List<Integer> outAxes = new ArrayList<>();
    outs(out, traced.result(), outAxes);
    List<Node> results = new ArrayList<>();
    for (int k = 0; k < outAxes.size(); k++) {
      results.add(placed(outAxes.get(k), mapped.values().get(k), mapped.mapped().get(k), n));
    }
    return traced.result().rebuild(Array.ofAll(results));
  }

  /// A result with the axis of elements where it is wanted, or without one if it has none.
  private static Node placed(int axis, Node result, boolean isMapped, int n) {
    if (axis == WHOLE && !isMapped) return result;
    if (axis == WHOLE) {
      throw SolventError.of(
              Kind.SHAPE, "out is none for a result that differs from element to element")
          .help("none keeps a result that is the same for all; give an axis for this one");
    }
    Node all = Batch.spread(result, isMapped, n);
    return Nodes.move(all, 0, placed(axis, all));
  }

  private static int placed(int axis, Node result) {
    int rank = Nodes.shape(result).rank();
    int at = axis < 0 ? axis + rank : axis;
    if (at < 0 || at >= rank) {
      throw SolventError.of(Kind.INDEX, "out = %d, but the mapped result has %d axes", axis, rank);
    }
    return at;
  }

  /// This gives what `axes` says of each parameter of `f`. It has an entry for each, or for each
  /// that the call does not leave out, or for each of those but what it gives by name to parameters
  /// with a default, which then stays whole.
  static Seq<Expr> spread(Fn f, Seq<Expr> arguments, Seq<String> named, Expr axes) {
    Seq<String> all = f.parameters();
    Seq<String> given = all.zip(arguments).reject(p -> Parameter.isLeftOut(p._2)).map(p -> p._1);
    Seq<String> mapped = given.removeAll(named);
    if (!(axes.tree() instanceof Tree.Tuple(var parts))) {
      return all.map(name -> mapped.contains(name) ? axes : Expr.NONE);
    }
    if (all.size() == 1) {
      boolean isEntry = parts.size() == 1 && fits(parts.head(), arguments.head());
      return Array.of(isEntry ? parts.head() : axes);
    }
    for (Seq<String> some : Array.of(all, given, mapped)) {
      if (some.size() == 1 && parts.size() != 1) {
        return all.map(name -> some.contains(name) ? axes : Expr.NONE);
      }
      if (some.size() == parts.size()) {
        return all.map(name -> some.contains(name) ? parts.get(some.indexOf(name)) : Expr.NONE);
      }
    }
    throw SolventError.of(
        Kind.TYPE,
        "axes has %d entries, but %s takes %d arguments",
        parts.size(),
        f.name(),
        all.size());
  }

  /// Whether `spec` is one axis for all of `x`, or a matching structure of axes.
  private static boolean fits(Expr spec, Expr x) {
    return switch (spec.tree()) {
      case Tree.None _, Tree.Leaf _ -> true;
      case Tree.Tuple(var parts) ->
          x.isTuple()
              && parts.size() == x.parts().size()
              && parts.zip(x.parts()).forAll(p -> fits(p._1, p._2));
      case Tree.Record _ -> x.tree() instanceof Tree.Record;
      case Tree.Text _, Tree.Function _, Tree.Range _, Tree.Sparse _ -> false;
    };
  }

  /// The axis of each leaf: one for a whole tree, or a matching structure of them.
  private static void axes(Expr spec, Expr x, List<Integer> out) {
    switch (spec.tree()) {
      case Tree.None _ -> x.leaves().forEach(_ -> out.add(WHOLE));
      case Tree.Leaf _ -> {
        int axis = spec.whole("an axis");
        for (Node leaf : x.leaves()) out.add(axis(axis, leaf));
      }
      case Tree.Tuple(var parts) when parts.size() == x.parts().size() ->
          parts.zip(x.parts()).forEach(p -> axes(p._1, p._2, out));
      case Tree.Record(var fields) when x.tree() instanceof Tree.Record(var own) ->
          own.forEach(field -> axes(fields.get(field._1).getOrElse(Expr.NONE), field._2, out));
      case Tree.Tuple _, Tree.Record _, Tree.Text _, Tree.Function _, Tree.Range _, Tree.Sparse _ ->
          throw SolventError.of(
              Kind.TYPE,
              "axes is %s, which does not match the argument %s",
              spec.describe(),
              x.describe());
    }
  }

  private static int axis(int axis, Node leaf) {
    Shape shape = Nodes.shape(leaf);
    int at = axis < 0 ? axis + shape.rank() : axis;
    if (at < 0 || at >= shape.rank()) {
      throw SolventError.of(
              Kind.SHAPE, "vmap maps axis %d, but an argument is %s", axis, leaf.type())
          .help("give none in axes for an argument that stays whole");
    }
    return at;
  }

  private static int size(Fn f, Seq<Expr> xs, List<List<Integer>> places) {
    int n = WHOLE;
    String first = "";
    for (int i = 0; i < xs.size(); i++) {
      Seq<Node> leaves = xs.get(i).leaves();
      for (int k = 0; k < leaves.size(); k++) {
        int axis = places.get(i).get(k);
        if (axis == WHOLE) continue;
        int size = Nodes.shape(leaves.get(k)).size(axis);
        String name = i < f.parameters().size() ? f.parameters().get(i) : "an argument";
        if (n != WHOLE && size != n) {
          throw SolventError.of(
              Kind.SHAPE,
              "the sizes that vmap maps differ: %s has %d, %s has %d",
              first,
              n,
              name,
              size);
        }
        n = size;
        first = name;
      }
    }
    if (n == WHOLE) {
      throw SolventError.of(Kind.TYPE, "vmap of %s has no argument to map", f.name());
    }
    return n;
  }

  private static void outs(Expr spec, Expr result, List<Integer> out) {
    if (spec.tree() instanceof Tree.Tuple(var parts)
        && result.tree() instanceof Tree.Tuple(var own)
        && parts.size() == own.size()) {
      parts.zip(own).forEach(p -> outs(p._1, p._2, out));
    } else if (spec.tree() instanceof Tree.Record(var fields)
        && result.tree() instanceof Tree.Record(var own)) {
      own.forEach(f -> outs(fields.get(f._1).getOrElse(Expr.of(0.0)), f._2, out));
    } else {
      int axis = spec.isNone() ? WHOLE : spec.whole("out");
      result.leaves().forEach(_ -> out.add(axis));
    }
  }
}
