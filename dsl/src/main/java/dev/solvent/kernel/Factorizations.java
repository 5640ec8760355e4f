package dev.solvent.kernel;

import dev.solvent.expr.Pattern;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.data.DMatrixSparseTriplet;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.ejml.ops.DConvertMatrixStruct;
import org.ejml.sparse.FillReducing;
import org.ejml.sparse.csc.factory.LinearSolverFactory_DSCC;

/// Linear systems and decompositions of matrices.
public final class Factorizations {
  /// A matrix whose scaled reciprocal condition is below this is singular.
  private static final double LEAST = 1e-15;

  private Factorizations() {}

  /// This gives `A⁻¹ b`, or `A⁻ᵀ b`, for right-hand sides side by side. Fails with `singular`.
  public static double[] solve(double[] a, int n, boolean transposed, double[] b, int columns) {
    Lu lu = Lu.of(a, n);
    double condition = lu.condition(a);
    if (condition > 1 / LEAST) throw singular(condition);
    return lu.solve(b, columns, transposed);
  }

  private static SolventError singular(double condition) {
    return SolventError.of(
            Kind.SINGULAR,
            "the matrix is singular: its condition number is %s",
            Double.isInfinite(condition) ? "infinite" : "%.1e".formatted(condition))
        .help("lstsq(A, b) gives the solution of least norm");
  }

  public static double[] solveSparse(
      Pattern pattern, double[] values, boolean transposed, double[] b, int columns) {
    Pattern p = transposed ? pattern.transposed() : pattern;
    int n = p.height();
    DMatrixSparseTriplet places = new DMatrixSparseTriplet(n, n, values.length);
    for (int k = 0; k < values.length; k++) places.addItem(p.row(k), p.column(k), values[k]);
    DMatrixSparseCSC matrix = DConvertMatrixStruct.convert(places, (DMatrixSparseCSC) null);
    matrix.sortIndices(null);
    var solver = LinearSolverFactory_DSCC.lu(FillReducing.NONE);
    if (!solver.setA(matrix)) throw singular(Double.POSITIVE_INFINITY);
    DMatrixRMaj x = new DMatrixRMaj(n, columns);
    solver.solve(DMatrixRMaj.wrap(n, columns, b.clone()), x);
    return x.data;
  }

  /// This gives the left singular vector of the least singular value of a square matrix.
  static double[] leastLeft(double[] a, int n) {
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(n, n, true, false, false);
    svd.decompose(DMatrixRMaj.wrap(n, n, a.clone()));
    double[] s = svd.getSingularValues();
    int least = 0;
    for (int k = 1; k < n; k++) if (s[k] < s[least]) least = k;
    DMatrixRMaj u = svd.getU(null, false);
    double[] vector = new double[n];
    for (int i = 0; i < n; i++) vector[i] = u.get(i, least);
    return vector;
  }
}
