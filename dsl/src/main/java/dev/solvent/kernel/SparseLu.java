package dev.solvent.kernel;

import dev.solvent.expr.Pattern;
import io.vavr.Lazy;
import java.util.Arrays;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.data.DMatrixSparseTriplet;
import org.ejml.ops.DConvertMatrixStruct;
import org.ejml.sparse.csc.decomposition.lu.LuUpLooking_DSCC;

/// The factors of a sparse square matrix, scaled as `Lu`'s, its rows and columns in an order that
/// keeps the factors sparse.
final class SparseLu {
  private final Pattern pattern;
  private final int n;
  private final int[] place;
  private final int[] rowScale;
  private final int[] columnScale;
  private final DMatrixSparseCSC matrix;
  private final double norm;
  private final boolean finite;
  private final boolean regular;
  private final int[] pivots;
  private final DMatrixSparseCSC lower;
  private final DMatrixSparseCSC upper;
  private final double[] diagonal;
  private final Lazy<Double> condition = Lazy.of(this::estimate);

  private SparseLu(Pattern pattern, double[] values) {
    this.pattern = pattern;
    this.n = pattern.height();
    this.place = Ordering.of(pattern);
    this.rowScale = new int[n];
    this.columnScale = new int[n];
    this.finite = Arrays.stream(values).allMatch(Double::isFinite);
    double[] scaled = scaled(values);
    this.matrix = matrix(scaled);
    this.norm = norm(matrix);
    LuUpLooking_DSCC lu = new LuUpLooking_DSCC(null);
    this.regular = finite && lu.decompose(matrix);
    this.lower = lu.getL();
    this.upper = lu.getU();
    this.pivots = lu.getPinv();
    this.diagonal = new double[n];
    if (regular) for (int j = 0; j < n; j++) diagonal[j] = upper.get(j, j);
  }

  static SparseLu of(Pattern pattern, double[] values) {
    return new SparseLu(pattern, values);
  }

  boolean isOf(Pattern other) {
    return pattern == other || pattern.equals(other);
  }

  private double[] scaled(double[] values) {
    double[] out = values.clone();
    if (!finite) return out;
    divide(out, rowScale, true);
    divide(out, columnScale, false);
    return out;
  }

  /// This divides the rows or the columns by the power of two of their greatest entry.
  private void divide(double[] values, int[] scale, boolean rows) {
    double[] greatest = new double[n];
    for (int k = 0; k < values.length; k++) {
      int i = rows ? pattern.row(k) : pattern.column(k);
      greatest[i] = Math.max(greatest[i], Math.abs(values[k]));
    }
    for (int i = 0; i < n; i++) scale[i] = greatest[i] == 0 ? 0 : Math.getExponent(greatest[i]);
    for (int k = 0; k < values.length; k++) {
      values[k] = Math.scalb(values[k], -scale[rows ? pattern.row(k) : pattern.column(k)]);
    }
  }

  private DMatrixSparseCSC matrix(double[] values) {
    DMatrixSparseTriplet entries = new DMatrixSparseTriplet(n, n, values.length);
    for (int k = 0; k < values.length; k++) {
      entries.addItem(place[pattern.row(k)], place[pattern.column(k)], values[k]);
    }
    DMatrixSparseCSC matrix = DConvertMatrixStruct.convert(entries, (DMatrixSparseCSC) null);
    matrix.sortIndices(null);
    merge(matrix);
    return matrix;
  }

  /// This adds up the entries at one place, which lie side by side in a column.
  private static void merge(DMatrixSparseCSC m) {
    int to = 0;
    for (int j = 0; j < m.numCols; j++) {
      int from = m.col_idx[j];
      int start = to;
      for (int k = from; k < m.col_idx[j + 1]; k++) {
        if (to > start && m.nz_rows[to - 1] == m.nz_rows[k]) {
          m.nz_values[to - 1] += m.nz_values[k];
        } else {
          m.nz_rows[to] = m.nz_rows[k];
          m.nz_values[to++] = m.nz_values[k];
        }
      }
      m.col_idx[j] = start;
    }
    m.col_idx[m.numCols] = to;
    m.nz_length = to;
  }

