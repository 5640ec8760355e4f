package dev.solvent.kernel;

import io.vavr.Lazy;

/// The factors of a square matrix: of its rows and columns scaled by powers of two, which rounds
/// nothing, `P A = L U` with partial pivoting. Every right-hand side is solved by the same
/// arithmetic, alone or among others. Source: Golub & Van Loan, *Matrix Computations*, 4th ed.,
/// 3.4.
final class Lu {
  private static final int PANEL = 16;

  private final int n;
  private final double[] factors;
  private final int[] rows;
  private final int[] rowScale;
  private final int[] columnScale;
  private int sign = 1;
  private boolean singular;
  private double norm;
  private final Lazy<Double> condition = Lazy.of(this::estimate);

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
    lu.norm = norm(lu.factors, n);
    for (int k = 0; k < n; k += PANEL) {
      Interruption.poll();
      lu.eliminate(k, Math.min(n, k + PANEL));
    }
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

  /// Eliminates the columns `from` to `to`; the columns behind are changed once for all of these,
  /// so that they pass through the cache once.
  private void eliminate(int from, int to) {
    for (int k = from; k < to; k++) column(k, to);
    for (int i = from + 1; i < to; i++) {
      for (int k = from; k < i; k++) subtract(i, k, to);
    }
    for (int i = to; i < n; i++) {
      int k = from;
      for (; k + 4 <= to; k += 4) subtractFour(i, k, to);
      for (; k < to; k++) subtract(i, k, to);
    }
  }

  private void column(int k, int to) {
    int pivot = k;
    for (int i = k + 1; i < n; i++) {
      if (Math.abs(factors[i * n + k]) > Math.abs(factors[pivot * n + k])) pivot = i;
    }
    if (pivot != k) exchange(k, pivot);
    double head = factors[k * n + k];
    if (head == 0) {
      singular = true;
      return;
    }
    for (int i = k + 1; i < n; i++) {
      double weight = factors[i * n + k] / head;
      factors[i * n + k] = weight;
      for (int j = k + 1; j < to; j++) factors[i * n + j] -= weight * factors[k * n + j];
    }
  }

  /// Subtracts from row `i`, from column `first` on, its multiple of row `k`.
  private void subtract(int i, int k, int first) {
    double weight = factors[i * n + k];
    int row = i * n;
    int from = k * n;
    for (int j = first; j < n; j++) factors[row + j] -= weight * factors[from + j];
  }

  private void subtractFour(int i, int k, int first) {
    int row = i * n;
    double w0 = factors[row + k];
    double w1 = factors[row + k + 1];
    double w2 = factors[row + k + 2];
    double w3 = factors[row + k + 3];
    int r0 = k * n;
    int r1 = r0 + n;
    int r2 = r1 + n;
    int r3 = r2 + n;
    for (int j = first; j < n; j++) {
      double rest = factors[row + j] - w0 * factors[r0 + j];
      rest = rest - w1 * factors[r1 + j];
      rest = rest - w2 * factors[r2 + j];
      factors[row + j] = rest - w3 * factors[r3 + j];
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

  /// The condition number of the scaled matrix in the 1-norm, estimated from below; NaN if an entry
  /// is not finite.
  double condition() {
    return condition.get();
  }

  private double estimate() {
    if (!Double.isFinite(norm)) return Double.NaN;
    if (singular) return Double.POSITIVE_INFINITY;
    return norm * Condition.ofInverse(n, this::scaledSolution, this::scaledTransposedSolution);
  }

  /// The greatest sum of absolute values of a column.
  static double norm(double[] a, int n) {
    double[] sums = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) sums[j] += Math.abs(a[i * n + j]);
    }
    double greatest = 0;
    for (double sum : sums) greatest = Math.max(greatest, sum);
    return greatest;
  }

  private double[] scaledSolution(double[] b) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) x[i] = b[rows[i]];
    forth(x, 1);
    return x;
  }

  private double[] scaledTransposedSolution(double[] b) {
    double[] y = b.clone();
    back(y, 1);
    double[] x = new double[n];
    for (int i = 0; i < n; i++) x[rows[i]] = y[i];
    return x;
  }
}
