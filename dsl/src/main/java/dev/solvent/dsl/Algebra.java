package dev.solvent.dsl;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.expr.Pattern;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;

/// Words of linear systems and of decompositions.
public class Algebra extends Matrices {
  protected Algebra() {}

  // systems

  @Word(
      value = "solve(A, b)",
      doc = "The solution `x` of `A @ x = b`, where `b` is a vector or a matrix.")
  public static Expr solve(Object A, Object b) {
    Expr matrix = Expr.of(A);
    Node right = Operands.number("solve(A, b)", "b", b);
    if (!Sparsity.isSparse(matrix)) {
      Node left = square("solve(A, b)", matrix);
      check(Nodes.shape(left), Nodes.shape(right));
      return Expr.of(Nodes.solve(left, right));
    }
    Pattern pattern = Sparsity.pattern(matrix);
    square("solve(A, b)", Sparsity.shape(matrix));
    check(Sparsity.shape(matrix), Nodes.shape(right));
    return Expr.of(Build.one(new Op.SolveSparse(pattern, false), right, Sparsity.values(matrix)));
  }

  private static void check(Shape a, Shape b) {
    if (b.rank() >= 1 && b.rank() <= 2 && b.size(0) == a.size(0)) return;
    throw SolventError.of(
        Kind.SHAPE,
        "the sizes of solve(A, b) differ: A is %s, b is %s",
        a,
        b.isScalar() ? "a number" : b);
  }

  @Word(value = "inv(A)", doc = "The inverse of a square matrix.")
  public static Expr inv(Object A) {
    Node matrix = square("inv(A)", Expr.of(A));
    return Expr.of(Nodes.solve(matrix, Nodes.eye(Nodes.shape(matrix).size(0))));
  }

  /// This gives a square matrix of numbers. Fails with `shape` where it is none.
  private static Node square(String call, Expr A) {
    Node node = Operands.number(call, "A", A);
    square(call, Nodes.shape(node));
    return node;
  }

  private static void square(String call, Shape shape) {
    if (shape.rank() == 2 && shape.size(0) == shape.size(1)) return;
    throw SolventError.of(
        Kind.SHAPE,
        "%s takes a square matrix, but A is %s",
        call,
        shape.isScalar() ? "a number" : shape);
  }
}