  private static double norm(DMatrixSparseCSC m) {
    double greatest = 0;
    for (int j = 0; j < m.numCols; j++) {
      double sum = 0;
      for (int k = m.col_idx[j]; k < m.col_idx[j + 1]; k++) sum += Math.abs(m.nz_values[k]);
      greatest = Math.max(greatest, sum);
    }
    return greatest;
  }

  /// The condition number of the scaled matrix in the 1-norm, estimated from below; NaN if an entry
  /// is not finite.
  double condition() {
    return condition.get();
  }

  private double estimate() {
    if (!finite) return Double.NaN;
    if (!regular) return Double.POSITIVE_INFINITY;
    return norm * Condition.ofInverse(n, this::straight, this::transposed);
  }

  /// This gives the solution for each of the `columns` right-hand sides, which lie side by side in
  /// `b`.
  double[] solve(double[] b, int columns, boolean transposed) {
    double[] out = new double[b.length];
    int[] before = transposed ? columnScale : rowScale;
    int[] after = transposed ? rowScale : columnScale;
    for (int c = 0; c < columns; c++) {
      double[] x = new double[n];
      for (int i = 0; i < n; i++) x[place[i]] = Math.scalb(b[i * columns + c], -before[i]);
      x = finite ? refined(x, transposed) : nan();
      for (int i = 0; i < n; i++) out[i * columns + c] = Math.scalb(x[place[i]], -after[i]);
    }
    return out;
  }

  /// A solution of the scaled system and one correction by what it misses. Source: Higham, chapter
  /// 12: even where the pivots were small, this makes the residual as small as rounding lets it be.
  private double[] refined(double[] b, boolean transposed) {
    double[] x = transposed ? transposed(b) : straight(b);
    double[] missed = missed(x, b, transposed);
    double[] correction = transposed ? transposed(missed) : straight(missed);
    for (int i = 0; i < n; i++) if (Double.isFinite(correction[i])) x[i] += correction[i];
    return x;
  }

  /// `b - A x`, or `b - Aᵀ x`.
  private double[] missed(double[] x, double[] b, boolean transposed) {
    double[] out = b.clone();
    for (int j = 0; j < n; j++) {
      for (int k = matrix.col_idx[j]; k < matrix.col_idx[j + 1]; k++) {
        int i = matrix.nz_rows[k];
        if (transposed) out[j] -= matrix.nz_values[k] * x[i];
        else out[i] -= matrix.nz_values[k] * x[j];
      }
    }
    return out;
  }

  private double[] nan() {
    double[] out = new double[n];
    Arrays.fill(out, Double.NaN);
    return out;
  }

  private double[] straight(double[] b) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) x[pivots[i]] = b[i];
    for (int j = 0; j < n; j++) {
      for (int k = lower.col_idx[j]; k < lower.col_idx[j + 1]; k++) {
        if (lower.nz_rows[k] > j) x[lower.nz_rows[k]] -= lower.nz_values[k] * x[j];
      }
    }
    for (int j = n - 1; j >= 0; j--) {
      x[j] /= diagonal[j];
      for (int k = upper.col_idx[j]; k < upper.col_idx[j + 1]; k++) {
        if (upper.nz_rows[k] < j) x[upper.nz_rows[k]] -= upper.nz_values[k] * x[j];
      }
    }
    return x;
  }

  private double[] transposed(double[] b) {
    double[] x = b.clone();
    for (int j = 0; j < n; j++) {
      for (int k = upper.col_idx[j]; k < upper.col_idx[j + 1]; k++) {
        if (upper.nz_rows[k] < j) x[j] -= upper.nz_values[k] * x[upper.nz_rows[k]];
      }
      x[j] /= diagonal[j];
    }
    for (int j = n - 1; j >= 0; j--) {
      for (int k = lower.col_idx[j]; k < lower.col_idx[j + 1]; k++) {
        if (lower.nz_rows[k] > j) x[j] -= lower.nz_values[k] * x[lower.nz_rows[k]];
      }
    }
    double[] out = new double[n];
    for (int i = 0; i < n; i++) out[i] = x[pivots[i]];
    return out;
  }
}
