package dev.solvent.expr;

import dev.solvent.source.Kind;
import dev.solvent.source.NumberText;
import dev.solvent.source.SolventError;
import dev.solvent.type.Type;
import io.vavr.collection.Seq;

/// What a matrix is whose system a derivative solves: the Jacobian of an equation in a solution of
/// these types.
public record Jacobian(Equation equation, Seq<Type> solution) {

  /// This gives the error that the theorem does not apply, for want of a regular Jacobian: along
  /// which of all numbers of the solution, and how far from regular.
  public SolventError singular(double condition, int unknown) {
    String along = equation.unknown(unknown, solution);
    if (Double.isNaN(condition)) {
      return SolventError.of(
          Kind.SINGULAR,
          "the residual of %s has no finite derivative in %s at its solution",
          equation.name(),
          along);
    }
    return SolventError.of(
            Kind.SINGULAR,
            "the Jacobian of the residual of %s is singular along %s (condition number %s), so the"
                + " implicit function theorem does not apply",
            equation.name(),
            along,
            Double.isInfinite(condition) ? "infinite" : NumberText.format("%.1e", condition))
        .help("onSingular = \"minimumNorm\" gives the derivative of least norm");
  }
}
