package dev.solvent.kernel;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.decomposition.qr.QRColPivDecompositionHouseholderColumn_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/// The least of `‖A x − b‖² + λ ‖x‖²`, by EJML's `A P = Q R` with column pivoting. Source: Golub &
/// Van Loan, *Matrix Computations*, 4th ed., 5.4 and 6.1.
///
/// @param right `Qᵀ b`
/// @param order the unknown of each column of `R`
record DampedSquares(DMatrixRMaj r, double[] right, int[] order, int rank) {
  /// A pivot below this share of the greatest entry counts as zero.
  private static final double NEGLIGIBLE = 1e-15;

  /// `λ = 0`, of `a [m, n]` and `b [m]`.
  static DampedSquares of(double[] a, int m, int n, double[] b) {
    double negligible = NEGLIGIBLE * Math.max(1, n / 10);
    var qr = new QRColPivDecompositionHouseholderColumn_DDRM(negligible);
    qr.decompose(DMatrixRMaj.wrap(m, n, a));
    double[] q = qr.getQ(null, true).data;
    double[] right = Vectors.transposed(q, m, Math.min(m, n), b);
    return new DampedSquares(qr.getR(null, true), right, qr.getColPivots(), qr.getRank());
  }

  /// This gives the triangle of `[R, Qᵀ b; √λ I, 0]`.
  DampedSquares damped(double damping) {
    int n = order.length;
    DMatrixRMaj rows = new DMatrixRMaj(2 * n, n + 1);
    CommonOps_DDRM.insert(r, rows, 0, 0);
    for (int i = 0; i < right.length; i++) rows.set(i, n, right[i]);
    for (int i = 0; i < n; i++) rows.set(n + i, i, Math.sqrt(damping));
    var qr = DecompositionFactory_DDRM.qr(2 * n, n + 1);
    qr.decompose(rows);
    DMatrixRMaj both = qr.getR(null, true);
    double[] turned = CommonOps_DDRM.extract(both, 0, n, n, n + 1).data;
    return new DampedSquares(CommonOps_DDRM.extract(both, 0, n, 0, n), turned, order, n);
  }

  boolean isRegular() {
    return rank == order.length;
  }

  /// This gives the solution; unknowns beyond the rank are zero.
  double[] solution() {
    int n = order.length;
    double[] y = right.clone();
    TriangularSolver_DDRM.solveU(r.data, y, n, 0, rank);
    double[] x = new double[n];
    for (int i = 0; i < rank; i++) x[order[i]] = y[i];
    return x;
  }

  /// This gives `R⁻ᵀ Pᵀ x` of a regular matrix.
  double[] transposedSolution(double[] x) {
    double[] y = Arrays.stream(order).mapToDouble(j -> x[j]).toArray();
    TriangularSolver_DDRM.solveTranU(r.data, y, order.length);
    return y;
  }
}
