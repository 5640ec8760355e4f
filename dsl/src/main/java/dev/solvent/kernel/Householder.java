package dev.solvent.kernel;

/// `A P = Q R` by reflections with column pivoting, and `Qᵀ b`. Source: Golub & Van Loan, *Matrix
/// Computations*, 4th ed., 5.2 and 5.4.
final class Householder {
  /// A pivot below this share of the first counts as zero.
  private static final double NEGLIGIBLE = 1e-15;

  private final int m;
  private final int n;
  private final double[] a;
  private final double[] b;
  private final int[] order;
  private int rank;

  private Householder(double[] a, int m, int n, double[] b) {
    this.m = m;
    this.n = n;
    this.a = a.clone();
    this.b = b.clone();
    this.order = new int[n];
    for (int j = 0; j < n; j++) order[j] = j;
  }

  /// This factors `a [m, n]` beside `b [m]`.
  static Householder pivoting(double[] a, int m, int n, double[] b) {
    Householder qr = new Householder(a, m, n, b);
    qr.factor(true);
    return qr;
  }

  /// This factors `[R; √λ I]` beside `[Qᵀ b; 0]`, in the same order of the unknowns.
  Householder damped(double damping) {
    double[] rows = new double[2 * n * n];
    double[] right = new double[2 * n];
    System.arraycopy(b, 0, right, 0, Math.min(m, n));
    for (int i = 0; i < n; i++) {
      if (i < m) System.arraycopy(a, i * n + i, rows, i * n + i, n - i);
      rows[(n + i) * n + i] = Math.sqrt(damping);
    }
    Householder qr = new Householder(rows, 2 * n, n, right);
    qr.factor(false);
    System.arraycopy(order, 0, qr.order, 0, n);
    return qr;
  }

  private void factor(boolean pivoting) {
    double first = 0;
    for (int k = 0; k < Math.min(m, n); k++) {
      if (pivoting) pivot(k);
      double length = length(k, k);
      if (k == 0) first = length;
      if (rank == k && length > NEGLIGIBLE * Math.max(1, n / 10) * first) rank++;
      if (length > 0) reflect(k, a[k * n + k] > 0 ? -length : length);
    }
  }

  private void pivot(int k) {
    int longest = k;
    double most = 0;
    for (int j = k; j < n; j++) {
      double length = length(k, j);
      if (length > most) {
        most = length;
        longest = j;
      }
    }
    if (longest == k) return;
    for (int i = 0; i < m; i++) {
      double entry = a[i * n + k];
      a[i * n + k] = a[i * n + longest];
      a[i * n + longest] = entry;
    }
    int unknown = order[k];
    order[k] = order[longest];
    order[longest] = unknown;
  }

  /// This turns column `k` from row `k` on to `diagonal` and zeros.
  private void reflect(int k, double diagonal) {
    double[] v = new double[m];
    for (int i = k; i < m; i++) v[i] = a[i * n + k];
    v[k] -= diagonal;
    double half = -diagonal * v[k];
    double[] shares = new double[n];
    double share = 0;
    for (int i = k; i < m; i++) {
      for (int j = k + 1; j < n; j++) shares[j] += v[i] * a[i * n + j];
      share += v[i] * b[i];
    }
    for (int i = k; i < m; i++) {
      for (int j = k + 1; j < n; j++) a[i * n + j] -= v[i] * shares[j] / half;
      b[i] -= v[i] * share / half;
      a[i * n + k] = 0;
    }
    a[k * n + k] = diagonal;
  }

  /// The length of column `j` from row `from` on, without overflow.
  private double length(int from, int j) {
    double most = 0;
    for (int i = from; i < m; i++) most = Math.max(most, Math.abs(a[i * n + j]));
    if (most == 0 || !Double.isFinite(most)) return most;
    double sum = 0;
    for (int i = from; i < m; i++) {
      double share = a[i * n + j] / most;
      sum += share * share;
    }
    return most * Math.sqrt(sum);
  }

  boolean isRegular() {
    return rank == n;
  }

  /// This gives the least-squares solution; unknowns beyond the rank are zero.
  double[] solution() {
    double[] y = new double[n];
    for (int i = rank - 1; i >= 0; i--) {
      double sum = b[i];
      for (int j = i + 1; j < rank; j++) sum -= a[i * n + j] * y[j];
      y[i] = sum / a[i * n + i];
    }
    double[] x = new double[n];
    for (int i = 0; i < n; i++) x[order[i]] = y[i];
    return x;
  }

  /// This gives `R⁻ᵀ Pᵀ x` of a regular matrix.
  double[] transposedSolution(double[] x) {
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = x[order[i]];
      for (int k = 0; k < i; k++) sum -= a[k * n + i] * y[k];
      y[i] = sum / a[i * n + i];
    }
    return y;
  }
}
