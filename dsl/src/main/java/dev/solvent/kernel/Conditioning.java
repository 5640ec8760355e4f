package dev.solvent.kernel;

/// How far a square matrix is from singular, its rows and columns scaled alike, and where.
public final class Conditioning {
  /// A matrix of a greater condition number counts as singular.
  public static final double SINGULAR = 1e15;

  private Conditioning() {}

  /// This estimates the condition number; NaN where an entry is not finite.
  public static double condition(double[] a, int n) {
    return condition(a, 0, n);
  }

  /// As `condition`, for matrix `i` of those that `a` holds one after another.
  public static double condition(double[] a, int i, int n) {
    for (int k = i * n * n; k < (i + 1) * n * n; k++) {
      if (!Double.isFinite(a[k])) return Double.NaN;
    }
    return Factorizations.factors(a, i, n).condition();
  }

  /// This gives the row that is nearest to a combination of the others, or the first with an entry
  /// that is not finite.
  public static int weakest(double[] a, int n) {
    for (int k = 0; k < a.length; k++) if (!Double.isFinite(a[k])) return k / n;
    double[] combination = Factorizations.leastLeft(scaled(a, n), n);
    int weakest = 0;
    for (int i = 1; i < n; i++) {
      if (Math.abs(combination[i]) > Math.abs(combination[weakest])) weakest = i;
    }
    return weakest;
  }

  /// Rows, then columns, with a greatest entry of 1; those of zeros stay.
  private static double[] scaled(double[] a, int n) {
    double[] out = a.clone();
    for (int i = 0; i < n; i++) scale(out, i * n, 1, n);
    for (int j = 0; j < n; j++) scale(out, j, n, n);
    return out;
  }

  private static void scale(double[] a, int from, int stride, int n) {
    double greatest = 0;
    for (int k = 0; k < n; k++) greatest = Math.max(greatest, Math.abs(a[from + k * stride]));
    if (greatest == 0) return;
    for (int k = 0; k < n; k++) a[from + k * stride] /= greatest;
  }
}
