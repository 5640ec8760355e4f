package dev.solvent.kernel;

import java.util.Arrays;

/// The factors of a square matrix: of its rows and columns scaled by powers of two, which rounds
/// nothing, `P A = L U` with partial pivoting. Every right-hand side is solved by the same
/// arithmetic, alone or among others. Source: Golub & Van Loan, *Matrix Computations*, 4th ed.,
/// 3.4; the estimate of the condition, Higham, *Accuracy and Stability of Numerical Algorithms*,
/// 2nd ed., algorithm 15.1.
final class Lu {
  private static final int MOST_STEPS = 5;

  private final int n;
  private final double[] factors;
  private final int[] rows;
  private final int[] rowScale;
  private final int[] columnScale;
  private int sign = 1;
  private int zeroPivot = -1;

  private Lu(int n, double[] a) {
    this.n = n;
    this.factors = a.clone();
    this.rows = new int[n];
    this.rowScale = new int[n];
    this.columnScale = new int[n];
    for (int i = 0; i < n; i++) rows[i] = i;
  }

  static Lu of(double[] a, int n) {
    Lu lu = new Lu(n, a);
    scale(lu.factors, n, lu.rowScale, lu.columnScale);
    for (int k = 0; k < n; k++) lu.eliminate(k);
    return lu;
  }

  /// This brings the rows and then the columns of a matrix to a greatest entry between 1 and 2, and
  /// writes down the powers of two that it divided them by.
  static void scale(double[] a, int n, int[] rows, int[] columns) {
    for (int i = 0; i < n; i++) {
      double greatest = 0;
      for (int j = 0; j < n; j++) greatest = Math.max(greatest, Math.abs(a[i * n + j]));
      rows[i] = exponent(greatest);
      for (int j = 0; j < n; j++) a[i * n + j] = Math.scalb(a[i * n + j], -rows[i]);
    }
    for (int j = 0; j < n; j++) {
      double greatest = 0;
      for (int i = 0; i < n; i++) greatest = Math.max(greatest, Math.abs(a[i * n + j]));
      columns[j] = exponent(greatest);
      for (int i = 0; i < n; i++) a[i * n + j] = Math.scalb(a[i * n + j], -columns[j]);
    }
  }

  private static int exponent(double x) {
    return x == 0 || !Double.isFinite(x) ? 0 : Math.getExponent(x);
  }

  private void eliminate(int k) {
    int pivot = k;
    for (int i = k + 1; i < n; i++) {
      if (Math.abs(factors[i * n + k]) > Math.abs(factors[pivot * n + k])) pivot = i;
    }
    if (pivot != k) exchange(k, pivot);
    double head = factors[k * n + k];
    if (head == 0) {
      zeroPivot = zeroPivot < 0 ? k : zeroPivot;
      return;
    }
    for (int i = k + 1; i < n; i++) {
      double weight = factors[i * n + k] / head;
      factors[i * n + k] = weight;
      if (weight == 0) continue;
      int row = i * n;
      int from = k * n;
      for (int j = k + 1; j < n; j++) factors[row + j] -= weight * factors[from + j];
    }
  }

  private void exchange(int i, int j) {
    for (int c = 0; c < n; c++) {
      double entry = factors[i * n + c];
      factors[i * n + c] = factors[j * n + c];
      factors[j * n + c] = entry;
    }
    int row = rows[i];
    rows[i] = rows[j];
    rows[j] = row;
    sign = -sign;
  }

  boolean hasZeroPivot() {
    return zeroPivot >= 0;
  }

  /// This gives the solution for each of the `columns` right-hand sides, which lie side by side in
  /// `b`.
  double[] solve(double[] b, int columns, boolean transposed) {
    double[] x = new double[b.length];
    if (transposed) {
      for (int j = 0; j < n; j++) scaled(b, j, x, j, columns, -columnScale[j]);
      back(x, columns);
      double[] out = new double[b.length];
      for (int i = 0; i < n; i++) scaled(x, i, out, rows[i], columns, -rowScale[rows[i]]);
      return out;
    }
    for (int i = 0; i < n; i++) scaled(b, rows[i], x, i, columns, -rowScale[rows[i]]);
    forth(x, columns);
    for (int j = 0; j < n; j++) scaled(x, j, x, j, columns, -columnScale[j]);
    return x;
  }

