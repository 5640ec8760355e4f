package dev.solvent.kernel;

import io.vavr.Lazy;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.lu.LUDecompositionAlt_DDRM;

/// The factors of a square matrix: of its rows and columns scaled by powers of two, which rounds
/// nothing, `P A = L U` with partial pivoting, EJML's. Every right-hand side is solved by the same
/// arithmetic, alone or among others. Source: Golub & Van Loan, *Matrix Computations*, 4th ed.,
/// 3.4.
final class Lu {
  private final int n;
  private final double[] factors;
  private final int[] rows;
  private final int[] rowScale;
  private final int[] columnScale;
  private final boolean singular;
  private final double norm;
  private final Lazy<Double> condition = Lazy.of(this::estimate);

  private Lu(int n, double[] a) {
    double[] scaled = a.clone();
    this.n = n;
    this.rowScale = new int[n];
    this.columnScale = new int[n];
    scale(scaled, n, rowScale, columnScale);
    this.norm = norm(scaled, n);
    LUDecompositionAlt_DDRM lu = new LUDecompositionAlt_DDRM();
    lu.decompose(DMatrixRMaj.wrap(n, n, scaled));
    this.factors = lu.getLU().data;
    this.rows = Arrays.copyOf(lu.getPivot(), n);
    this.singular = isSingular();
  }

  static Lu of(double[] a, int n) {
    return new Lu(n, a);
  }

  private boolean isSingular() {
    for (int i = 0; i < n; i++) if (factors[i * n + i] == 0) return true;
    return false;
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
    double product = sign();
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

  /// 1 where an even number of exchanges brings the rows to their order, else -1.
  private int sign() {
    int[] order = rows.clone();
    int sign = 1;
    for (int i = 0; i < n; i++) {
      while (order[i] != i) {
        int at = order[i];
        order[i] = order[at];
        order[at] = at;
        sign = -sign;
      }
    }
    return sign;
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
