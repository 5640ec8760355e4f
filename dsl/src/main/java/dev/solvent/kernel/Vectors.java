package dev.solvent.kernel;

/// The arithmetic of vectors.
final class Vectors {
  private Vectors() {}

  static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) sum += x[i] * y[i];
    return sum;
  }

  static double norm(double[] x) {
    return Math.sqrt(dot(x, x));
  }

  static double[] plus(double[] x, double[] y) {
    double[] out = new double[x.length];
    for (int i = 0; i < out.length; i++) out[i] = x[i] + y[i];
    return out;
  }

  /// This gives the greatest absolute value, 0 of no entries.
  static double greatest(double[] x) {
    double greatest = 0;
    for (double entry : x) greatest = Math.max(greatest, Math.abs(entry));
    return greatest;
  }

  static double[] minus(double[] x, double[] y) {
    double[] out = new double[x.length];
    for (int i = 0; i < out.length; i++) out[i] = x[i] - y[i];
    return out;
  }

  /// This writes `x + weight · y` to `x`.
  static void add(double[] x, double weight, double[] y) {
    for (int i = 0; i < x.length; i++) x[i] += weight * y[i];
  }

  static double[] scale(double weight, double[] x) {
    double[] out = new double[x.length];
    for (int i = 0; i < out.length; i++) out[i] = weight * x[i];
    return out;
  }

  /// This gives `A x` for `A [rows, columns]`.
  static double[] product(double[] a, int rows, int columns, double[] x) {
    double[] out = new double[rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) out[i] += a[i * columns + j] * x[j];
    }
    return out;
  }

  /// This gives `Aᵀ y` for `A [rows, columns]`.
  static double[] transposed(double[] a, int rows, int columns, double[] y) {
    double[] out = new double[columns];
    for (int i = 0; i < rows; i++) {
      if (y[i] == 0) continue;
      for (int j = 0; j < columns; j++) out[j] += a[i * columns + j] * y[i];
    }
    return out;
  }
}
