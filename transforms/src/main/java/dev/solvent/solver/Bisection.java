package dev.solvent.solver;

import static dev.solvent.dsl.Loops.abs;
import static dev.solvent.dsl.Loops.max;
import static dev.solvent.dsl.Loops.record;
import static dev.solvent.dsl.Loops.sign;
import static dev.solvent.dsl.Loops.where;
import static dev.solvent.dsl.Loops.whileLoop;

import dev.solvent.dsl.Expr;

/// Halving of an interval with a change of sign.
public record Bisection(Expr lo, Expr hi, Control control)
    implements Bracketing, Tunable<Bisection> {
  private static final Control USUAL = Control.of(200);

  /// This gives the method between `lo` and `hi`.
  public static Bisection between(Object lo, Object hi) {
    return new Bisection(Expr.of(lo), Expr.of(hi), USUAL);
  }

  static Bisection of(Settings s) {
    return new Bisection(s.get("lo"), s.get("hi"), s.control(USUAL));
  }

  @Override
  public String name() {
    return "bisection";
  }

  @Override
  public Bisection with(Control other) {
    return new Bisection(lo, hi, other);
  }

  @Override
  public Outcome root(Smooth f, Bracket bracket) {
    Expr least = bracket.width().times(1e-3);
    Expr start =
        record("lo", bracket.lo(), "hi", bracket.hi(), "atLo", bracket.atLo(), "iterations", 0);
    Expr end = whileLoop(start, s -> isOpen(s, least), s -> pass(f, s));
    Expr x = middle(end);
    Expr value = Bracket.value(f, x);
    Expr converged = bracket.changesSign().and(isOpen(end, least).not()).and(bracket.bounds(value));
    return new Outcome(x.reshape(1), converged, end.field("iterations"), abs(value));
  }

  private static Expr middle(Expr s) {
    Expr half = s.field("hi").minus(s.field("lo")).div(2);
    return s.field("lo").plus(half);
  }

  private Expr isOpen(Expr s, Expr least) {
    Expr lo = s.field("lo");
    Expr hi = s.field("hi");
    Expr size = max(max(abs(lo), abs(hi)), least);
    Expr width = abs(hi.minus(lo));
    return width
        .gt(max(size.times(control.tolerance()), size.times(2 * Numbers.EPSILON)))
        .and(s.field("iterations").lt(control.maxIterations()));
  }

  /// A middle at which the function is zero ends the search: both ends go there.
  private static Expr pass(Smooth f, Expr s) {
    Expr x = middle(s);
    Expr value = Bracket.value(f, x);
    Expr side = sign(value).times(sign(s.field("atLo")));
    return record(
        "lo", where(side.ge(0), x, s.field("lo")),
        "hi", where(side.gt(0), s.field("hi"), x),
        "atLo", where(side.ge(0), value, s.field("atLo")),
        "iterations", s.field("iterations").plus(1));
  }
}
