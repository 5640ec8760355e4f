package dev.solvent.kernel;

/// What makes a matrix regular that is singular or nearly so: by elimination with complete pivoting
/// of its rows and columns scaled to a greatest entry near 1, a constant is put where the last
/// pivots, too small, stand.
final class Deflation {
  /// A pivot below this share of the greatest is too small: then the products with it and with its
  /// inverse lose as many digits.
  private static final double SMALL = 0x1p-26;

  /// A pivot below this share is zero.
  private static final double ZERO = 0x1p-43;

  private Deflation() {}

  /// This gives what is added, `E [n, n]`; its factors `X [n, 2]` and `Y [n, 2]`, `E = X Yᵀ`, if at
  /// most two pivots are too small; and 0 if more than two are zero, otherwise 1.
  static double[][] of(double[] a, int n) {
    Pivoting p = new Pivoting(a, n);
    int rank = p.rank(SMALL);
    int regular = p.rank(ZERO);
    double[] shift = new double[n * n];
    double[] x = new double[2 * n];
    double[] y = new double[2 * n];
    boolean lost = n - regular > 2;
    int last = Math.max(0, n - 2);
    int first = lost ? regular : Math.max(rank, last);
    for (int k = first; k < n; k++) {
      double entry = p.unit(k);
      shift[p.row[k] * n + p.column[k]] = entry;
      if (lost) continue;
      x[2 * p.row[k] + k - last] = entry;
      y[2 * p.column[k] + k - last] = 1;
    }
    return new double[][] {shift, x, y, {lost ? 0 : 1}};
  }

  private static final class Pivoting {
    private final int n;
    private final double[] a;
    private final int[] rowScale;
    private final int[] columnScale;
    private final int[] row;
    private final int[] column;
    private final double[] pivots;

    Pivoting(double[] matrix, int n) {
      this.n = n;
      this.a = matrix.clone();
      this.rowScale = new int[n];
      this.columnScale = new int[n];
      this.row = new int[n];
      this.column = new int[n];
      this.pivots = new double[n];
      for (int i = 0; i < n; i++) row[i] = column[i] = i;
      Lu.scale(a, n, rowScale, columnScale);
      for (int k = 0; k < n; k++) eliminate(k);
    }

    private double at(int i, int j) {
      return a[row[i] * n + column[j]];
    }

    private void eliminate(int k) {
      int down = k;
      int right = k;
      for (int i = k; i < n; i++) {
        for (int j = k; j < n; j++) {
          if (Math.abs(at(i, j)) > Math.abs(at(down, right))) {
            down = i;
            right = j;
          }
        }
      }
      exchange(row, k, down);
      exchange(column, k, right);
      pivots[k] = Math.abs(at(k, k));
      if (pivots[k] == 0) return;
      for (int i = k + 1; i < n; i++) {
        double weight = at(i, k) / at(k, k);
        for (int j = k + 1; j < n; j++) a[row[i] * n + column[j]] -= weight * at(k, j);
      }
    }

    private static void exchange(int[] order, int i, int j) {
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }

    /// The number of pivots above a share of the greatest.
    int rank(double share) {
      int rank = 0;
      while (rank < n && pivots[rank] > share * pivots[0]) rank++;
      return rank;
    }

    /// A number as great as the entries around the place of pivot `k`.
    double unit(int k) {
      return Math.scalb(1.0, rowScale[row[k]] + columnScale[column[k]]);
    }
  }
}
