package dev.solvent.expr;

import io.vavr.control.Option;

/// How a linear system is solved, as data. The tolerance is relative to the right-hand side's norm;
/// `restart` counts for GMRES alone; `maxIterations` 0 stands for ten times the number of unknowns.
/// Where an iterative method is not `strict`, it gives the best vector it has found instead of
/// failing.
public record Method(
    Algorithm algorithm, double tolerance, int maxIterations, int restart, boolean strict) {
  public static final Method LU = new Method(Algorithm.LU);

  public Method(Algorithm algorithm, double tolerance, int maxIterations, int restart) {
    this(algorithm, tolerance, maxIterations, restart, true);
  }

  public Method(Algorithm algorithm) {
    this(algorithm, 1e-12, 0, 50);
  }

  public Method loosely() {
    return new Method(algorithm, tolerance, maxIterations, restart, false);
  }

  public enum Algorithm {
    LU,
    CHOLESKY,
    QR,
    CG,
    GMRES,
    BICGSTAB;

    /// This gives how the matrix is factored, if it is.
    public Option<Direct> direct() {
      return switch (this) {
        case LU -> Option.of(Direct.LU);
        case CHOLESKY -> Option.of(Direct.CHOLESKY);
        case QR -> Option.of(Direct.QR);
        case CG, GMRES, BICGSTAB -> Option.none();
      };
    }

    /// Whether the matrix itself is wanted, or only its product with a vector.
    public boolean isDirect() {
      return direct().isDefined();
    }
  }
}
