package dev.solvent.solver;

import dev.solvent.dsl.Expr;

/// Newton's method whose Jacobian is corrected after each step instead of computed, and computed
/// again where the corrections mislead. Source: Broyden, Math. Comp. 19 (1965).
public record Broyden(Control control) implements RootFinder, Tunable<Broyden> {
  public static final Broyden DEFAULT = new Broyden(Control.of(500));

  static Broyden of(Settings s) {
    return new Broyden(s.control(DEFAULT.control));
  }

  @Override
  public String name() {
    return "broyden";
  }

  @Override
  public Broyden with(Control other) {
    return new Broyden(other);
  }

  @Override
  public Outcome root(Smooth f, Expr guess) {
    return TrustRegion.secant(f, control).solve(guess);
  }
}
