package dev.solvent.solver;

import static dev.solvent.dsl.Loops.abs;
import static dev.solvent.dsl.Loops.all;
import static dev.solvent.dsl.Loops.axis;
import static dev.solvent.dsl.Loops.branch;
import static dev.solvent.dsl.Loops.dot;
import static dev.solvent.dsl.Loops.matmul;
import static dev.solvent.dsl.Loops.max;
import static dev.solvent.dsl.Loops.min;
import static dev.solvent.dsl.Loops.minus;
import static dev.solvent.dsl.Loops.norm;
import static dev.solvent.dsl.Loops.outer;
import static dev.solvent.dsl.Loops.record;
import static dev.solvent.dsl.Loops.where;
import static dev.solvent.dsl.Loops.whileLoop;

import dev.solvent.dsl.Expr;

/// Newton's method for `r(x) = 0`, or Gauss and Newton's for the least `‖r(x)‖`, within a region in
/// which the linear model has proved right: where the Jacobian is near singular the step turns
/// towards the gradient, and where `r` grows, or is NaN or infinite, the region shrinks.
///
/// Source: Moré, *The Levenberg-Marquardt algorithm: implementation and theory* (1978), but with a
/// first radius as long as the guess: a hundred times that, as MINPACK has it, leaves the basin of
/// NIST's BoxBOD and MGH10 with the first step.
record TrustRegion(Smooth f, Control control, Box box, Goal goal, boolean corrects) {
  /// The least share of the predicted reduction that makes a step worth taking.
  private static final double WORTH = 1e-4;

  /// Below this predicted reduction of `‖r‖²`, relative to it, rounding hides the real one.
  private static final double HIDDEN = 1e-10;

  /// A step this small, relative to the unknowns, is accepted where rounding lets none get smaller.
  private static final double CLOSE = 1e-7;

  private enum Goal {
    ROOT,
    LEAST_SQUARES
  }

  static TrustRegion root(Smooth f, Control control) {
    return new TrustRegion(f, control, Box.OPEN, Goal.ROOT, false);
  }

  /// The Jacobian is corrected after a step, instead of computed.
  static TrustRegion secant(Smooth f, Control control) {
    return new TrustRegion(f, control, Box.OPEN, Goal.ROOT, true);
  }

  static TrustRegion leastSquares(Smooth f, Control control, Box box) {
    return new TrustRegion(f, control, box, Goal.LEAST_SQUARES, false);
  }

  /// A point and what is known there; `scale` holds the lengths of the Jacobian's columns, which
  /// never shrink.
  private record Point(Expr x, Expr r, Expr jacobian, Expr scale) {
    static Point of(Expr state) {
      return new Point(
          state.field("x"), state.field("r"), state.field("jacobian"), state.field("scale"));
    }

    static Point chosen(Expr condition, Point a, Point b) {
      return new Point(
          where(condition, a.x, b.x),
          where(condition, a.r, b.r),
          where(condition, a.jacobian, b.jacobian),
          where(condition, a.scale, b.scale));
    }

    Point with(Expr other) {
      return new Point(x, r, other, max(scale, norm(other, axis(0))));
    }

    /// How large the unknowns are, in the scale of the step.
    Expr size() {
      return norm(scale.times(x));
    }

    Expr gradient() {
      return matmul(jacobian.T(), r);
    }
  }

  Outcome solve(Expr guess) {
    Expr x = box.project(guess);
    Expr r = f.at(x);
    Expr jacobian = f.jacobian(x);
    Point start = new Point(x, r, jacobian, norm(jacobian, axis(0)));
    Expr sane = Numbers.isFinite(r).and(Numbers.isFinite(jacobian));
    Expr isZero = norm(r).eq(0);
    Expr size = start.size();
    Expr least = size.times(1e-3);
    Expr radius = where(size.gt(0), size, norm(start.scale)).times(reach());
    Expr going = sane.and(isZero.not());
    Expr end =
        whileLoop(
            state(start, radius, Expr.of(0.0), Expr.of(0.0), going, isZero),
            s -> s.field("going"),
            s -> pass(s, least));
    Expr close = branch(sane, () -> isClose(Point.of(end), least), () -> false);
    return new Outcome(
        end.field("x"),
        end.field("converged").or(close),
        end.field("iterations"),
        left(Point.of(end)));
  }

  /// The first radius as a share of the guess: from a guess near a root the search goes to that
  /// one.
  private double reach() {
    return switch (goal) {
      case ROOT -> 0.5;
      case LEAST_SQUARES -> 1;
    };
  }

  private static Expr state(
      Point at, Expr radius, Expr age, Expr iterations, Expr going, Expr converged) {
    return record(
        "x",
        at.x,
        "r",
        at.r,
        "jacobian",
        at.jacobian,
        "scale",
        at.scale,
        "radius",
        radius,
        "age",
        age,
        "iterations",
        iterations,
        "going",
        going,
        "converged",
        converged);
  }

  /// The residual of a root; how far the residuals of a fit are from orthogonal to the directions
  /// in which they can change.
  private Expr left(Point at) {
    return switch (goal) {
      case ROOT -> norm(at.r);
      case LEAST_SQUARES -> norm(free(at).times(at.gradient()));
    };
  }

