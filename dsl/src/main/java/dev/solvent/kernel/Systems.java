package dev.solvent.kernel;

import dev.solvent.expr.Direct;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;

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
    return each(
        n,
        b,
        columns,
        x -> {
          TriangularSolver_DDRM.solveL(l, x, n);
          TriangularSolver_DDRM.solveTranL(l, x, n);
          return x;
        });
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
    return each(
        n,
        b,
        columns,
        transposed ? x -> fromTransposed(qr[0], qr[1], x) : x -> from(qr[0], qr[1], x));
  }

  private static double[] from(double[] q, double[] r, double[] b) {
    double[] x = Vectors.transposed(q, b.length, b.length, b);
    TriangularSolver_DDRM.solveU(r, x, b.length);
    return x;
  }

  private static double[] fromTransposed(double[] q, double[] r, double[] b) {
    TriangularSolver_DDRM.solveTranU(r, b, b.length);
    return Vectors.product(q, b.length, b.length, b);
  }

  /// Each right-hand side alone, so that one is solved by the same arithmetic among others.
  private static double[] each(int n, double[] b, int columns, UnaryOperator<double[]> solve) {
    double[] out = new double[b.length];
    for (int c = 0; c < columns; c++) {
      double[] x = new double[n];
      for (int i = 0; i < n; i++) x[i] = b[i * columns + c];
      double[] y = solve.apply(x);
      for (int i = 0; i < n; i++) out[i * columns + c] = y[i];
    }
    return out;
  }
}
