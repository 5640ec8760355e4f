package dev.solvent.dsl;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/// `x[i, j..]`: slices first, then the places, which pair up as in NumPy.
public final class Indexing {
  private Indexing() {}

  /// This gives the part of a tensor at one index an axis; axes without one stay whole. Fails with
  /// `index` where there are too many or one is out of range.
  public static Expr get(Expr x, Seq<Index> indices) {
    Node node = indexed(x);
    Shape shape = Nodes.shape(node);
    if (indices.size() > shape.rank()) {
      throw SolventError.of(
          Kind.INDEX,
          "%d %s for %s, which has %s",
          indices.size(),
          indices.size() == 1 ? "index" : "indices",
          Operands.described(x),
          shape.rank() == 0 ? "no axes" : shape.rank() == 1 ? "1 axis" : shape.rank() + " axes");
    }
    Node sliced = sliced(node, indices);
    List<Place> places = new ArrayList<>();
    for (int axis = 0; axis < indices.size(); axis++) {
      if (indices.get(axis) instanceof Index.At(var index)) {
        places.add(new Place(axis, place(index, axis, shape.size(axis))));
      }
    }
    return Expr.of(at(sliced, Array.ofAll(places)));
  }

  private record Place(int axis, Node index) {
    boolean isNumber() {
      return Nodes.shape(index).isScalar();
    }
  }

  private static Node indexed(Expr x) {
    if (x.tree() instanceof Tree.Leaf(var node)) return node;
    SolventError error =
        SolventError.of(Kind.TYPE, "x[..] takes a tensor, but x is %s", Operands.described(x));
    throw switch (x.tree()) {
      case Tree.Tuple _ -> error.help("t.0 is the first part of a tuple");
      case Tree.Sparse _ -> error.help("dense(x) spells it out");
      case Tree.Leaf _, Tree.Record _, Tree.None _, Tree.Text _, Tree.Function _, Tree.Range _ ->
          error;
    };
  }

  // slices

  private static Node sliced(Node x, Seq<Index> indices) {
    Node result = x;
    for (int axis = 0; axis < indices.size(); axis++) {
      if (indices.get(axis) instanceof Index.Span span) result = sliced(result, axis, span);
    }
    return result;
  }

  private static Node sliced(Node x, int axis, Index.Span span) {
    int n = Nodes.shape(x).size(axis);
    int from = span.from().map(e -> end(e, n)).getOrElse(0);
    int to = span.to().map(e -> end(e, n) + (span.inclusive() ? 1 : 0)).getOrElse(n);
    if (from < 0 || from > n || to < 0 || to > n) {
      throw SolventError.of(
          Kind.INDEX,
          "the slice %s%s%s is outside axis %d of size %d",
          written(span.from()),
          span.inclusive() ? ".." : "..<",
          written(span.to()),
          axis,
          n);
    }
    int size = Math.max(0, to - from);
    return size == n ? x : Nodes.slice(x, axis, size == 0 ? 0 : from, size);
  }

  private static int end(Expr e, int n) {
    int end = Sizes.whole(e, "the end of a slice");
    return end < 0 ? end + n : end;
  }

  private static String written(Option<Expr> end) {
    return end.map(e -> String.valueOf(e.whole("the end of a slice"))).getOrElse("");
  }

  // places

  /// This gives an index as non-negative numbers if it is known; data is checked where it runs.
  static Node place(Expr e, int axis, int n) {
    if (!e.isTensor() || e.type().isBoolean()) {
      SolventError error =
          SolventError.of(Kind.TYPE, "an index is a whole number, not %s", Operands.described(e));
      throw e.isTensor() ? error.help("where(c, x, 0) masks") : error;
    }
    if (!(e.node() instanceof Node.Const known)) return e.node();
    double[] entries = known.entries().clone();
    for (int i = 0; i < entries.length; i++) {
      double at = entries[i];
      if (at != Math.rint(at)) {
        throw SolventError.of(Kind.INDEX, "an index is a whole number, not %s", at);
      }
      if (at < -n || at >= n) {
        throw SolventError.of(
            Kind.INDEX, "index %d is outside axis %d of size %d", (long) at, axis, n);
      }
      if (at < 0) entries[i] = at + n;
    }
    return Nodes.tensor(e.shape(), entries);
  }

  private static Node at(Node x, Seq<Place> places) {
    if (places.isEmpty()) return x;
    if (places.exists(p -> !p.isNumber())) return gathered(x, places);
    Node result = x;
    for (Place p : places.filter(p -> p.index.isKnown())) {
      int at = (int) ((Node.Const) p.index).entries()[0];
      result = Nodes.slice(result, p.axis, at, 1);
    }
    Seq<Place> data = places.filter(p -> !p.index.isKnown());
    Seq<Integer> gone = places.filter(p -> p.index.isKnown()).map(Place::axis);
    Node taken = Nodes.reshape(result, Nodes.shape(result).without(gone));
    Seq<Place> left = data.map(p -> new Place(p.axis - gone.count(a -> a < p.axis), p.index));
    return left.isEmpty() ? taken : gathered(taken, left);
  }

  /// The axes of the places come where the places stood, or first if other axes lie between them.
  private static Node gathered(Node x, Seq<Place> places) {
    Seq<Integer> axes = places.map(Place::axis);
    Seq<Node> indices = Operands.together("these indices", places.map(Place::index));
    Seq<Integer> others = Array.range(0, Nodes.shape(x).rank()).filter(a -> !axes.contains(a));
    Node first = Nodes.permute(x, Array.ofAll(axes.appendAll(others)));
    Node result =
        Build.apply(new Op.Gather(places.size()), Array.ofAll(indices).append(first)).head();
    boolean together = axes.last() - axes.head() == axes.size() - 1;
    int before = together ? axes.head() : 0;
    int n = Nodes.shape(indices.head()).rank();
    int rank = Nodes.shape(result).rank();
    Seq<Integer> order =
        Array.range(n, n + before)
            .appendAll(Array.range(0, n))
            .appendAll(Array.range(n + before, rank));
    return Nodes.permute(result, order);
  }
}