  private static void scaled(double[] from, int i, double[] to, int j, int columns, int exponent) {
    for (int c = 0; c < columns; c++) {
      to[j * columns + c] = Math.scalb(from[i * columns + c], exponent);
    }
  }

  /// `L y = b`, then `U x = y`.
  private void forth(double[] x, int columns) {
    for (int i = 1; i < n; i++) {
      for (int j = 0; j < i; j++) subtract(x, i, factors[i * n + j], j, columns);
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int j = i + 1; j < n; j++) subtract(x, i, factors[i * n + j], j, columns);
      divide(x, i, columns);
    }
  }

  /// `Uᵀ y = b`, then `Lᵀ x = y`, row by row of the factors.
  private void back(double[] x, int columns) {
    for (int i = 0; i < n; i++) {
      divide(x, i, columns);
      for (int j = i + 1; j < n; j++) subtract(x, j, factors[i * n + j], i, columns);
    }
    for (int i = n - 1; i > 0; i--) {
      for (int j = 0; j < i; j++) subtract(x, j, factors[i * n + j], i, columns);
    }
  }

  private static void subtract(double[] x, int i, double weight, int j, int columns) {
    int to = i * columns;
    int from = j * columns;
    for (int c = 0; c < columns; c++) x[to + c] -= weight * x[from + c];
  }

  private void divide(double[] x, int i, int columns) {
    double pivot = factors[i * n + i];
    for (int c = 0; c < columns; c++) x[i * columns + c] /= pivot;
  }

  /// This gives the determinant.
  double determinant() {
    double product = sign;
    long exponent = 0;
    for (int i = 0; i < n; i++) {
      product *= factors[i * n + i];
      exponent += rowScale[i] + columnScale[i];
      int own = exponent(product);
      product = Math.scalb(product, -own);
      exponent += own;
    }
    return Math.scalb(product, Math.clamp(exponent, -5000, 5000));
  }

  /// This gives the logarithm of the determinant's absolute value.
  double logDeterminant() {
    double sum = 0;
    long exponent = 0;
    for (int i = 0; i < n; i++) {
      sum += Math.log(Math.abs(factors[i * n + i]));
      exponent += rowScale[i] + columnScale[i];
    }
    return sum + exponent * Math.log(2);
  }

  /// This estimates the condition number of the scaled matrix in the 1-norm, from below.
  double condition(double[] a) {
    if (hasZeroPivot()) return Double.POSITIVE_INFINITY;
    double norm = 0;
    for (int j = 0; j < n; j++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += Math.abs(Math.scalb(a[i * n + j], -rowScale[i] - columnScale[j]));
      }
      norm = Math.max(norm, sum);
    }
    return norm * inverseNorm();
  }

  private double inverseNorm() {
    double[] x = new double[n];
    Arrays.fill(x, 1.0 / n);
    double norm = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] y = x.clone();
      forth(y, 1);
      double sum = sumOfAbsolutes(y);
      if (Double.isNaN(sum)) return Double.NaN;
      if (step > 0 && sum <= norm) break;
      norm = sum;
      double[] z = new double[n];
      for (int i = 0; i < n; i++) z[i] = y[i] < 0 ? -1 : 1;
      back(z, 1);
      int greatest = 0;
      for (int i = 1; i < n; i++) if (Math.abs(z[i]) > Math.abs(z[greatest])) greatest = i;
      double here = Vectors.dot(z, x);
      if (Math.abs(z[greatest]) <= here) break;
      x = new double[n];
      x[greatest] = 1;
    }
    return Math.max(norm, alternating());
  }

  /// The estimate from a vector of growing entries of alternating sign, which catches what the
  /// search misses.
  private double alternating() {
    double[] v = new double[n];
    for (int i = 0; i < n; i++) {
      double entry = n == 1 ? 1 : 1 + (double) i / (n - 1);
      v[i] = i % 2 == 0 ? entry : -entry;
    }
    forth(v, 1);
    return 2 * sumOfAbsolutes(v) / (3 * n);
  }

  private static double sumOfAbsolutes(double[] x) {
    double sum = 0;
    for (double entry : x) sum += Math.abs(entry);
    return sum;
  }
}
