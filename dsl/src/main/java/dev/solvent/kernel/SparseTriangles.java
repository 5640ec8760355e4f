package dev.solvent.kernel;

import io.vavr.control.Option;
import java.util.Arrays;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.sparse.csc.CommonOps_DSCC;
import org.ejml.sparse.csc.decomposition.chol.CholeskyUpLooking_DSCC;
import org.ejml.sparse.csc.decomposition.lu.LuUpLooking_DSCC;
import org.ejml.sparse.csc.misc.TriangularSolver_DSCC;

/// EJML's factors of a sparse matrix, its unknowns in an order. Source: Davis, *Direct Methods for
/// Sparse Linear Systems*, chapters 4 and 6.
sealed interface SparseTriangles {
  double[] solve(double[] b, boolean transposed);

  /// `P A Pᵀ = L Lᵀ`.
  record Positive(DMatrixSparseCSC lower, int[] order) implements SparseTriangles {
    @Override
    public double[] solve(double[] b, boolean transposed) {
      double[] y = Arrays.stream(order).mapToDouble(i -> b[i]).toArray();
      TriangularSolver_DSCC.solveL(lower, y);
      TriangularSolver_DSCC.solveTranL(lower, y);
      double[] x = new double[y.length];
      for (int k = 0; k < x.length; k++) x[order[k]] = y[k];
      return x;
    }
  }

  /// `P A Q = L U` with partial pivoting.
  ///
  /// @param pivots the place of each row
  record General(DMatrixSparseCSC lower, DMatrixSparseCSC upper, int[] pivots, int[] order)
      implements SparseTriangles {
    @Override
    public double[] solve(double[] b, boolean transposed) {
      double[] y = new double[b.length];
      double[] x = new double[b.length];
      if (transposed) {
        for (int k = 0; k < y.length; k++) y[k] = b[order[k]];
        solveTransposedUpper(y);
        TriangularSolver_DSCC.solveTranL(lower, y);
        for (int i = 0; i < x.length; i++) x[i] = y[pivots[i]];
      } else {
        for (int i = 0; i < y.length; i++) y[pivots[i]] = b[i];
        TriangularSolver_DSCC.solveL(lower, y);
        TriangularSolver_DSCC.solveU(upper, y);
        for (int k = 0; k < x.length; k++) x[order[k]] = y[k];
      }
      return x;
    }

    /// EJML has none of these for one right-hand side that is not sparse.
    private void solveTransposedUpper(double[] x) {
      for (int j = 0; j < x.length; j++) {
        int diagonal = upper.col_idx[j + 1] - 1;
        for (int k = upper.col_idx[j]; k < diagonal; k++) {
          x[j] -= upper.nz_values[k] * x[upper.nz_rows[k]];
        }
        x[j] /= upper.nz_values[diagonal];
      }
    }
  }

  /// Nothing where the matrix, of which the upper triangle counts, is not positive definite.
  static Option<SparseTriangles> positive(DMatrixSparseCSC matrix, int[] order) {
    DMatrixSparseCSC permuted = new DMatrixSparseCSC(1, 1, 0);
    int[] places = CommonOps_DSCC.permutationInverse(order, order.length);
    CommonOps_DSCC.permuteSymmetric(matrix, places, permuted, null);
    CholeskyUpLooking_DSCC cholesky = new CholeskyUpLooking_DSCC();
    return Option.when(cholesky.decompose(permuted), () -> new Positive(cholesky.getL(), order));
  }

  /// Nothing where a pivot is zero.
  static Option<SparseTriangles> general(DMatrixSparseCSC matrix, int[] order) {
    DMatrixSparseCSC permuted = new DMatrixSparseCSC(1, 1, 0);
    CommonOps_DSCC.permute(null, matrix, order, permuted);
    LuUpLooking_DSCC lu = new LuUpLooking_DSCC(null);
    return Option.when(
        lu.decompose(permuted), () -> new General(lu.getL(), lu.getU(), lu.getPinv(), order));
  }
}
