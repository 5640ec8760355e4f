package dev.solvent.kernel;

/// For any regular matrix: the least residual over `restart` directions. Source: Saad & Schultz,
/// SIAM J. Sci. Stat. Comput. 7 (1986), with modified Gram-Schmidt done twice and Givens rotations.
final class Gmres {
  private final Krylov.Solution solution;
  private final double[][] basis;
  private final double[][] columns;
  private final double[] cosines;
  private final double[] sines;
  private final double[] rest;

  Gmres(Krylov.Solution solution, int restart) {
    this.solution = solution;
    this.basis = new double[restart + 1][];
    this.columns = new double[restart][];
    this.cosines = new double[restart];
    this.sines = new double[restart];
    this.rest = new double[restart + 1];
  }

  void sweep() {
    double norm = Vectors.norm(solution.residual());
    basis[0] = Vectors.scale(1 / norm, solution.residual());
    rest[0] = norm;
    int n = 0;
    while (n < columns.length && !(n > 0 && solution.isExhausted())) {
      boolean isLast = extend(n);
      rotate(n++);
      if (isLast || Math.abs(rest[n]) <= solution.wanted()) break;
    }
    combine(n);
  }

  /// This makes column `n` and direction `n + 1`, and says whether there is no such direction.
  private boolean extend(int n) {
    double[] w = solution.product(basis[n]);
    if (w == basis[n]) w = w.clone();
    double before = Vectors.norm(w);
    double[] column = new double[n + 2];
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i <= n; i++) {
        double share = Vectors.dot(basis[i], w);
        column[i] += share;
        Vectors.add(w, -share, basis[i]);
      }
    }
    double norm = Vectors.norm(w);
    boolean isLast = !(norm > 1e-15 * before);
    column[n + 1] = isLast ? 0 : norm;
    columns[n] = column;
    basis[n + 1] = isLast ? w : Vectors.scale(1 / norm, w);
    return isLast;
  }

  private void rotate(int n) {
    double[] column = columns[n];
    for (int i = 0; i < n; i++) {
      double above = cosines[i] * column[i] + sines[i] * column[i + 1];
      column[i + 1] = cosines[i] * column[i + 1] - sines[i] * column[i];
      column[i] = above;
    }
    double length = Math.hypot(column[n], column[n + 1]);
    cosines[n] = length == 0 ? 1 : column[n] / length;
    sines[n] = length == 0 ? 0 : column[n + 1] / length;
    column[n] = length;
    rest[n + 1] = -sines[n] * rest[n];
    rest[n] = cosines[n] * rest[n];
  }

  /// Back substitution; a direction that `A` maps into the span of the earlier ones has no weight.
  private void combine(int n) {
    double[] weights = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double sum = rest[i];
      for (int j = i + 1; j < n; j++) sum -= columns[j][i] * weights[j];
      weights[i] = columns[i][i] == 0 ? 0 : sum / columns[i][i];
    }
    for (int i = 0; i < n; i++) solution.move(weights[i], basis[i]);
  }
}
