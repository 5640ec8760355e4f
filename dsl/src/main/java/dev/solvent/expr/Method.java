package dev.solvent.expr;

import io.vavr.control.Option;

/// How a linear system is solved, as data. The tolerance is relative to the right-hand side's norm;
/// `restart` counts for GMRES alone; `maxIterations` 0 stands for ten times the number of unknowns.
public record Method(
    Algorithm algorithm, double tolerance, int maxIterations, int restart, Otherwise otherwise) {
  public static final Method LU = new Method(Algorithm.LU);

  public Method(Algorithm algorithm, double tolerance, int maxIterations, int restart) {
    this(algorithm, tolerance, maxIterations, restart, Otherwise.FAIL);
  }

  public Method(Algorithm algorithm) {
    this(algorithm, 1e-12, 0, 50);
  }

  /// What an iterative method does that does not come within its tolerance.
  public enum Otherwise {
    FAIL,
    BEST,
    NAN
  }

  public Method otherwise(Otherwise what) {
    return new Method(algorithm, tolerance, maxIterations, restart, what);
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
