package dev.solvent.kernel;

/// For any regular matrix, with seven vectors. Source: van der Vorst, SIAM J. Sci. Stat. Comput. 13
/// (1992).
final class BiCgStab {
  /// Below this cosine two vectors count as orthogonal: a breakdown.
  private static final double ORTHOGONAL = 1e-14;

  private final Krylov.Solution solution;

  BiCgStab(Krylov.Solution solution) {
    this.solution = solution;
  }

  /// The first sweep's shadow is the residual itself. A later sweep mixes in random numbers, since
  /// the same shadow may break down in the same way again.
  void sweep(int number) {
    double[] r = solution.residual().clone();
    double[] shadow = shadow(r, number);
    double[] p = r.clone();
    double rho = Vectors.dot(shadow, r);
    while (Vectors.norm(r) > solution.wanted() && !solution.isExhausted()) {
      double[] v = solution.product(p);
      double projection = Vectors.dot(shadow, v);
      if (!isOblique(projection, shadow, v)) return;
      double alpha = rho / projection;
      solution.move(alpha, p);
      Vectors.add(r, -alpha, v);
      if (Vectors.norm(r) <= solution.wanted()) return;
      double[] t = solution.product(r);
      double square = Vectors.dot(t, t);
      double omega = square == 0 ? 0 : Vectors.dot(t, r) / square;
      solution.move(omega, r);
      boolean stagnates = !isOblique(Vectors.dot(t, r), t, r);
      Vectors.add(r, -omega, t);
      double next = Vectors.dot(shadow, r);
      if (stagnates || !isOblique(next, shadow, r)) return;
      double beta = next / rho * (alpha / omega);
      for (int i = 0; i < p.length; i++) p[i] = r[i] + beta * (p[i] - omega * v[i]);
      rho = next;
    }
  }

  private static double[] shadow(double[] r, int sweep) {
    if (sweep == 0) return r.clone();
    double[] shadow = Randomness.normal(sweep, r.length);
    double share = 2 * Vectors.norm(shadow) / Vectors.norm(r);
    Vectors.add(shadow, share, r);
    return shadow;
  }

  private static boolean isOblique(double product, double[] x, double[] y) {
    return Math.abs(product) > ORTHOGONAL * Vectors.norm(x) * Vectors.norm(y);
  }
}
