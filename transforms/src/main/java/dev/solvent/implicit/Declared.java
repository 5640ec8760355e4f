package dev.solvent.implicit;

import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Ruling;
import dev.solvent.expr.Method;

/// A function with an equation that its value solves, however it is found.
public final class Declared {
  private Declared() {}

  /// This gives `f` with the rule `residual(s, arguments..) = 0`; of `how` the linear solver
  /// counts, and what becomes of failures.
  public static Fn of(Fn f, Fn residual, Guess how) {
    Method method = how.solver().map(s -> s.control().linear()).getOrElse(Method.LU);
    return Fn.of(f.signature(), f::apply)
        .ruled(
            new Ruling.Residual(
                residual, method, how.minimumNorm(), how.nanOnFailure(), residual.site()));
  }
}
