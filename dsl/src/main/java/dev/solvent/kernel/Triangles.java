package dev.solvent.kernel;

import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;

/// Factors that are triangles.
final class Triangles {
  private Triangles() {}

  /// Row by row. Source: Golub & Van Loan, *Matrix Computations*, 4th ed., 4.2.
  static double[] cholesky(double[] a, int n) {
    double[] l = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        l[i * n + j] = (a[i * n + j] - product(l, i, j, j, n)) / l[j * n + j];
      }
      double rest = a[i * n + i] - product(l, i, i, i, n);
      if (rest <= 0) throw indefinite(i, rest);
      l[i * n + i] = Math.sqrt(rest);
    }
    return l;
  }

  /// The product of the first `count` entries of two rows.
  private static double product(double[] l, int i, int j, int count, int n) {
    double sum = 0;
    for (int k = 0; k < count; k++) sum += l[i * n + k] * l[j * n + k];
    return sum;
  }

  private static SolventError indefinite(int i, double pivot) {
    return SolventError.of(
            Kind.SINGULAR,
            "the matrix is not positive definite: pivot %d of its Cholesky factor is the root of"
                + " %.3g",
            i,
            pivot)
        .help(
            "eigh(A).values are the eigenvalues; of a symmetric matrix that is not positive"
                + " definite take eigh or solve");
  }

  /// By Householder's reflections, with LAPACK's signs: a column that is zero below its diagonal is
  /// left as it is. Source: Golub & Van Loan, 5.2.
  static double[][] qr(double[] a, int m, int n) {
    int exponent = exponent(a);
    double[] r = scaled(a, -exponent);
    double[] weights = new double[n];
    for (int k = 0; k < n; k++) {
      weights[k] = reflector(r, k, m, n);
      reflect(r, k, weights[k], r, k + 1, m, n);
    }
    double[] q = new double[m * n];
    for (int i = 0; i < n; i++) q[i * n + i] = 1;
    for (int k = n - 1; k >= 0; k--) reflect(r, k, weights[k], q, k, m, n);
    double[] upper = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) upper[i * n + j] = Math.scalb(r[i * n + j], exponent);
    }
    return new double[][] {q, upper};
  }

  /// This puts the vector of a reflection, whose first entry is 1, below the diagonal of column
  /// `k`, and gives its weight.
  private static double reflector(double[] r, int k, int m, int n) {
    double below = 0;
    for (int i = k + 1; i < m; i++) below += r[i * n + k] * r[i * n + k];
    double head = r[k * n + k];
    if (below == 0) return 0;
    double image = -Math.copySign(Math.sqrt(head * head + below), head);
    for (int i = k + 1; i < m; i++) r[i * n + k] /= head - image;
    r[k * n + k] = image;
    return (image - head) / image;
  }

  /// This reflects the columns of `x` from `first` on.
  private static void reflect(
      double[] r, int k, double weight, double[] x, int first, int m, int n) {
    if (weight == 0) return;
    double[] sums = new double[n];
    for (int j = first; j < n; j++) sums[j] = x[k * n + j];
    for (int i = k + 1; i < m; i++) {
      double v = r[i * n + k];
      for (int j = first; j < n; j++) sums[j] += v * x[i * n + j];
    }
    for (int j = first; j < n; j++) sums[j] *= weight;
    for (int j = first; j < n; j++) x[k * n + j] -= sums[j];
    for (int i = k + 1; i < m; i++) {
      double v = r[i * n + k];
      for (int j = first; j < n; j++) x[i * n + j] -= v * sums[j];
    }
  }

  /// This gives the exponent of the greatest entry, so that squares of scaled entries neither
  /// overflow nor vanish.
  static int exponent(double[] a) {
    double greatest = 0;
    for (double entry : a) greatest = Math.max(greatest, Math.abs(entry));
    return greatest == 0 || !Double.isFinite(greatest) ? 0 : Math.getExponent(greatest);
  }

  static double[] scaled(double[] a, int exponent) {
    double[] out = new double[a.length];
    for (int i = 0; i < out.length; i++) out[i] = Math.scalb(a[i], exponent);
    return out;
  }
}
