package dev.solvent.kernel;

import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.qr.QRDecompositionHouseholderColumn_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/// Factors that are triangles, EJML's.
final class Triangles {
  private Triangles() {}

  static double[] cholesky(double[] a, int n) {
    var cholesky = DecompositionFactory_DDRM.chol(n, true);
    if (!cholesky.decompose(DMatrixRMaj.wrap(n, n, a.clone()))) throw indefinite(a, n);
    return cholesky.getT(null).data;
  }

  private static SolventError indefinite(double[] a, int n) {
    return SolventError.of(
            Kind.SINGULAR,
            "the matrix is not positive definite: its least eigenvalue is %.3g",
            Spectra.eigen(a, n)[0][0])
        .help(
            "eigh(A).values are the eigenvalues; of a symmetric matrix that is not positive"
                + " definite take eigh or solve");
  }

  /// With LAPACK's signs: a column that is zero below its diagonal is left as it is, where EJML
  /// turns its sign.
  static double[][] qr(double[] a, int m, int n) {
    var qr = new QRDecompositionHouseholderColumn_DDRM();
    qr.decompose(DMatrixRMaj.wrap(m, n, a));
    double[] q = qr.getQ(null, true).data;
    double[] r = qr.getR(null, true).data;
    for (int k = 0; k < n; k++) {
      if (!isZeroBelow(qr.getQR()[k], k)) continue;
      for (int j = k; j < n; j++) r[k * n + j] = -r[k * n + j];
      for (int i = 0; i < m; i++) q[i * n + k] = -q[i * n + k];
    }
    return new double[][] {q, r};
  }

  /// Whether a column holds a diagonal entry and nothing below it.
  private static boolean isZeroBelow(double[] column, int k) {
    for (int i = k + 1; i < column.length; i++) if (column[i] != 0) return false;
    return column[k] != 0;
  }
}
