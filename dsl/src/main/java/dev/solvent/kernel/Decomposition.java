package dev.solvent.kernel;

import dev.solvent.expr.Kernel;
import dev.solvent.type.Shape;
import io.vavr.collection.Seq;

/// The kernels of matrices, row-major. Of a matrix that holds NaN or infinity each gives NaN.
public record Decomposition(String name, Results of) implements Kernel {
  /// Of a symmetric `[n, n]` the lower factor. Fails with `singular` where it is not positive
  /// definite.
  public static final Decomposition CHOLESKY =
      new Decomposition("cholesky", (x, s) -> only(Triangles.cholesky(x[0], s.head().size(0))));

  /// Of `[m, n]`, `m >= n`, the factors `[m, n]` and `[n, n]`.
  public static final Decomposition QR =
      new Decomposition("qr", (x, s) -> Triangles.qr(x[0], s.head().size(0), s.head().size(1)));

  /// Of a symmetric `[n, n]` the eigenvalues, ascending, and the eigenvectors.
  public static final Decomposition EIGH =
      new Decomposition("eigh", (x, s) -> Spectra.eigen(x[0], s.head().size(0)));

  /// Of `[m, n]` the left vectors, the singular values, descending, and the right vectors.
  public static final Decomposition SVD =
      new Decomposition(
          "svd", (x, s) -> Spectra.singular(x[0], s.head().size(0), s.head().size(1)));

  public static final Decomposition EXPM =
      new Decomposition("expm", (x, s) -> only(Exponential.of(x[0], s.head().size(0))));

  public static final Decomposition DET =
      new Decomposition(
          "det", (x, s) -> only(Factorizations.factors(x[0], s.head().size(0)).determinant()));

  public static final Decomposition LOGDET =
      new Decomposition(
          "logdet",
          (x, s) -> only(Factorizations.factors(x[0], s.head().size(0)).logDeterminant()));

  /// Of `[n, n]` what makes it regular: see `Deflation`.
  public static final Decomposition SHIFT =
      new Decomposition("shift", (x, s) -> Deflation.of(x[0], s.head().size(0)));

  /// Of `[m, n]` and `[m]` or `[m, k]` the least-squares solution of least norm.
  public static final Decomposition LSTSQ =
      new Decomposition(
          "lstsq",
          (x, s) ->
              only(
                  Spectra.leastNorm(
                      x[0], s.head(), x[1], columns(s.last()), Spectra.cutoff(s.head()))));

  /// As `pinv`, where singular values below the rounding errors of the greatest count as zero.
  public static final Decomposition PINV =
      new Decomposition(
          "pinv", (x, s) -> only(Spectra.pseudoinverse(x[0], s.head(), Spectra.cutoff(s.head()))));

  /// Of `[m, n]` the matrix `[n, m]` that gives the least-squares solution of least norm; singular
  /// values below a share of the greatest count as zero.
  public static Decomposition pinv(double cutoff) {
    return new Decomposition("pinv", (x, s) -> only(Spectra.pseudoinverse(x[0], s.head(), cutoff)));
  }

  /// What a kernel does with the entries of its operands.
  public interface Results {
    double[][] of(double[][] operands, Seq<Shape> shapes);
  }

  @Override
  public double[][] results(double[][] operands, Seq<Shape> shapes) {
    return of.of(operands, shapes);
  }

  private static int columns(Shape b) {
    return b.rank() < 2 ? 1 : b.size(1);
  }

  private static double[][] only(double... result) {
    return new double[][] {result};
  }
}
