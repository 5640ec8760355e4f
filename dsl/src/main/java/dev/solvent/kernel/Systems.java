package dev.solvent.kernel;

import dev.solvent.expr.Direct;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import java.util.Arrays;

/// Linear systems by factoring their matrix.
public final class Systems {
  private static final Remembered<double[]> TRIANGLES = new Remembered<>();
  private static final Remembered<double[][]> ORTHOGONAL = new Remembered<>();

  private Systems() {}

  /// This gives `A⁻¹ b`, or `A⁻ᵀ b`, for right-hand sides side by side. Fails with `singular`.
  public static double[] solve(
      Direct how, double[] a, int n, boolean transposed, double[] b, int columns) {
    return solve(how, a, 0, n, transposed, b, columns);
  }

  /// As `solve`, for matrix `i` of those that `a` holds one after another.
  public static double[] solve(
      Direct how, double[] a, int i, int n, boolean transposed, double[] b, int columns) {
    return switch (how) {
      case LU -> Factorizations.solve(a, i, n, transposed, b, columns);
      case CHOLESKY -> positive(matrix(a, i, n), n, b, columns);
      case QR -> orthogonal(matrix(a, i, n), n, transposed, b, columns);
    };
  }

  private static double[] matrix(double[] a, int i, int n) {
    return a.length == n * n ? a : Arrays.copyOfRange(a, i * n * n, (i + 1) * n * n);
  }

  /// `L y = b`, then `Lᵀ x = y`.
  private static double[] positive(double[] a, int n, double[] b, int columns) {
    double[] l = TRIANGLES.of(a, () -> Triangles.cholesky(symmetric(a, n), n));
    double[] x = b.clone();
    lower(l, n, x, columns);
    upper(transposed(l, n), n, x, columns);
    return x;
  }

  private static double[] symmetric(double[] a, int n) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double size = Math.sqrt(Math.abs(a[i * n + i])) * Math.sqrt(Math.abs(a[j * n + j]));
        if (Math.abs(a[i * n + j] - a[j * n + i]) > 1e-8 * size) {
          throw SolventError.of(
                  Kind.SINGULAR, "the matrix is not symmetric, as cholesky() wants it")
              .help("lu() and qr() solve with any regular matrix");
        }
      }
    }
    return a;
  }

  /// `R x = Qᵀ b`, or `Rᵀ y = b` and `x = Q y`.
  private static double[] orthogonal(
      double[] a, int n, boolean transposed, double[] b, int columns) {
    Factorizations.ensureRegular(Conditioning.condition(a, n));
    double[][] qr = ORTHOGONAL.of(a, () -> Triangles.qr(a, n, n));
    if (transposed) {
      double[] y = b.clone();
      lower(transposed(qr[1], n), n, y, columns);
      return product(qr[0], n, y, columns);
    }
    double[] x = product(transposed(qr[0], n), n, b, columns);
    upper(qr[1], n, x, columns);
    return x;
  }

  private static void lower(double[] l, int n, double[] x, int columns) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) subtract(x, i, l[i * n + j], j, columns);
      divide(x, i, l[i * n + i], columns);
    }
  }

  private static void upper(double[] u, int n, double[] x, int columns) {
    for (int i = n - 1; i >= 0; i--) {
      for (int j = i + 1; j < n; j++) subtract(x, i, u[i * n + j], j, columns);
      divide(x, i, u[i * n + i], columns);
    }
  }

  private static void subtract(double[] x, int i, double weight, int j, int columns) {
    for (int c = 0; c < columns; c++) x[i * columns + c] -= weight * x[j * columns + c];
  }

  private static void divide(double[] x, int i, double pivot, int columns) {
    for (int c = 0; c < columns; c++) x[i * columns + c] /= pivot;
  }

  private static double[] product(double[] a, int n, double[] b, int columns) {
    double[] out = new double[b.length];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int c = 0; c < columns; c++) {
          out[i * columns + c] += a[i * n + j] * b[j * columns + c];
        }
      }
    }
    return out;
  }

  private static double[] transposed(double[] a, int n) {
    double[] out = new double[a.length];
    for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) out[j * n + i] = a[i * n + j];
    return out;
  }
}
