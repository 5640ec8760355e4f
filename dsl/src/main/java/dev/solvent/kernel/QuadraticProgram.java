package dev.solvent.kernel;

import dev.solvent.type.Shape;
import java.util.Arrays;

/// `min ½ xᵀQx + cᵀx` subject to `Ax = b`, `Gx ≤ h`: the numbers, and how well a point satisfies
/// the conditions of Karush, Kuhn and Tucker.
///
/// @param n the number of unknowns
/// @param p the number of equalities
/// @param m the number of inequalities
record QuadraticProgram(
    int n, int p, int m, double[] q, double[] c, double[] a, double[] b, double[] g, double[] h) {

  /// A point with its multipliers: `y` of the equalities, `z` of the inequalities.
  record Point(double[] x, double[] y, double[] z) {}

  /// This gives `Qx + c + Aᵀy + Gᵀz`.
  double[] dual(Point at) {
    double[] out = Vectors.plus(c, Vectors.product(q, n, n, at.x));
    out = Vectors.plus(out, Vectors.transposed(a, p, n, at.y));
    return Vectors.plus(out, Vectors.transposed(g, m, n, at.z));
  }

  /// This gives `Ax − b`.
  double[] equalities(double[] x) {
    return Vectors.minus(Vectors.product(a, p, n, x), b);
  }

  /// This gives `Gx − h`.
  double[] inequalities(double[] x) {
    return Vectors.minus(Vectors.product(g, m, n, x), h);
  }

  /// This gives the greatest violation of a condition, relative to its terms.
  double violation(Point at) {
    double[] slack = inequalities(at.x);
    double worst = 0;
    for (int i = 0; i < m; i++) {
      double size = 1 + Math.abs(h[i]) + row(g, i, at.x);
      double price = 1 + Vectors.greatest(at.z);
      worst = Math.max(worst, slack[i] / size);
      worst = Math.max(worst, -at.z[i] / price);
      worst = Math.max(worst, Math.min(Math.abs(slack[i]) / size, Math.abs(at.z[i]) / price));
    }
    double[] missed = equalities(at.x);
    for (int i = 0; i < p; i++) {
      worst = Math.max(worst, Math.abs(missed[i]) / (1 + Math.abs(b[i]) + row(a, i, at.x)));
    }
    return Math.max(worst, Vectors.greatest(dual(at)) / dualSize(at));
  }

  private double dualSize(Point at) {
    double size = 1 + Vectors.greatest(c) + Vectors.greatest(Vectors.product(q, n, n, at.x));
    return size
        + Vectors.greatest(Vectors.transposed(a, p, n, at.y))
        + Vectors.greatest(Vectors.transposed(g, m, n, at.z));
  }

  /// The sum of the absolute terms of a row's product.
  private double row(double[] matrix, int i, double[] x) {
    double sum = 0;
    for (int j = 0; j < n; j++) sum += Math.abs(matrix[i * n + j] * x[j]);
    return sum;
  }

  /// This gives the system of the point at which some inequalities, and they alone, hold with
  /// equality: a symmetric matrix of `n + p + active` rows.
  double[] active(int[] which) {
    int size = n + p + which.length;
    double[] matrix = new double[size * size];
    for (int i = 0; i < n; i++) System.arraycopy(q, i * n, matrix, i * size, n);
    for (int i = 0; i < p; i++) border(matrix, size, n + i, a, i);
    for (int k = 0; k < which.length; k++) border(matrix, size, n + p + k, g, which[k]);
    return matrix;
  }

  private void border(double[] matrix, int size, int at, double[] rows, int i) {
    for (int j = 0; j < n; j++) {
      matrix[at * size + j] = rows[i * n + j];
      matrix[j * size + at] = rows[i * n + j];
    }
  }

  /// This gives the solution of that system: by elimination, or where it is singular the one of
  /// least norm.
  Point solveActive(int[] which) {
    int size = n + p + which.length;
    double[] right = new double[size];
    for (int j = 0; j < n; j++) right[j] = -c[j];
    System.arraycopy(b, 0, right, n, p);
    for (int k = 0; k < which.length; k++) right[n + p + k] = h[which[k]];
    double[] matrix = active(which);
    Lu lu = Lu.of(matrix, size);
    double[] all =
        lu.condition() < 1e13
            ? lu.solve(right, 1, false)
            : Spectra.leastNorm(matrix, Shape.of(size, size), right, 1, 1e-12);
    double[] z = new double[m];
    for (int k = 0; k < which.length; k++) z[which[k]] = all[n + p + k];
    double[] x = Arrays.copyOf(all, n);
    return new Point(x, Arrays.copyOfRange(all, n, n + p), z);
  }
}
