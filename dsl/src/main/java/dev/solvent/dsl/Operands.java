package dev.solvent.dsl;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.ArrayList;
import java.util.List;

/// What words take: tensors of numbers or booleans, brought to one shape by NumPy's broadcasting.
final class Operands {
  private Operands() {}

  /// This gives a tensor with booleans as 0 and 1. `call` is the word as it is called: `sin(x)`.
  static Node number(String call, String name, Object x) {
    return Nodes.toNumber(tensor(call, name, x));
  }

  static Node tensor(String call, String name, Object x) {
    Expr e = Expr.of(x);
    if (e.tree() instanceof Tree.Leaf(var node)) return node;
    Seq<String> names = isInfix(call) ? Site.current().operands("x", "y") : Array.of(name, name);
    SolventError error =
        SolventError.of(
            Kind.TYPE,
            "%s takes numbers and tensors, but %s is %s",
            isInfix(call) ? written(call, names) : call,
            names.get(name.equals("y") ? 1 : 0),
            described(e));
    throw switch (e.tree()) {
      case Tree.Sparse _ -> error.help("dense(%s) spells it out", name);
      case Tree.Range _ -> error.help("vec(%s) is the vector of its numbers", name);
      case Tree.Text _ when call.contains(" + ") -> error.help("\"${a}${b}\" joins strings");
      case Tree.Leaf _, Tree.Tuple _, Tree.Record _, Tree.None _, Tree.Text _, Tree.Function _ ->
          error;
    };
  }

  static Node truths(String call, String name, Object x) {
    Node node = tensor(call, name, x);
    if (((Type.Real) node.type()).isBoolean()) return node;
    throw SolventError.of(
            Kind.TYPE, "%s takes booleans, but %s is %s", call, name, described(Expr.of(node)))
        .help("compare, as in x != 0");
  }

  /// This gives a known boolean, as options are.
  static boolean truth(Expr e, String name) {
    if (e.isTensor() && e.node().type().equals(Type.TRUTH)) return e.setting() != 0;
    throw SolventError.of(Kind.TYPE, "%s is true or false, not %s", name, described(e));
  }

  /// This gives a value as messages speak of it: `a tensor [2, 3]`.
  static String described(Expr e) {
    return switch (e.tree()) {
      case Tree.Leaf _ when e.shape().isScalar() -> e.type().isBoolean() ? "a boolean" : "a number";
      case Tree.Leaf _ -> (e.type().isBoolean() ? "a boolean tensor " : "a tensor ") + e.shape();
      case Tree.Tuple _ -> "the tuple " + e.describe();
      case Tree.Record _ -> "the record " + e.describe();
      case Tree.None _ -> "none";
      case Tree.Text _ -> "a string";
      case Tree.Function _ -> "the " + e.describe();
      case Tree.Range _ -> "a range";
      case Tree.Sparse _ -> "a " + e.describe().replace("sparse", "sparse matrix");
    };
  }

  /// This brings tensors to their common shape. Fails with `shape` where they have none.
  static Seq<Node> together(String call, Seq<Node> xs) {
    Shape common = Shape.SCALAR;
    for (Node x : xs) {
      common = common(common, Nodes.shape(x), call, Array.ofAll(xs.map(Nodes::shape)));
    }
    Shape to = common;
    return Array.ofAll(xs.map(x -> spread(x, to)));
  }

  /// This gives the shape that two have in common. Fails with `shape` where they have none.
  static Shape common(String call, Shape a, Shape b) {
    return common(a, b, call, Array.of(a, b));
  }

  private static Shape common(Shape a, Shape b, String call, Seq<Shape> shapes) {
    int rank = Math.max(a.rank(), b.rank());
    int[] sizes = new int[rank];
    for (int i = 1; i <= rank; i++) {
      int m = i <= a.rank() ? a.size(a.rank() - i) : 1;
      int n = i <= b.rank() ? b.size(b.rank() - i) : 1;
      if (m != n && m != 1 && n != 1) {
        throw apart(call, shapes);
      }
      sizes[rank - i] = m == 1 ? n : m;
    }
    return Shape.of(sizes);
  }

  private static SolventError apart(String call, Seq<Shape> shapes) {
    if (isInfix(call)) {
      Seq<String> names = Site.current().operands("x", "y");
      return SolventError.of(
          Kind.SHAPE,
          "the shapes of %s do not go together: %s is %s, %s is %s",
          written(call, names),
          names.get(0),
          shapes.get(0),
          names.get(1),
          shapes.get(1));
    }
    return SolventError.of(
        Kind.SHAPE,
        "the shapes of %s do not go together: %s and %s",
        call,
        shapes.init().mkString(", "),
        shapes.last());
  }

  /// Whether a call is an operator between `x` and `y`.
  private static boolean isInfix(String call) {
    return call.startsWith("x ") && call.endsWith(" y");
  }

  /// An operator between its operands as they were written.
  private static String written(String call, Seq<String> names) {
    return names.get(0) + call.substring(1, call.length() - 1) + names.get(1);
  }

  /// This repeats `x` along new leading axes and those of size 1 until it has the shape `to`.
  static Node spread(Node x, Shape to) {
    Shape from = Nodes.shape(x);
    if (from.equals(to)) return x;
    int before = to.rank() - from.rank();
    List<Integer> axes = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < from.rank(); i++) {
      if (from.size(i) != to.size(before + i)) continue;
      axes.add(before + i);
      sizes.add(from.size(i));
    }
    return Nodes.broadcast(Nodes.reshape(x, Shape.of(Array.ofAll(sizes))), to, Array.ofAll(axes));
  }

  /// This repeats `x` until it has the shape `to`. Fails with `shape` where it does not fit into
  /// it.
  static Node filled(String call, Node x, Shape to) {
    Shape from = Nodes.shape(x);
    int before = to.rank() - from.rank();
    boolean fits =
        before >= 0
            && Array.range(0, from.rank())
                .forAll(i -> from.size(i) == 1 || from.size(i) == to.size(before + i));
    if (fits) return spread(x, to);
    throw SolventError.of(
        Kind.SHAPE, "the shapes of %s do not go together: %s and %s", call, from, to);
  }

  /// This gives `x` as a number. Fails with `shape` where it has axes.
  static Node scalar(String call, String name, Node x) {
    if (Nodes.shape(x).isScalar()) return x;
    throw SolventError.of(
        Kind.SHAPE, "%s takes a number as %s, but this is %s", call, name, described(Expr.of(x)));
  }

  /// This gives an operation on two tensors of numbers.
  static Expr two(Op op, String call, Node x, Node y) {
    return Expr.of(Build.apply(op, together(call, Array.of(x, y))).head());
  }
}
