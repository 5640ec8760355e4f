package dev.solvent.solver;

import static dev.solvent.dsl.Loops.abs;
import static dev.solvent.dsl.Loops.branch;
import static dev.solvent.dsl.Loops.dot;
import static dev.solvent.dsl.Loops.max;
import static dev.solvent.dsl.Loops.norm;
import static dev.solvent.dsl.Loops.record;
import static dev.solvent.dsl.Loops.tuple;
import static dev.solvent.dsl.Loops.where;
import static dev.solvent.dsl.Loops.whileLoop;

import dev.solvent.dsl.Expr;
import dev.solvent.solver.Directions.Direction;
import dev.solvent.solver.Objective.Value;

/// Steps down along directions, each as long as the loss and its slope ask for: an interval of
/// lengths is halved until one satisfies the weak conditions of Wolfe. Where rounding hides how the
/// loss changes, its slope alone decides. Steps bend along the bounds.
///
/// Source: Nocedal & Wright, *Numerical Optimization*, 2nd ed., 3.1; Lewis & Overton, Math.
/// Program. 141 (2013), for the search; Hager & Zhang, SIAM J. Optim. 16 (2005), for its end in
/// rounding.
record Descent(Objective f, Box box, Control control, Directions directions) {
  /// The share of the slope's promise that makes a step worth taking.
  private static final double WORTH = 1e-4;

  /// A slope that has shrunk to this share is no longer steep.
  private static final double STEEP = 0.9;

  /// A promise below this share of the loss is hidden by rounding.
  private static final double HIDDEN = 1e-12;

  /// A length below this leads nowhere.
  private static final double SHORTEST = 1e-14;

  /// A step this small, relative to the unknowns, is accepted where rounding lets none get smaller.
  private static final double CLOSE = 1e-7;

  /// A point with what is known there, and where to go from it.
  private record Point(Expr x, Expr loss, Expr gradient, Expr memory, Expr way, Expr settled) {
    static Point of(Expr s) {
      return new Point(
          s.field("x"),
          s.field("loss"),
          s.field("gradient"),
          s.field("memory"),
          s.field("way"),
          s.field("settled"));
    }

    static Point ofParts(Expr parts) {
      return new Point(
          parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4), parts.get(5));
    }

