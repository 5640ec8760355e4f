package dev.solvent.dsl;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// `A @ B` as NumPy's: over the last axis of `A` and the last but one of `B`, or its only one; the
/// axes before are stacks of matrices, which broadcast.
final class MatrixProduct {
  private MatrixProduct() {}

  static Expr of(Expr a, Expr b) {
    if (Sparsity.isSparse(a)) return sparse(a, b);
    if (Sparsity.isSparse(b)) {
      return Expr.of(Nodes.transpose(sparse(Sparsity.transposed(b), transposed(a)).node()));
    }
    Node left = operand("A", a);
    Node right = operand("B", b);
    check(Nodes.shape(left), Nodes.shape(right));
    return Expr.of(product(left, right));
  }

  private static Node operand(String name, Expr x) {
    Node node = Operands.number("A @ B", name, x);
    if (!Nodes.shape(node).isScalar()) return node;
    Seq<String> names = Site.current().operands("A", "B");
    throw SolventError.of(
            Kind.SHAPE,
            "%s @ %s takes vectors and matrices, but %s is a number",
            names.get(0),
            names.get(1),
            names.get(name.equals("A") ? 0 : 1))
        .help("* multiplies by a number");
  }

  private static void check(Shape a, Shape b) {
    if (a.size(a.rank() - 1) == b.size(Math.max(0, b.rank() - 2))) return;
    Seq<String> names = Site.current().operands("A", b.rank() == 1 ? "x" : "B");
    throw SolventError.of(
        Kind.SHAPE,
        "the inner sizes of %s @ %s differ: %s is %s, %s is %s",
        names.get(0),
        names.get(1),
        names.get(0),
        a,
        names.get(1),
        b);
  }

  private static Node product(Node a, Node b) {
    int m = Nodes.shape(a).rank();
    int n = Nodes.shape(b).rank();
    if (m <= 2 && n <= 2) return Nodes.product(a, b);
    if (n <= 2) return Nodes.contract(a, b, Array.of(m - 1), Array.of(0));
    if (m == 1) return Nodes.contract(b, a, Array.of(n - 2), Array.of(0));
    return m == 2
        ? Nodes.move(Nodes.contract(a, b, Array.of(1), Array.of(n - 2)), 0, n - 2)
        : stacks(a, b);
  }

  private static Node stacks(Node a, Node b) {
    Shape left = Nodes.shape(a);
    Shape right = Nodes.shape(b);
    Shape first = left.slice(0, left.rank() - 2);
    Shape second = right.slice(0, right.rank() - 2);
    Shape stack = Operands.common("the stacks of A @ B", first, second);
    int k = stack.rank();
    Node x = Operands.spread(a, stack.concat(left.slice(left.rank() - 2, left.rank())));
    Node y = Operands.spread(b, stack.concat(right.slice(right.rank() - 2, right.rank())));
    Seq<Integer> stacked = Array.range(0, k);
    return Build.one(new Op.Contract(Array.of(k + 1), Array.of(k), stacked, stacked), x, y);
  }

  private static Expr sparse(Expr s, Expr x) {
    if (Sparsity.isSparse(x)) {
      throw SolventError.of(
              Kind.TYPE,
              "a sparse matrix is multiplied by a dense one, but both of A @ B are sparse: %s and"
                  + " %s",
              Sparsity.shape(s),
              Sparsity.shape(x))
          .help("dense(B) spells it out");
    }
    Node node = operand("B", x);
    check(Sparsity.shape(s), Nodes.shape(node));
    if (Nodes.shape(node).rank() <= 2) {
      return Expr.of(Nodes.sparseProduct(Sparsity.pattern(s), Sparsity.values(s), node));
    }
    throw SolventError.of(
        Kind.SHAPE,
        "a sparse matrix is multiplied by a vector or a matrix, but B is %s",
        Nodes.shape(node));
  }

  private static Expr transposed(Expr x) {
    return Expr.of(Nodes.transpose(operand("A", x)));
  }
}
