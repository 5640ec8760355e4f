package dev.solvent.kernel;

/// `D A D = L Lᵀ` of a symmetric positive definite matrix, whose diagonal `D` makes 1. Source:
/// Golub & Van Loan, *Matrix Computations*, 4th ed., 4.2.
final class Cholesky {
  /// A pivot below this share of its diagonal entry is no better than rounding.
  private static final double LEAST = 1e-13;

  private Cholesky() {}

  /// This gives `A⁻¹ b`, or nothing where `A` is not positive definite.
  static double[] solve(double[] a, int n, double[] b) {
    double[] scale = new double[n];
    for (int i = 0; i < n; i++) {
      if (!(a[i * n + i] > 0)) return new double[0];
      scale[i] = 1 / Math.sqrt(a[i * n + i]);
    }
    double[] l = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i * n + j] * scale[i] * scale[j];
        for (int k = 0; k < j; k++) sum -= l[i * n + k] * l[j * n + k];
        if (i == j && !(sum > LEAST)) return new double[0];
        l[i * n + j] = i == j ? Math.sqrt(sum) : sum / l[j * n + j];
      }
    }
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = b[i] * scale[i];
      for (int k = 0; k < i; k++) sum -= l[i * n + k] * x[k];
      x[i] = sum / l[i * n + i];
    }
    for (int i = n - 1; i >= 0; i--) {
      double sum = x[i];
      for (int k = i + 1; k < n; k++) sum -= l[k * n + i] * x[k];
      x[i] = sum / l[i * n + i];
    }
    for (int i = 0; i < n; i++) x[i] *= scale[i];
    return x;
  }
}
