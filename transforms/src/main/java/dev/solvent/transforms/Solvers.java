package dev.solvent.transforms;

import dev.solvent.dsl.Arguments;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Word;
import dev.solvent.solver.Newton;
import dev.solvent.solver.Solver;
import io.vavr.collection.LinkedHashMap;

/// Solvers for the option `using`, with their settings.
public class Solvers extends LinearSolvers {
  protected Solvers() {}

  /// This gives a solver as a record, once its settings have proved to lie in their ranges.
  private static Expr solver(String name, Arguments a, String... settings) {
    LinkedHashMap<String, Expr> fields = LinkedHashMap.of(Solver.SOLVER, Expr.text(name));
    for (String setting : settings) fields = fields.put(setting, a.get(setting));
    Expr record = Expr.record(fields);
    Solver.of(record);
    return record;
  }

  @Word(
      value = "newton(tolerance = 1e-12, maxIterations = 200, linear = lu())",
      doc = "Newton's method within a trust region; with an iterative linear solver, matrix-free.")
  public static Expr newton(Arguments a) {
    return solver("newton", a, "tolerance", "maxIterations", "linear");
  }

  public static Newton newton() {
    return Newton.DEFAULT;
  }
}
