package dev.solvent.dsl;

import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// The axes that a word acts along, ascending, and whether they stay with size 1.
record Axes(Seq<Integer> list, boolean keep) {

  static Axes of(Node x, Reducing... how) {
    return of(x, Array.range(0, Nodes.shape(x).rank()), how);
  }

  static Axes of(Node x, Seq<Integer> otherwise, Reducing... how) {
    Seq<Integer> list = otherwise;
    boolean keep = false;
    for (Reducing option : how) {
      switch (option) {
        case Reducing.Axis(var axes) -> list = axes.isNone() ? list : list(axes, Nodes.shape(x));
        case Reducing.Keep _ -> keep = true;
      }
    }
    return new Axes(list, keep);
  }

  /// This gives the one axis of `word`, which a tensor of more than one axis must be told.
  static int one(String word, Node x, Reducing... how) {
    Shape shape = Nodes.shape(x);
    Seq<Integer> none = shape.rank() == 1 ? Array.of(0) : Array.empty();
    Seq<Integer> list = of(x, none, how).list;
    if (list.size() == 1) return list.head();
    throw SolventError.of(
            Kind.TYPE, "%s goes along one axis, but x is %s", word, Operands.described(Expr.of(x)))
        .help(shape.isScalar() ? "vec(x) is a vector" : "say which: %s(x, axis = 0)", word);
  }

  /// This gives all axes of `shape` in the order that is written. Fails with `index` where one is
  /// missing.
  static Seq<Integer> order(Expr written, Shape shape) {
    Seq<Integer> order = indices(written, shape);
    if (order.size() == shape.rank()) return order;
    throw SolventError.of(
        Kind.INDEX, "the order names %d axes, but %s has %d", order.size(), shape, shape.rank());
  }

  private static Seq<Integer> list(Expr axes, Shape shape) {
    return indices(axes, shape).sorted();
  }

  private static Seq<Integer> indices(Expr axes, Shape shape) {
    Seq<Integer> list = Array.ofAll(Sizes.parts(axes).map(a -> index(a.whole("an axis"), shape)));
    if (list.distinct().size() < list.size()) {
      throw SolventError.of(Kind.INDEX, "an axis is named twice: %s", list.mkString(", "));
    }
    return list;
  }

  /// This gives an axis of `shape`; a negative one counts from the end. Fails with `index` where
  /// there is none.
  static int index(int axis, Shape shape) {
    int rank = shape.rank();
    if (axis >= -rank && axis < rank) return axis < 0 ? axis + rank : axis;
    throw SolventError.of(
        Kind.INDEX,
        "there is no axis %d: %s",
        axis,
        rank == 0 ? "a number has no axes" : shape + " has axes 0 to " + (rank - 1));
  }

  /// The number of entries that each result is made of.
  int count(Node x) {
    return list.map(Nodes.shape(x)::size).product().intValue();
  }

  Shape rest(Node x) {
    return Nodes.shape(x).without(list);
  }

  /// This gives `x` with these axes last, as one.
  Node lined(Node x) {
    Seq<Integer> others = Array.range(0, Nodes.shape(x).rank()).filter(i -> !list.contains(i));
    Node last = Nodes.permute(x, others.appendAll(list));
    Shape rest = rest(x);
    return Nodes.reshape(last, rest.insert(rest.rank(), count(x)));
  }

  Shape kept(Node x) {
    return list.foldLeft(Nodes.shape(x), (s, axis) -> s.with(axis, 1));
  }

  /// This gives a result in the shape that was asked for.
  Expr shaped(Node result, Node x) {
    return Expr.of(keep ? Nodes.reshape(result, kept(x)) : result);
  }

  /// This repeats a result along the axes that were reduced.
  Node spread(Node result, Node x) {
    return Operands.spread(Nodes.reshape(result, kept(x)), Nodes.shape(x));
  }
}
