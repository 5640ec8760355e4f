package dev.solvent.expr;

/// How a linear system is solved, as data. The tolerance is relative to the right-hand side's norm;
/// `restart` counts for GMRES alone; `maxIterations` 0 stands for ten times the number of unknowns.
public record Method(Algorithm algorithm, double tolerance, int maxIterations, int restart) {
  public static final Method LU = new Method(Algorithm.LU, 0, 0, 0);

  public Method(Algorithm algorithm) {
    this(algorithm, 1e-12, 0, 50);
  }

  public enum Algorithm {
    LU,
    CHOLESKY,
    QR,
    CG,
    GMRES,
    BICGSTAB;

    /// Whether the matrix itself is wanted, or only its product with a vector.
    public boolean isDirect() {
      return this == LU || this == CHOLESKY || this == QR;
    }
  }
}
