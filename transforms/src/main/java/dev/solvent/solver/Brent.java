package dev.solvent.solver;

import static dev.solvent.dsl.Loops.abs;
import static dev.solvent.dsl.Loops.max;
import static dev.solvent.dsl.Loops.min;
import static dev.solvent.dsl.Loops.minus;
import static dev.solvent.dsl.Loops.record;
import static dev.solvent.dsl.Loops.sign;
import static dev.solvent.dsl.Loops.where;
import static dev.solvent.dsl.Loops.whileLoop;

import dev.solvent.dsl.Expr;

/// Inverse quadratic interpolation, safeguarded by bisection. Source: Brent, *Algorithms for
/// Minimization without Derivatives* (1973), chapter 4.
public record Brent(Expr lo, Expr hi, Control control) implements Bracketing, Tunable<Brent> {
  private static final Control USUAL = Control.of(200);

  /// This gives the method between the ends that the problem says.
  public static Brent usual() {
    return new Brent(Expr.NONE, Expr.NONE, USUAL);
  }

  /// This gives the method between `lo` and `hi`.
  public static Brent between(Object lo, Object hi) {
    return new Brent(Expr.of(lo), Expr.of(hi), USUAL);
  }

  static Brent of(Settings s) {
    return new Brent(s.get("lo"), s.get("hi"), s.control(USUAL));
  }

  @Override
  public String name() {
    return "brent";
  }

  @Override
  public Brent with(Control other) {
    return new Brent(lo, hi, other);
  }

  /// The best point `b`, the one before it `a`, a point `c` on the other side of the root; the last
  /// step and the one before.
  private record State(Expr a, Expr fa, Expr b, Expr fb, Expr c, Expr fc, Expr step, Expr last) {
    static State of(Expr s) {
      return new State(
          s.field("a"),
          s.field("fa"),
          s.field("b"),
          s.field("fb"),
          s.field("c"),
          s.field("fc"),
          s.field("step"),
          s.field("last"));
    }

    Expr with(Expr iterations, Expr open) {
      return record(
          "a",
          a,
          "fa",
          fa,
          "b",
          b,
          "fb",
          fb,
          "c",
          c,
          "fc",
          fc,
          "step",
          step,
          "last",
          last,
          "iterations",
          iterations,
          "open",
          open);
    }

    /// This brings `c` to the other side of the root from `b`, which is the better of the two.
    State ordered() {
      Expr same = sign(fb).times(sign(fc)).gt(0);
      Expr width = b.minus(a);
      State s =
          new State(
              a,
              fa,
              b,
              fb,
              where(same, a, c),
              where(same, fa, fc),
              where(same, width, step),
              where(same, width, last));
      Expr worse = abs(s.fc).lt(abs(s.fb));
      return new State(
          where(worse, s.b, s.a),
          where(worse, s.fb, s.fa),
          where(worse, s.c, s.b),
          where(worse, s.fc, s.fb),
          where(worse, s.b, s.c),
          where(worse, s.fb, s.fc),
          s.step,
          s.last);
    }

    Expr half() {
      return c.minus(b).div(2);
    }
  }

  @Override
  public Outcome root(Smooth f, Bracket bracket) {
    Expr least = bracket.width().times(1e-3);
    Expr width = bracket.hi().minus(bracket.lo());
    State start =
        new State(
                bracket.lo(),
                bracket.atLo(),
                bracket.hi(),
                bracket.atHi(),
                bracket.lo(),
                bracket.atLo(),
                width,
                width)
            .ordered();
    Expr end =
        whileLoop(
            start.with(Expr.of(0.0), isOpen(start, least)),
            s -> s.field("open").and(s.field("iterations").lt(control.maxIterations())),
            s -> {
              State next = pass(f, State.of(s), least);
              return next.with(s.field("iterations").plus(1), isOpen(next, least));
            });
    return outcome(State.of(end), end, bracket);
  }

  private static Outcome outcome(State at, Expr end, Bracket bracket) {
    Expr converged = bracket.changesSign().and(end.field("open").not()).and(bracket.bounds(at.fb));
    return new Outcome(at.b.reshape(1), converged, end.field("iterations"), abs(at.fb));
  }

  private Expr tolerance(State s, Expr least) {
    Expr size = max(abs(s.b), least);
    return max(size.times(control.tolerance() / 2), size.times(2 * Numbers.EPSILON));
  }

  private Expr isOpen(State s, Expr least) {
    return abs(s.half()).gt(tolerance(s, least)).and(s.fb.ne(0));
  }

  private State pass(Smooth f, State s, Expr least) {
    Expr tolerance = tolerance(s, least);
    Expr half = s.half();
    Expr t = s.fb.div(s.fa);
    Expr q = s.fa.div(s.fc);
    Expr r = s.fb.div(s.fc);
    Expr linear = s.a.eq(s.c);
    Expr curved =
        t.times(half.times(2).times(q).times(q.minus(r)).minus(s.b.minus(s.a).times(r.minus(1))));
    Expr numerator = where(linear, half.times(2).times(t), curved);
    Expr denominator = where(linear, minus(1, t), q.minus(1).times(r.minus(1)).times(t.minus(1)));
    Expr up = numerator.gt(0);
    Expr p = abs(numerator);
    Expr d = where(up, denominator.unaryMinus(), denominator);
    Expr most = min(half.times(d).times(3).minus(abs(tolerance.times(d))), abs(s.last.times(d)));
    Expr interpolates =
        abs(s.last).ge(tolerance).and(abs(s.fa).gt(abs(s.fb))).and(p.times(2).lt(most));
    Expr step = where(interpolates, p.div(d), half);
    Expr last = where(interpolates, s.step, half);
    Expr moved = where(abs(step).gt(tolerance), step, tolerance.times(sign(half)));
    Expr x = s.b.plus(moved);
    return new State(s.b, s.fb, x, Bracket.value(f, x), s.c, s.fc, step, last).ordered();
  }
}
