package dev.solvent.kernel;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/// The eigenvalues of a symmetric matrix, and a unit eigenvector of each.
record Spectrum(double[] values, double[][] vectors) {

  static Spectrum of(double[] a, int n) {
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
    eigen.decompose(DMatrixRMaj.wrap(n, n, a.clone()));
    double[] values = new double[n];
    double[][] vectors = new double[n][];
    for (int k = 0; k < n; k++) {
      values[k] = eigen.getEigenvalue(k).getReal();
      vectors[k] = eigen.getEigenVector(k).getData();
    }
    return new Spectrum(values, vectors);
  }

  int lowest() {
    int lowest = 0;
    for (int k = 1; k < values.length; k++) if (values[k] < values[lowest]) lowest = k;
    return lowest;
  }

  /// This gives the greatest absolute value.
  double radius() {
    double greatest = 0;
    for (double value : values) greatest = Math.max(greatest, Math.abs(value));
    return greatest;
  }
}
