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

/// Words that move entries to other places, and those that tell where they are.
public class Shapes extends Creation {
  protected Shapes() {}

  // sizes

  @Word(
      value = "shape(x)",
      doc = "The sizes of the axes, as a tuple.",
      example = "shape([[1, 2, 3], [4, 5, 6]])  // (2, 3)")
  public static Expr shape(Object x) {
    return new Expr(new Tree.Tuple(Array.ofAll(shapeOf("shape(x)", x).toSeq().map(Expr::of))));
  }

  @Word(
      value = "size(x)",
      doc = "The number of entries.",
      example = "size([[1, 2, 3], [4, 5, 6]])  // 6")
  public static Expr size(Object x) {
    return Expr.of((double) shapeOf("size(x)", x).count());
  }

  @Word(
      value = "rank(x)",
      doc = "The number of axes.",
      example = "rank([[1, 2, 3], [4, 5, 6]])  // 2")
  public static Expr rank(Object x) {
    return Expr.of((double) shapeOf("rank(x)", x).rank());
  }

  private static Shape shapeOf(String call, Object x) {
    Expr e = Expr.of(x);
    return switch (e.tree()) {
      case Tree.Sparse _ -> Sparsity.shape(e);
      case Tree.Range(int from, int to) -> Shape.of(to - from);
      case Tree.Leaf _, Tree.Tuple _, Tree.Record _, Tree.None _, Tree.Text _, Tree.Function _ ->
          Nodes.shape(Operands.tensor(call, "x", e));
    };
  }

  // the same entries in order

  @Word(
      value = "reshape(x, shape...)",
      doc = "The entries in order in another shape; one size may be -1, for what is left.",
      example = "reshape([1, 2, 3, 4], 2, -1)  // [[1, 2], [3, 4]]")
  public static Expr reshape(Object x, Object... shape) {
    Node node = Operands.tensor("reshape(x, shape)", "x", x);
    int count = Nodes.shape(node).count();
    Shape to = Sizes.of(Array.of(shape).map(Expr::of), count);
    if (to.count() == count) return Expr.of(Nodes.reshape(node, to));
    throw SolventError.of(
        Kind.SHAPE,
        "%s of %d entries does not take the shape %s",
        Operands.described(Expr.of(node)),
        count,
        to);
  }

  @Word(
      value = "ravel(x)",
      doc = "The entries in order as a vector.",
      example = "ravel([[1, 2], [3, 4]])  // [1, 2, 3, 4]")
  public static Expr ravel(Object x) {
    Node node = Operands.tensor("ravel(x)", "x", x);
    return Expr.of(Nodes.reshape(node, Shape.of(Nodes.shape(node).count())));
  }

  // axes

  @Word(
      value = "transpose(A, axes = none)",
      doc =
          "`A` with its axes in the order of a tuple; without one its last two axes are exchanged,"
              + " and a vector is its own transpose.",
      example = "transpose([[1, 2], [3, 4]])  // [[1, 3], [2, 4]]")
  public static Expr transpose(Expr A, Object axes) {
    Expr order = Expr.of(axes);
    if (order.isNone()) return transpose(A);
    Node node = Operands.tensor("transpose(A, axes)", "A", A);
    return Expr.of(Nodes.permute(node, Axes.order(order, Nodes.shape(node))));
  }

  public static Expr transpose(Object A) {
    Expr e = Expr.of(A);
    return Sparsity.isSparse(e)
        ? Sparsity.transposed(e)
        : Expr.of(Nodes.transpose(Operands.tensor("transpose(A)", "A", e)));
  }

  @Word(
      value = "flip(x, axis = none)",
      doc =
          "The entries along an axis from last to first; a tensor of more than one axis needs"
              + " `axis`.",
      example = "flip([1, 2, 3])  // [3, 2, 1]")
  public static Expr flip(Object x, Reducing.Axis... how) {
    Node node = Operands.tensor("flip(x)", "x", x);
    return Expr.of(Nodes.flip(node, Axes.one("flip", node, how)));
  }

  @Word(
      value = "roll(x, shift, axis = none)",
      doc =
          "The entries along an axis `shift` places further, the last ones first; a tensor of more"
              + " than one axis needs `axis`.",
      example = "roll([1, 2, 3, 4], 1)  // [4, 1, 2, 3]")
  public static Expr roll(Object x, Object shift, Reducing.Axis... how) {
    Node node = Operands.tensor("roll(x, shift)", "x", x);
    int axis = Axes.one("roll", node, how);
    int n = Nodes.shape(node).size(axis);
    Expr places = Expr.of(shift);
    if (places.isTensor() && !places.isKnown()) return Expr.of(rolled(node, axis, places));
    int by = Math.floorMod(Sizes.whole(places, "a shift"), Math.max(n, 1));
    if (by == 0) return Expr.of(node);
    Node last = Nodes.slice(node, axis, n - by, by);
    return Expr.of(Nodes.concat(Array.of(last, Nodes.slice(node, axis, 0, n - by)), axis));
  }

  /// This gives at each place what stands `shift` places before it.
  private static Node rolled(Node x, int axis, Expr shift) {
    if (!shift.shape().isScalar()) {
      throw SolventError.of(
          Kind.TYPE, "a shift is a whole number, not %s", Operands.described(shift));
    }
    int n = Nodes.shape(x).size(axis);
    Node places = Nodes.subtract(Nodes.iota(n), Nodes.toNumber(shift.node()));
    Node from = Operators.rem(Expr.of(places), n).node();
    return Nodes.move(Nodes.gather(from, Nodes.move(x, axis, 0)), 0, axis);
  }

