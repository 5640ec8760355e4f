package dev.solvent.kernel;

import dev.solvent.expr.Pattern;
import io.vavr.Lazy;
import io.vavr.control.Option;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.sparse.csc.CommonOps_DSCC;
import org.ejml.sparse.csc.mult.MatrixVectorMult_DSCC;

/// The factors of a sparse square matrix, of its rows and columns scaled by powers of two: of a
/// symmetric positive definite one Cholesky's, of others those with partial pivoting.
final class SparseFactors {
  /// Entries that differ by no more than this share are rounded alike.
  private static final double ROUNDING = 8 * Math.ulp(1.0);

  private final SparseStructure structure;
  private final int n;
  private final boolean finite;
  private final int[] rowScale;
  private final int[] columnScale;
  private final DMatrixSparseCSC matrix;
  private final Option<SparseTriangles> factors;
  private final Lazy<Double> condition = Lazy.of(this::estimate);

  private SparseFactors(Pattern pattern, double[] values) {
    this.structure = SparseStructure.of(pattern);
    this.n = pattern.height();
    this.finite = Arrays.stream(values).allMatch(Double::isFinite);
    this.matrix = structure.matrix(values);
    this.rowScale = new int[n];
    this.columnScale = new int[n];
    this.factors = finite ? positive().orElse(this::general) : Option.none();
  }

  static SparseFactors of(Pattern pattern, double[] values) {
    return new SparseFactors(pattern, values);
  }

  boolean isOf(Pattern other) {
    return structure.isOf(other);
  }

  /// A positive definite matrix is scaled to a diagonal of about 1, which keeps it symmetric.
  private Option<SparseTriangles> positive() {
    DMatrixRMaj entries = new DMatrixRMaj(n, 1);
    CommonOps_DSCC.extractDiag(matrix, entries);
    double[] diagonal = entries.data;
    if (!isSymmetric() || Arrays.stream(diagonal).anyMatch(d -> !(d > 0))) return Option.none();
    for (int i = 0; i < n; i++) diagonal[i] = Math.sqrt(diagonal[i]);
    divide(rowScale, diagonal, true);
    divide(columnScale, diagonal, false);
    return SparseTriangles.positive(matrix, structure.byEntries());
  }

  /// Sorted columns of a symmetric matrix hold their entries in the order of its rows.
  private boolean isSymmetric() {
    int[] next = Arrays.copyOf(matrix.col_idx, n);
    for (int j = 0; j < n; j++) {
      for (int k = matrix.col_idx[j]; k < matrix.col_idx[j + 1]; k++) {
        int i = matrix.nz_rows[k];
        int mirrored = next[i]++;
        if (mirrored == matrix.col_idx[i + 1] || matrix.nz_rows[mirrored] != j) return false;
        double entry = matrix.nz_values[k];
        if (Math.abs(matrix.nz_values[mirrored] - entry) > ROUNDING * Math.abs(entry)) return false;
      }
    }
    return true;
  }

  private Option<SparseTriangles> general() {
    divide(rowScale, greatest(true), true);
    divide(columnScale, greatest(false), false);
    int[] order = isDominant() ? structure.byEntries() : structure.byRows();
    return SparseTriangles.general(matrix, order);
  }

  /// Whether no entry of the diagonal is outweighed by the others of its column, but by rounding:
  /// then it stays the pivot. Source: Golub & Van Loan, *Matrix Computations*, 4th ed., 4.1.
  private boolean isDominant() {
    for (int j = 0; j < n; j++) {
      double excess = 0;
      for (int k = matrix.col_idx[j]; k < matrix.col_idx[j + 1]; k++) {
        double size = Math.abs(matrix.nz_values[k]);
        excess += matrix.nz_rows[k] == j ? -size * (1 + ROUNDING) : size;
      }
      if (excess > 0) return false;
    }
    return true;
  }

  /// The greatest entry of each row or of each column.
  private double[] greatest(boolean rows) {
    double[] greatest = new double[n];
    for (int j = 0; j < n; j++) {
      for (int k = matrix.col_idx[j]; k < matrix.col_idx[j + 1]; k++) {
        int i = rows ? matrix.nz_rows[k] : j;
        greatest[i] = Math.max(greatest[i], Math.abs(matrix.nz_values[k]));
      }
    }
    return greatest;
  }

  /// This divides the rows or the columns by the powers of two next to some sizes.
  private void divide(int[] scale, double[] sizes, boolean rows) {
    int[] own = Arrays.stream(sizes).mapToInt(x -> x == 0 ? 0 : Math.getExponent(x)).toArray();
    for (int j = 0; j < n; j++) {
      scale[j] += own[j];
      for (int k = matrix.col_idx[j]; k < matrix.col_idx[j + 1]; k++) {
        int i = rows ? matrix.nz_rows[k] : j;
        matrix.nz_values[k] = Math.scalb(matrix.nz_values[k], -own[i]);
      }
    }
  }

  /// The condition number of the scaled matrix in the 1-norm, estimated from below; NaN if an entry
  /// is not finite.
  double condition() {
    return condition.get();
  }

  private double estimate() {
    if (!finite) return Double.NaN;
    return factors
        .map(f -> norm() * Condition.ofInverse(n, b -> f.solve(b, false), b -> f.solve(b, true)))
        .getOrElse(Double.POSITIVE_INFINITY);
  }

  private double norm() {
    double greatest = 0;
    for (int j = 0; j < n; j++) {
      double sum = 0;
      for (int k = matrix.col_idx[j]; k < matrix.col_idx[j + 1]; k++) {
        sum += Math.abs(matrix.nz_values[k]);
      }
      greatest = Math.max(greatest, sum);
    }
    return greatest;
  }

  /// This gives the solution for each of the `columns` right-hand sides, which lie side by side in
  /// `b`, of a matrix that is regular or not finite.
  double[] solve(double[] b, int columns, boolean transposed) {
    double[] out = new double[b.length];
    int[] before = transposed ? columnScale : rowScale;
    int[] after = transposed ? rowScale : columnScale;
    for (int c = 0; c < columns; c++) {
      double[] right = new double[n];
      for (int i = 0; i < n; i++) right[i] = Math.scalb(b[i * columns + c], -before[i]);
      double[] x = factors.map(f -> refined(f, right, transposed)).getOrElse(this::nan);
      for (int i = 0; i < n; i++) out[i * columns + c] = Math.scalb(x[i], -after[i]);
    }
    return out;
  }

  /// A solution of the scaled system and one correction by what it misses. Source: Higham, chapter
  /// 12: even where the pivots were small, this makes the residual as small as rounding lets it be.
  private double[] refined(SparseTriangles factors, double[] b, boolean transposed) {
    double[] x = factors.solve(b, transposed);
    double[] correction = factors.solve(Vectors.minus(b, product(x, transposed)), transposed);
    for (int i = 0; i < n; i++) if (Double.isFinite(correction[i])) x[i] += correction[i];
    return x;
  }

  private double[] product(double[] x, boolean transposed) {
    double[] out = new double[n];
    if (transposed) MatrixVectorMult_DSCC.mult(x, 0, matrix, out, 0);
    else MatrixVectorMult_DSCC.mult(matrix, x, 0, out, 0);
    return out;
  }

  private double[] nan() {
    double[] out = new double[n];
    Arrays.fill(out, Double.NaN);
    return out;
  }
}
