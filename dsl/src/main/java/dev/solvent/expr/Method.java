package dev.solvent.expr;

import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
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

  /// Fails with `domain` where a setting is out of range.
  public Method {
    if (!(tolerance > 0 && tolerance < 1)) {
      throw SolventError.of(Kind.DOMAIN, "tolerance lies between 0 and 1, but is %s", tolerance);
    }
    if (maxIterations < 0) {
      throw SolventError.of(Kind.DOMAIN, "maxIterations is not negative, but is %d", maxIterations);
    }
    if (restart < 1) {
      throw SolventError.of(Kind.DOMAIN, "restart is at least 1, but is %d", restart);
    }
  }

  public Method tolerance(double other) {
    return new Method(algorithm, other, maxIterations, restart, otherwise);
  }

  public Method maxIterations(int other) {
    return new Method(algorithm, tolerance, other, restart, otherwise);
  }

  public Method restart(int other) {
    return new Method(algorithm, tolerance, maxIterations, other, otherwise);
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