    Expr parts() {
      return tuple(x, loss, gradient, memory, way, settled);
    }
  }

  Outcome minimum(Expr guess) {
    Expr x = box.project(guess);
    Value value = f.at(x);
    Expr sane = Numbers.isFinite(value.loss()).and(Numbers.isFinite(value.gradient()));
    Point start = started(x, value);
    Expr least = norm(x).times(1e-3);
    Search search = new Search(Expr.of(1.0), Expr.of(0.0), Expr.of(Double.POSITIVE_INFINITY));
    Expr done = isDone(start, Expr.of(0.0), least);
    Expr end =
        whileLoop(
            state(start, search, Expr.of(true), Expr.of(0.0), sane, sane.and(done)),
            s -> s.field("going").and(s.field("converged").not()),
            s -> pass(s, least));
    Point at = Point.of(end);
    Expr close = sane.and(at.settled).and(length(at).le(size(at, least).times(CLOSE)));
    return new Outcome(
        at.x, end.field("converged").or(close), end.field("iterations"), norm(pull(at)));
  }

  private static Expr state(
      Point at, Search search, Expr fresh, Expr iterations, Expr going, Expr converged) {
    return record(
        "x",
        at.x,
        "loss",
        at.loss,
        "gradient",
        at.gradient,
        "memory",
        at.memory,
        "way",
        at.way,
        "settled",
        at.settled,
        "share",
        search.share,
        "lo",
        search.lo,
        "hi",
        search.hi,
        "fresh",
        fresh,
        "iterations",
        iterations,
        "going",
        going,
        "converged",
        converged);
  }

  private Point started(Expr x, Value value) {
    return directed(x, value, directions.start(x, value.gradient()));
  }

  private Point directed(Expr x, Value value, Expr memory) {
    Direction d = directions.at(memory, x, value.gradient(), box.free(x, value.gradient()));
    return new Point(x, value.loss(), value.gradient(), memory, d.d(), d.settled());
  }

  /// The part of the gradient that no bound holds.
  private Expr pull(Point at) {
    return box.free(at.x, at.gradient).times(at.gradient);
  }

  private static Expr size(Point at, Expr least) {
    return Numbers.size(norm(at.x), least);
  }

  /// How long a whole step is.
  private Expr length(Point at) {
    return norm(box.project(at.x.plus(at.way)).minus(at.x));
  }

  /// Whether the next step is as good as nothing, and the last, of length `moved`, was short too,
  /// where the direction is an estimate.
  private Expr isDone(Point at, Expr moved, Expr least) {
    Expr size = size(at, least);
    Expr small = length(at).le(size.times(control.tolerance()));
    Expr near = directions.isLong() ? moved.le(size.times(1e-3)) : Expr.of(true);
    return at.settled.and(small.and(near).or(norm(pull(at)).eq(0)));
  }

  /// The share of a step that is tried, and the interval in which it lies.
  private record Search(Expr share, Expr lo, Expr hi) {
    static Search of(Expr s) {
      return new Search(s.field("share"), s.field("lo"), s.field("hi"));
    }

    /// The search that goes on from a share which is too long or too short.
    Search after(Expr sane, Expr enough) {
      Expr low = where(enough, share, lo);
      Expr high = where(enough, hi, share);
      Expr between = low.plus(high.minus(low).times(where(sane, 0.5, 0.1)));
      return new Search(where(high.le(Double.MAX_VALUE), between, share.times(2)), low, high);
    }

    Expr isSpent() {
      return hi.le(Double.MAX_VALUE)
          .and(hi.minus(lo).lt(max(hi, lo).times(SHORTEST)))
          .or(share.lt(SHORTEST));
    }

    Search orWhole(Expr anew) {
      return new Search(
          where(anew, 1, share), where(anew, 0, lo), where(anew, Double.POSITIVE_INFINITY, hi));
    }
  }

  /// One trial; unknowns smaller than `least` count as that large.
  private Expr pass(Expr s, Expr least) {
    Point at = Point.of(s);
    Search search = Search.of(s);
    Expr aim = at.x.plus(at.way.times(search.share));
    Expr x = box.project(aim);
    Value value = f.at(x);
    Expr sane = Numbers.isFinite(value.loss()).and(Numbers.isFinite(value.gradient()));
    Expr moved = x.minus(at.x);
    Expr before = dot(at.gradient, moved);
    Expr after = dot(value.gradient(), moved);
    Expr enough = sane.and(isEnough(at, value, before, after));
    Expr accepted = enough.and(isFar(search, before, after).or(norm(aim.minus(x)).gt(0)));
    Search following = search.after(sane, enough);
    Expr spent = accepted.not().and(following.isSpent());
    Expr anew = spent.and(s.field("fresh").not());
    Point next =
        Point.ofParts(
            branch(
                accepted,
                () ->
                    directed(
                            x,
                            value,
                            directions.after(
                                at.memory, x, moved, value.gradient().minus(at.gradient)))
                        .parts(),
                () ->
                    branch(
                        anew,
                        () -> started(at.x, new Value(at.loss, at.gradient)).parts(),
                        at::parts)));
    Expr iterations = s.field("iterations").plus(1);
    Expr going = spent.and(s.field("fresh")).or(iterations.ge(control.maxIterations())).not();
    return state(
        next,
        following.orWhole(accepted.or(anew)),
        where(accepted, false, s.field("fresh").or(anew)),
        iterations,
        going,
        accepted.and(isDone(next, norm(moved), least)));
  }

  private Expr isEnough(Point at, Value value, Expr before, Expr after) {
    Expr size = abs(at.loss);
    Expr hidden = at.settled.and(abs(before).le(size.times(HIDDEN)));
    Expr lower = value.loss().le(at.loss.plus(before.times(WORTH)));
    Expr strictly = lower.and(at.settled.or(value.loss().lt(at.loss)));
    Expr flatter =
        abs(after)
            .le(abs(before).times(STEEP))
            .and(value.loss().le(at.loss.plus(size.times(1e-10))));
    return hidden.and(flatter).or(hidden.not().and(strictly));
  }

  /// Whether going on would no longer go down steeply.
  private Expr isFar(Search search, Expr before, Expr after) {
    if (!directions.isLong()) return Expr.of(true);
    Expr narrow = search.hi.minus(search.lo).lt(search.hi.times(1e-3));
    return after.ge(before.times(STEEP)).or(narrow);
  }
}
