package dev.solvent.solver;

import static dev.solvent.dsl.Loops.norm;
import static dev.solvent.dsl.Loops.record;
import static dev.solvent.dsl.Loops.whileLoop;

import dev.solvent.dsl.Expr;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;

/// The map applied again and again, or a share of its change.
public record Picard(double damping, Control control) implements Iterating, Tunable<Picard> {
  public static final Picard DEFAULT = new Picard(1, Control.of(1000));

  public Picard {
    if (!(damping > 0 && damping <= 1)) {
      throw SolventError.of(Kind.DOMAIN, "damping lies above 0 and up to 1, but is %s", damping);
    }
  }

  static Picard of(Settings s) {
    return new Picard(s.number("damping", DEFAULT.damping), s.control(DEFAULT.control));
  }

  /// This gives the method that goes only a share of the way.
  public Picard damping(double share) {
    return new Picard(share, control);
  }

  @Override
  public String name() {
    return "picard";
  }

  @Override
  public Picard with(Control other) {
    return new Picard(damping, other);
  }

  @Override
  public Outcome fixedPoint(Smooth change, Expr guess) {
    Expr least = norm(guess).times(1e-3);
    Expr end =
        whileLoop(
            record("x", guess, "change", change.at(guess), "iterations", 0),
            s -> isOpen(s, least),
            s -> pass(change, s));
    Expr left = norm(end.field("change"));
    Expr converged = left.le(wanted(end, least));
    return new Outcome(end.field("x"), converged, end.field("iterations"), left);
  }

  private Expr wanted(Expr s, Expr least) {
    return Numbers.size(norm(s.field("x")), least).times(control.tolerance());
  }

  private Expr isOpen(Expr s, Expr least) {
    Expr left = norm(s.field("change"));
    return left.gt(wanted(s, least)).and(s.field("iterations").lt(control.maxIterations()));
  }

  private Expr pass(Smooth change, Expr s) {
    Expr x = s.field("x").plus(s.field("change").times(damping));
    return record("x", x, "change", change.at(x), "iterations", s.field("iterations").plus(1));
  }
}
