package dev.solvent.dsl;

import dev.solvent.algebra.Cholesky;
import dev.solvent.algebra.Determinant;
import dev.solvent.algebra.Exponential;
import dev.solvent.algebra.LeastSquares;
import dev.solvent.algebra.Orthogonal;
import dev.solvent.algebra.SingularValues;
import dev.solvent.algebra.Spectrum;
import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.expr.Pattern;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import io.vavr.collection.Seq;

/// Words of linear systems and of decompositions.
public class Algebra extends Matrices {
  protected Algebra() {}

  // systems

  @Word(
      value = "solve(A, b)",
      doc = "The solution `x` of `A @ x = b`, where `b` is a vector or a matrix.",
      example = "solve([[4, 1], [2, 5]], [9, 9])  // [2, 1]")
  public static Expr solve(Object A, Object b) {
    Expr matrix = Expr.of(A);
    Node right = Operands.number("solve(A, b)", "b", b);
    if (!Sparsity.isSparse(matrix)) {
      Node left = square("solve(A, b)", matrix);
      check("solve(A, b)", Nodes.shape(left), Nodes.shape(right));
      return Expr.of(Nodes.solve(left, right));
    }
    Pattern pattern = Sparsity.pattern(matrix);
    square("solve(A, b)", Sparsity.shape(matrix));
    check("solve(A, b)", Sparsity.shape(matrix), Nodes.shape(right));
    return Expr.of(Build.one(new Op.SolveSparse(pattern, false), right, Sparsity.values(matrix)));
  }

  private static void check(String call, Shape a, Shape b) {
    if (b.rank() >= 1 && b.rank() <= 2 && b.size(0) == a.size(0)) return;
    throw SolventError.of(
        Kind.SHAPE,
        "the sizes of solve(A, b) differ: A is %s, b is %s",
        a,
        b.isScalar() ? "a number" : b);
  }

  @Word(
      value = "inv(A)",
      doc = "The inverse of a square matrix.",
      example = "inv([[1, 2], [3, 4]])  // [[-2, 1], [1.5, -0.5]]")
  public static Expr inv(Object A) {
    Node matrix = square("inv(A)", Expr.of(A));
    return Expr.of(Nodes.solve(matrix, Nodes.eye(Nodes.shape(matrix).size(0))));
  }

  @Word(
      value = "det(A)",
      doc = "The determinant of a square matrix.",
      example = "det([[1, 2], [3, 4]])  // -2")
  public static Expr det(Object A) {
    return Expr.of(Determinant.of(square("det(A)", Expr.of(A))));
  }

  @Word(
      value = "logdet(A)",
      doc = "The logarithm of the determinant's absolute value, without overflow.",
      example = "logdet([[2, 0], [0, 3]])  // 1.79175946923")
  public static Expr logdet(Object A) {
    return Expr.of(Determinant.logarithm(square("logdet(A)", Expr.of(A))));
  }

  @Word(
      value = "lstsq(A, b)",
      doc =
          "The `x` for which `A @ x` is nearest to the vector or the columns of `b`, of all these"
              + " the one of least norm.",
      example = "lstsq([[1, 0], [1, 1], [1, 2]], [1, 3, 5])  // [1, 2]")
  public static Expr lstsq(Object A, Object b) {
    Node left = matrix("lstsq(A, b)", "A", A);
    Node right = Operands.number("lstsq(A, b)", "b", b);
    check("lstsq(A, b)", Nodes.shape(left), Nodes.shape(right));
    return Expr.of(LeastSquares.solve(left, right));
  }

  // decompositions

  @Word(
      value = "cholesky(A)",
      doc =
          "The lower triangle `L` for which `L @ L.T` is the symmetric part of `A`, which is"
              + " positive definite.",
      example = "cholesky([[4, 2], [2, 5]])  // [[2, 0], [1, 2]]")
  public static Expr cholesky(Object A) {
    return Expr.of(Cholesky.of(square("cholesky(A)", Expr.of(A))));
  }

  @Word(
      value = "qr(A)",
      doc =
          "The record `(q, r)` of orthonormal columns and an upper triangle for which `A` is `q @"
              + " r`.",
      example = "qr([[3, 1], [4, 2]]).r  // [[-5, -2.2], [0, 0.4]]")
  public static Qr qr(Object A) {
    Seq<Expr> parts = Orthogonal.of(matrix("qr(A)", "A", A)).map(Expr::of);
    return new Qr(parts.get(0), parts.get(1));
  }

  @Word(
      value = "eigh(A)",
      doc =
          "The record `(values, vectors)` of the symmetric part of `A`: the eigenvalues, ascending,"
              + " and orthonormal columns.",
      example = "eigh([[2, 1], [1, 2]]).values  // [1, 3]")
  public static Eigen eigh(Object A) {
    Seq<Expr> parts = Spectrum.of(square("eigh(A)", Expr.of(A))).map(Expr::of);
    return new Eigen(parts.get(0), parts.get(1));
  }

  @Word(
      value = "svd(A)",
      doc =
          "The record `(u, values, v)` of orthonormal columns and singular values, descending, for"
              + " which `A` is `u @ diag(values) @ v.T`.",
      example = "svd([[3, 0], [0, -4]]).values  // [4, 3]")
  public static Svd svd(Object A) {
    Seq<Expr> parts = SingularValues.of(matrix("svd(A)", "A", A)).map(Expr::of);
    return new Svd(parts.get(0), parts.get(1), parts.get(2));
  }

  @Word(
      value = "expm(A)",
      doc = "The exponential of a square matrix.",
      example = "expm([[0, 1], [0, 0]])  // [[1, 1], [0, 1]]")
  public static Expr expm(Object A) {
    return Expr.of(Exponential.of(square("expm(A)", Expr.of(A))));
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
