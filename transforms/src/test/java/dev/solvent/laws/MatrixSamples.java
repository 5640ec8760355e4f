package dev.solvent.laws;

import static dev.solvent.Solvent.*;
import static dev.solvent.laws.Sample.in;
import static dev.solvent.laws.Sample.row;

import dev.solvent.dsl.Expr;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// Samples of the words of matrices, linear systems and decompositions.
final class MatrixSamples {
  private MatrixSamples() {}

  private static final int[] ROWS = {0, 1, 2, 0, 2};
  private static final int[] COLUMNS = {0, 1, 2, 2, 1};

  static Seq<Sample> rows() {
    return products().appendAll(systems()).appendAll(decompositions());
  }

  /// A symmetric positive definite matrix of any square one.
  private static Expr definite(Expr x) {
    return x.matmul(x.T()).plus(eye(3));
  }

  /// A regular matrix of any with entries below 1.
  private static Expr regular(Expr x) {
    return x.plus(eye(3).times(3));
  }

  private static Expr sparse(Expr values) {
    return dev.solvent.Solvent.sparse(tuple(ROWS, COLUMNS), values, tuple(3, 3));
  }

  private static Seq<Sample> products() {
    return Array.of(
        row("matmul", in(-2, 2, 2, 3), in(-2, 2, 3, 2), (x, y) -> x.matmul(y)),
        row("matmul: a vector", in(-2, 2, 2, 3), in(-2, 2, 3), (x, y) -> x.matmul(y)),
        row("matmul: from the left", in(-2, 2, 3), in(-2, 2, 3, 2), (x, y) -> x.matmul(y)),
        row("matmul: vectors", in(-2, 2, 3), in(-2, 2, 3), (x, y) -> x.matmul(y)),
        row("matmul: stacks", in(-2, 2, 2, 2, 3), in(-2, 2, 2, 3, 2), (x, y) -> x.matmul(y)),
        row(
            "matmul: a stack and a matrix",
            in(-2, 2, 2, 2, 3),
            in(-2, 2, 3, 2),
            (x, y) -> x.matmul(y)),
        row(
            "matmul: a matrix and a stack",
            in(-2, 2, 2, 3),
            in(-2, 2, 2, 3, 2),
            (x, y) -> x.matmul(y)),
        row("outer", in(-2, 2, 2), in(-2, 2, 3), (x, y) -> outer(x, y)),
        row("kron", in(-2, 2, 2, 2), in(-2, 2, 1, 3), (x, y) -> kron(x, y)),
        row("diag", in(-2, 2, 3), x -> diag(x.sin()).plus(1)),
        row("diag: of a matrix", in(-2, 2, 2, 3), x -> diag(x).exp()),
        row("trace", in(-2, 2, 3, 3), x -> trace(x.times(x))),
        row("tril triu", in(-2, 2, 3, 3), x -> tril(x, -1).plus(triu(x.sin(), 1))),
        row(
            "sparse dense",
            in(-2, 2, 5),
            in(-2, 2, 3),
            (v, x) -> sparse(v).matmul(x).plus(sum(dense(sparse(v).T()), axis(0)))),
        row(
            "sparse: arithmetic",
            in(-2, 2, 5),
            x -> diag(sparse(x).times(2).plus(sparse(x.sin()))).plus(sparse(x).matmul(eye(3)))));
  }

  private static Seq<Sample> systems() {
    return Array.of(
        row("solve", in(-1, 1, 3, 3), in(-2, 2, 3), (a, b) -> solve(regular(a), b)),
        row("solve: columns", in(-1, 1, 3, 3), in(-2, 2, 3, 2), (a, b) -> solve(regular(a), b)),
        row("solve: sparse", in(2, 3, 5), in(-2, 2, 3), (v, b) -> solve(sparse(v), b)),
        row("inv", in(-1, 1, 3, 3), a -> inv(regular(a))),
        row("det", in(-1, 1, 3, 3), a -> det(a)),
        row(
            "det: of a singular matrix",
            in(-1, 1, 3),
            in(-1, 1, 3),
            (x, y) -> det(outer(x, y).plus(outer(x.sin(), y.cos())))),
        row("logdet", in(-1, 1, 3, 3), a -> logdet(regular(a))),
        row("lstsq", in(-1, 1, 4, 2), in(-2, 2, 4), (a, b) -> lstsq(a, b)),
        row(
            "lstsq: columns, of least norm",
            in(-1, 1, 2, 4),
            in(-2, 2, 2, 2),
            (a, b) -> lstsq(a, b)));
  }

  private static Seq<Sample> decompositions() {
    return Array.of(
        row("cholesky", in(-1, 1, 3, 3), a -> cholesky(definite(a))),
        row("qr", in(-1, 1, 4, 3), a -> tuple(qr(a).q(), qr(a).r())),
        row("qr: wide", in(-1, 1, 2, 4), a -> tuple(qr(a).q(), qr(a).r())),
        row("eigh", in(-1, 1, 3, 3), a -> tuple(eigh(a).values(), eigh(a).vectors())),
        row(
            "eigh: a function of a matrix",
            in(-1, 1, 3, 3),
            a ->
                eigh(a)
                    .vectors()
                    .matmul(diag(eigh(a).values().exp()))
                    .matmul(eigh(a).vectors().T())),
        row("svd", in(-1, 1, 3, 3), a -> tuple(svd(a).u(), svd(a).values(), svd(a).v())),
        row("svd: tall", in(-1, 1, 4, 2), a -> tuple(svd(a).u(), svd(a).values(), svd(a).v())),
        row("svd: wide", in(-1, 1, 2, 4), a -> tuple(svd(a).u(), svd(a).values(), svd(a).v())),
        row("expm", in(-1, 1, 3, 3), a -> expm(a)),
        row("expm: squared", in(-4, 4, 2, 2), a -> expm(a).div(100)));
  }
}