  private Expr free(Point at) {
    return box.free(at.x, at.gradient());
  }

  private Step.Bounded step(Point at, Object radius) {
    Expr jacobian = box.isOpen() ? at.jacobian : at.jacobian.times(free(at));
    return Step.bounded(jacobian, at.r, Numbers.positive(at.scale), Expr.of(radius));
  }

  /// One trial of a step, from a state; unknowns smaller than `least` count as that large.
  private Expr pass(Expr s, Expr least) {
    Point at = Point.of(s);
    Step.Bounded step = step(at, s.field("radius"));
    Expr x = box.project(at.x.plus(step.s()));
    Expr r = f.at(x);
    Expr before = norm(at.r);
    Expr predicted = reduction(predicted(at, step, x), before);
    Expr ratio = reduction(norm(r), before).div(predicted);
    Expr hidden = predicted.lt(HIDDEN);
    Expr worth = Numbers.isFinite(norm(r)).and(ratio.gt(WORTH).or(hidden));
    Point there = at.with(branch(worth, () -> jacobian(at, x, r), () -> at.jacobian));
    there = new Point(x, r, there.jacobian, there.scale);
    Expr quality = where(hidden, quality(at, there), ratio);
    Expr better = worth.and(Numbers.isFinite(there.jacobian)).and(quality.gt(WORTH));
    Point next = Point.chosen(better, there, at);
    Expr size = Numbers.size(next.size(), least);
    Expr still = step.full().and(step.length().le(size.times(control.tolerance())));
    Expr age = s.field("age").plus(where(better.and(corrects), 1, 0));
    Expr stale = age.gt(0).and(better.not().or(still));
    Point fresh = next.with(branch(stale, () -> f.jacobian(next.x), () -> next.jacobian));
    Expr radius = radius(s.field("radius"), step, quality, better, stale);
    Expr iterations = s.field("iterations").plus(1);
    Expr converged = isDone(fresh, still.and(stale.not()), step, before);
    Expr stuck = radius.le(size.times(4 * Numbers.EPSILON)).or(radius.lt(Double.MIN_NORMAL));
    Expr going = converged.or(stuck).or(iterations.ge(control.maxIterations())).not();
    return state(fresh, radius, where(stale, 0, age), iterations, going, converged);
  }

  /// By how much the square shrinks, relative to itself.
  private static Expr reduction(Expr after, Expr before) {
    Expr share = after.div(before);
    return minus(1, share.times(share));
  }

  private Expr predicted(Point at, Step.Bounded step, Expr x) {
    return box.isOpen() ? step.predicted() : norm(matmul(at.jacobian, x.minus(at.x)).plus(at.r));
  }

  /// The Jacobian at a point to which a step has led, or the least correction of the one before
  /// that maps the step to the change of `r`.
  private Expr jacobian(Point at, Expr x, Expr r) {
    if (!corrects) return f.jacobian(x);
    Expr step = x.minus(at.x);
    Expr missed = r.minus(at.r).minus(matmul(at.jacobian, step));
    return at.jacobian.plus(outer(missed, step.div(dot(step, step))));
  }

  /// The reduction of `½ ‖r‖²` over the predicted one, from slopes, where the values are too close.
  private static Expr quality(Point at, Point there) {
    Expr step = there.x.minus(at.x);
    Expr straight = dot(at.gradient(), step);
    Expr bend = norm(matmul(at.jacobian, step));
    Expr real = straight.plus(dot(there.gradient(), step)).div(2);
    return real.div(straight.plus(bend.times(bend).div(2)));
  }

  /// A Jacobian that is computed again gets another try within the same radius.
  private static Expr radius(Expr radius, Step.Bounded step, Expr ratio, Expr better, Expr stale) {
    Expr less = min(radius, step.length()).times(where(better, 0.5, 0.25));
    Expr more = where(ratio.ge(0.75).or(step.full()), max(radius, step.length().times(2)), radius);
    return where(stale.and(better.not()), radius, where(better.and(ratio.ge(0.25)), more, less));
  }

  /// Whether the last unrestricted step was as good as nothing, or the equations hold.
  private Expr isDone(Point at, Expr still, Step.Bounded step, Expr before) {
    Expr zero = norm(at.r).eq(0);
    return switch (goal) {
      case LEAST_SQUARES -> zero.or(still);
      case ROOT -> zero.or(isRounding(at)).or(still.and(isSolved(step, before)));
    };
  }

  /// Whether the linear model has a root, so that no singular Jacobian ends the search.
  private static Expr isSolved(Step.Bounded step, Expr before) {
    return step.predicted().le(before.times(0.5));
  }

  /// Whether what is left can be the rounding of the terms.
  private static Expr isRounding(Point at) {
    Expr terms = matmul(abs(at.jacobian), abs(at.x));
    return Numbers.isFinite(terms).and(all(abs(at.r).le(terms.times(2 * Numbers.EPSILON))));
  }

  private Expr isClose(Point at, Expr least) {
    Step.Bounded step = step(at, Double.MAX_VALUE);
    Expr close = step.length().le(Numbers.size(at.size(), least).times(CLOSE));
    return switch (goal) {
      case LEAST_SQUARES -> close;
      case ROOT -> close.and(isSolved(step, norm(at.r)));
    };
  }
}