  // joining

  @Word(
      value = "stack(xs, axis = 0)",
      doc = "The tensors of a tuple, all of one shape, along a new axis.",
      example = "stack(([1, 2], [3, 4]))  // [[1, 2], [3, 4]]")
  public static Expr stack(Object xs, Reducing.Axis... how) {
    Seq<Node> parts = parts("stack(xs)", xs);
    Shape shape = Nodes.shape(parts.head());
    for (Node part : parts) {
      if (!Nodes.shape(part).equals(shape)) throw differ("stack(xs)", parts);
    }
    int axis = axis(shape.prepend(parts.size()), how);
    return Expr.of(Nodes.concat(parts.map(p -> Nodes.reshape(p, shape.insert(axis, 1))), axis));
  }

  @Word(
      value = "concat(xs, axis = 0)",
      doc = "The tensors of a tuple one after another along an axis.",
      example = "concat(([1, 2], [3]))  // [1, 2, 3]")
  public static Expr concat(Object xs, Reducing.Axis... how) {
    Seq<Node> parts = parts("concat(xs)", xs);
    if (Nodes.shape(parts.head()).isScalar()) {
      throw SolventError.of(
              Kind.SHAPE, "concat(xs) joins tensors, but xs is %s", Expr.of(xs).describe())
          .help("concat((a, b)) joins a and b, stack((1, 2)) numbers");
    }
    int axis = axis(Nodes.shape(parts.head()), how);
    Seq<Shape> others = parts.map(p -> rest(Nodes.shape(p), axis));
    if (others.exists(s -> !s.equals(others.head()))) throw differ("concat(xs)", parts);
    return Expr.of(Nodes.concat(parts, axis));
  }

  /// The tensors to join, all of numbers or all of booleans.
  private static Seq<Node> parts(String call, Object xs) {
    Expr e = Expr.of(xs);
    Seq<Node> parts = Array.ofAll(e).map(x -> Operands.tensor(call, "a part", x));
    if (parts.isEmpty()) throw SolventError.of(Kind.SHAPE, "%s takes at least one tensor", call);
    return parts.forAll(Elementwise::isBoolean) ? parts : parts.map(Nodes::toNumber);
  }

  private static int axis(Shape shape, Reducing.Axis... how) {
    Expr written = how.length == 0 ? Expr.of(0) : how[how.length - 1].axes();
    return Axes.index(written.isNone() ? 0 : written.whole("an axis"), shape);
  }

  /// The sizes of the axes that must agree; a shape without the axis agrees with none that has it.
  private static Shape rest(Shape shape, int axis) {
    return axis < shape.rank() ? shape.with(axis, 1) : Shape.SCALAR;
  }

  private static SolventError differ(String call, Seq<Node> parts) {
    return SolventError.of(
        Kind.SHAPE,
        "the shapes of %s do not go together: %s",
        call,
        parts.map(Nodes::shape).distinct().mkString(", "));
  }

  // zeros around

  @Word(
      value = "pad(x, before, after)",
      doc =
          "`x` with so many zeros before and after on each axis: numbers, or tuples of one number"
              + " an axis.",
      example = "pad([1, 2], 1, 2)  // [0, 1, 2, 0, 0]")
  public static Expr pad(Object x, Object before, Object after) {
    Node node = Operands.number("pad(x, before, after)", "x", x);
    int rank = Nodes.shape(node).rank();
    return Expr.of(
        Build.one(new Op.Pad(widths("before", before, rank), widths("after", after, rank)), node));
  }

  private static Seq<Integer> widths(String name, Object written, int rank) {
    Expr e = Expr.of(written);
    Seq<Integer> widths = Array.ofAll(Sizes.parts(e).map(Sizes::size));
    if (widths.size() == rank) return widths;
    if (e.isTensor() && e.shape().isScalar()) return Array.fill(rank, widths.head());
    throw SolventError.of(
        Kind.SHAPE, "%s has %d widths, but x has rank %d", name, widths.size(), rank);
  }

  @Word(
      value = "scatter(index, values, shape)",
      doc =
          "Zeros to which the values are added at their places; `index` is a vector, or a tuple of"
              + " vectors, one an axis.",
      example = "scatter([0, 2, 0], [1, 5, 2], shape = 4)  // [3, 0, 5, 0]")
  public static Expr scatter(Object index, Object values, Object shape) {
    String call = "scatter(index, values, shape)";
    Shape to = Sizes.of(Array.of(Expr.of(shape)));
    Expr written = Expr.of(index);
    Seq<Expr> parts = written.isTuple() ? written.parts() : Array.of(written);
    if (parts.size() > to.rank()) {
      throw SolventError.of(
          Kind.INDEX,
          "%d indices for the shape %s, which has rank %d",
          parts.size(),
          to,
          to.rank());
    }
    Seq<Node> places =
        Operands.together(
            "these indices",
            parts.zipWithIndex((p, axis) -> Indexing.place(p, axis, to.size(axis))));
    Shape inside = to.slice(parts.size(), to.rank());
    Shape wanted = Nodes.shape(places.head()).concat(inside);
    Node all = Operands.filled(call, Operands.number(call, "values", values), wanted);
    Op op = new Op.Scatter(to.slice(0, parts.size()));
    return Expr.of(Build.apply(op, Array.ofAll(places).append(all)).head());
  }
}
