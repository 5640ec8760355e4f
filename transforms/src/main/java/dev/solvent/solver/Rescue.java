package dev.solvent.solver;

import static dev.solvent.dsl.Loops.abs;
import static dev.solvent.dsl.Loops.branch;
import static dev.solvent.dsl.Loops.cos;
import static dev.solvent.dsl.Loops.max;
import static dev.solvent.dsl.Loops.norm;
import static dev.solvent.dsl.Loops.range;
import static dev.solvent.dsl.Loops.record;
import static dev.solvent.dsl.Loops.sign;
import static dev.solvent.dsl.Loops.tuple;
import static dev.solvent.dsl.Loops.vec;
import static dev.solvent.dsl.Loops.where;
import static dev.solvent.dsl.Loops.whileLoop;

import dev.solvent.dsl.Expr;
import java.util.function.UnaryOperator;

/// What is tried where a search has ended at a point that is no root: for one unknown a change of
/// sign further and further from the guess, for several the search from points around the guess.
record Rescue(Smooth f, Expr guess) {
  private static final int RESTARTS = 4;
  private static final int RINGS = 100;

  /// Each ring around the guess is so much wider than the one before.
  private static final double WIDER = 1.5;

  /// A change of sign is a root where the function gets this small, and otherwise a pole or a jump.
  private static final double SMALL = 1e-6;

  Outcome unless(Expr done, Outcome first, UnaryOperator<Expr> again) {
    Expr out =
        branch(
            done,
            () -> parts(first),
            () -> guess.shape().size(0) == 1 ? outward(first) : around(first, again));
    return outcome(out);
  }

  static Expr parts(Outcome o) {
    return tuple(o.x(), o.converged(), o.iterations(), o.residual());
  }

  static Outcome outcome(Expr parts) {
    return new Outcome(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
  }

  private static Expr chosen(Expr condition, Outcome a, Outcome b) {
    return tuple(
        where(condition, a.x(), b.x()),
        where(condition, a.converged(), b.converged()),
        a.iterations().plus(b.iterations()),
        where(condition, a.residual(), b.residual()));
  }

  private Expr around(Outcome first, UnaryOperator<Expr> again) {
    int n = guess.shape().size(0);
    Expr size = where(norm(guess).gt(0), norm(guess), 1).times(Math.sqrt(1.0 / n));
    Expr end =
        whileLoop(
            tuple(parts(first), 0),
            s -> s.get(0).get(1).not().and(s.get(1).lt(RESTARTS)),
            s -> {
              Expr angles = vec(range(n)).plus(1).times(s.get(1).plus(1).times(2.4));
              Expr start = guess.plus(cos(angles).times(size).times(s.get(1).plus(1)));
              Outcome next = outcome(again.apply(start));
              return tuple(chosen(next.converged(), next, outcome(s.get(0))), s.get(1).plus(1));
            });
    return end.get(0);
  }

  private Expr outward(Outcome first) {
    Expr x = guess.reshape();
    Expr value = Bracket.value(f, x);
    Expr width = max(abs(x), 1).times(1e-3);
    Expr found =
        whileLoop(
            record(
                "width", width, "left", x, "atLeft", value, "right", x, "atRight", value, "lo", x,
                "atLo", value, "hi", x, "atHi", value, "found", false, "rings", 0),
            s -> s.field("found").not().and(s.field("rings").lt(RINGS)),
            s -> ring(x, s));
    Bracket bracket =
        new Bracket(found.field("lo"), found.field("hi"), found.field("atLo"), found.field("atHi"));
    return branch(found.field("found"), () -> within(bracket, first), () -> parts(first));
  }

  private Expr within(Bracket bracket, Outcome first) {
    Outcome o = Brent.usual().root(f, bracket);
    Expr ends = max(abs(bracket.atLo()), abs(bracket.atHi()));
    Expr root = o.converged().and(o.residual().le(ends.times(SMALL)));
    return chosen(root, o, first);
  }

  private Expr ring(Expr x, Expr s) {
    Expr left = x.minus(s.field("width"));
    Expr right = x.plus(s.field("width"));
    Expr atLeft = Bracket.value(f, left);
    Expr atRight = Bracket.value(f, right);
    Expr below = sign(atLeft).times(sign(s.field("atLeft"))).lt(0);
    Expr above = sign(atRight).times(sign(s.field("atRight"))).lt(0);
    Expr goesLeft = Numbers.isFinite(atLeft);
    Expr goesRight = Numbers.isFinite(atRight);
    return record(
        "width", s.field("width").times(WIDER),
        "left", where(goesLeft, left, s.field("left")),
        "atLeft", where(goesLeft, atLeft, s.field("atLeft")),
        "right", where(goesRight, right, s.field("right")),
        "atRight", where(goesRight, atRight, s.field("atRight")),
        "lo", where(below, left, s.field("right")),
        "atLo", where(below, atLeft, s.field("atRight")),
        "hi", where(below, s.field("left"), right),
        "atHi", where(below, s.field("atLeft"), atRight),
        "found", below.or(above),
        "rings", s.field("rings").plus(1));
  }
}
