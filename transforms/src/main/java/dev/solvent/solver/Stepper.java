package dev.solvent.solver;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Tree;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;

/// A method of ordinary differential equations that chooses its steps, with its settings.
public sealed interface Stepper permits Dopri5, Rodas {
  /// The field by which a record is known as a stepper.
  String STEPPER = "stepper";

  String name();

  Accuracy accuracy();

  /// The power of the step that the error of a step goes with.
  int order();

  /// This takes one step from `y` at `t`, where the slope is `k`.
  Step step(Slope f, Expr t, Expr y, Expr k, Expr h);

  /// Where a step leads, its estimated error, the slope there, and the states on the way as a
  /// polynomial of the share of the step, a coefficient a row.
  record Step(Expr y, Expr error, Expr slope, Expr between) {}

  /// The number of coefficients of the states on the way.
  int COEFFICIENTS = 5;

  /// This gives the stepper that a value is. Fails with `type` where it is none.
  static Stepper of(Object given) {
    if (given instanceof Stepper stepper) return stepper;
    Expr e = Expr.of(given);
    if (e.tree() instanceof Tree.Record(var fields) && fields.containsKey(STEPPER)) {
      Settings settings = new Settings(fields);
      return switch (e.field(STEPPER).text()) {
        case "dopri5" -> Dopri5.of(settings);
        case "rodas" -> Rodas.of(settings);
        default -> throw none(e);
      };
    }
    throw none(e);
  }

  private static SolventError none(Expr given) {
    return SolventError.of(
            Kind.TYPE, "a method for odeint is wanted, but this is %s", given.described())
        .help("the methods are dopri5, and rodas for stiff equations");
  }
}
