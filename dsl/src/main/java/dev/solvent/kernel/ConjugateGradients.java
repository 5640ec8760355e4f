package dev.solvent.kernel;

/// For symmetric positive definite matrices. Source: Hestenes & Stiefel, J. Res. NBS 49 (1952);
/// Golub & Van Loan, *Matrix Computations*, 4th ed., algorithm 11.3.2.
final class ConjugateGradients {
  private final Krylov.Solution solution;

  ConjugateGradients(Krylov.Solution solution) {
    this.solution = solution;
  }

  void sweep() {
    double[] r = solution.residual().clone();
    double[] p = r.clone();
    double rr = Vectors.dot(r, r);
    while (Math.sqrt(rr) > solution.wanted() && !solution.isExhausted()) {
      double[] ap = solution.product(p);
      double curvature = Vectors.dot(p, ap);
      if (curvature == 0 || !Double.isFinite(curvature)) return;
      double alpha = rr / curvature;
      solution.move(alpha, p);
      Vectors.add(r, -alpha, ap);
      double next = Vectors.dot(r, r);
      double beta = next / rr;
      for (int i = 0; i < p.length; i++) p[i] = r[i] + beta * p[i];
      rr = next;
    }
  }
}
