package dev.solvent.kernel;

import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import io.vavr.collection.Array;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/// Eigenvalues of symmetric matrices, singular values of all, and what follows from these. The
/// entry of greatest size of each vector, the first if there are several, is positive.
final class Spectra {
  private Spectra() {}

  static double[][] eigen(double[] a, int n) {
    if (!isFinite(a)) return new double[][] {nan(n), nan(n * n)};
    int exponent = exponent(a);
    var eigen = DecompositionFactory_DDRM.eig(n, true, true);
    if (!eigen.decompose(matrix(scaled(a, -exponent), n, n))) throw failure("eigenvalues");
    IntToDoubleFunction value = i -> eigen.getEigenvalue(i).getReal();
    int[] order = order(n, value);
    double[] values = new double[n];
    double[] vectors = new double[n * n];
    for (int k = 0; k < n; k++) {
      values[k] = Math.scalb(value.applyAsDouble(order[k]), exponent);
      double[] vector = eigen.getEigenVector(order[k]).data;
      put(vector, sign(vector), vectors, k, n);
    }
    return new double[][] {values, vectors};
  }

  static double[][] singular(double[] a, int m, int n) {
    int k = Math.min(m, n);
    if (!isFinite(a)) return new double[][] {nan(m * k), nan(k), nan(n * k)};
    int exponent = exponent(a);
    var svd = DecompositionFactory_DDRM.svd(m, n, true, true, true);
    if (!svd.decompose(matrix(scaled(a, -exponent), m, n))) throw failure("singular values");
    DMatrixRMaj left = svd.getU(null, true);
    DMatrixRMaj right = svd.getV(null, true);
    double[] s = svd.getSingularValues();
    int[] order = order(k, i -> -s[i]);
    double[] u = new double[m * k];
    double[] values = new double[k];
    double[] v = new double[n * k];
    for (int j = 0; j < k; j++) {
      values[j] = Math.scalb(Math.abs(s[order[j]]), exponent);
      double[] vector = Arrays.copyOfRange(left.data, order[j] * m, (order[j] + 1) * m);
      double sign = sign(vector);
      put(vector, sign, u, j, k);
      put(Arrays.copyOfRange(right.data, order[j] * n, (order[j] + 1) * n), sign, v, j, k);
    }
    return new double[][] {u, values, v};
  }

  /// This gives the exponent of the greatest entry, so that squares of scaled entries neither
  /// overflow nor vanish.
  private static int exponent(double[] a) {
    double greatest = Vectors.greatest(a);
    return greatest == 0 ? 0 : Math.getExponent(greatest);
  }

  private static double[] scaled(double[] a, int exponent) {
    return Arrays.stream(a).map(entry -> Math.scalb(entry, exponent)).toArray();
  }

  private static int[] order(int n, IntToDoubleFunction key) {
    return Array.range(0, n)
        .sorted(Comparator.comparingDouble(i -> key.applyAsDouble(i)))
        .toJavaStream()
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double sign(double[] vector) {
    int greatest = 0;
    for (int i = 1; i < vector.length; i++) {
      if (Math.abs(vector[i]) > Math.abs(vector[greatest])) greatest = i;
    }
    return vector[greatest] < 0 ? -1 : 1;
  }

  /// This writes a vector as column `k` of a matrix.
  private static void put(double[] vector, double sign, double[] matrix, int k, int width) {
    for (int i = 0; i < vector.length; i++) matrix[i * width + k] = sign * vector[i];
  }

  private static SolventError failure(String what) {
    return SolventError.of(Kind.CONVERGENCE, "the %s of the matrix were not found", what);
  }

  private static DMatrixRMaj matrix(double[] entries, int m, int n) {
    return DMatrixRMaj.wrap(m, n, entries);
  }

  /// The share of the greatest singular value that is rounding, as NumPy takes it.
  static double cutoff(Shape shape) {
    return Math.ulp(1.0) * Math.max(shape.size(0), shape.size(1));
  }

  /// This gives `A⁺`.
  static double[] pseudoinverse(double[] a, Shape shape, double cutoff) {
    int m = shape.size(0);
    double[] eye = new double[m * m];
    for (int i = 0; i < m; i++) eye[i * m + i] = 1;
    return leastNorm(a, shape, eye, m, cutoff);
  }

  /// This gives `A⁺ b` for right-hand sides side by side.
  static double[] leastNorm(double[] a, Shape shape, double[] b, int columns, double cutoff) {
    int m = shape.size(0);
    int n = shape.size(1);
    double[][] svd = singular(a, m, n);
    int k = Math.min(m, n);
    double[] s = svd[1];
    double[] x = new double[n * columns];
    for (int j = 0; j < k; j++) {
      if (s[j] <= cutoff * s[0]) continue;
      for (int c = 0; c < columns; c++) {
        double share = 0;
        for (int i = 0; i < m; i++) share += svd[0][i * k + j] * b[i * columns + c];
        share /= s[j];
        for (int i = 0; i < n; i++) x[i * columns + c] += svd[2][i * k + j] * share;
      }
    }
    return x;
  }

  private static boolean isFinite(double[] x) {
    for (double entry : x) if (!Double.isFinite(entry)) return false;
    return true;
  }

  private static double[] nan(int n) {
    double[] out = new double[n];
    Arrays.fill(out, Double.NaN);
    return out;
  }
}
