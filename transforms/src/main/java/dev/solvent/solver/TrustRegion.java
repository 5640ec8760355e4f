package dev.solvent.solver;

import static dev.solvent.dsl.Loops.abs;
import static dev.solvent.dsl.Loops.all;
import static dev.solvent.dsl.Loops.axis;
import static dev.solvent.dsl.Loops.branch;
import static dev.solvent.dsl.Loops.matmul;
import static dev.solvent.dsl.Loops.max;
import static dev.solvent.dsl.Loops.min;
import static dev.solvent.dsl.Loops.minus;
import static dev.solvent.dsl.Loops.norm;
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
record TrustRegion(Smooth f, Control control, Goal goal) {
  /// The least share of the predicted reduction that makes a step worth taking.
  private static final double WORTH = 1e-4;

  /// Below this predicted reduction of `‖r‖²`, relative to it, rounding hides the real one.
  private static final double HIDDEN = 1e-13;

  /// A step this small, relative to the unknowns, is accepted where rounding lets none get smaller.
  private static final double CLOSE = 1e-7;

  enum Goal {
    ROOT,
    LEAST_SQUARES
  }

  /// A point and what is known there; `scale` holds the lengths of the Jacobian's columns, which
  /// never shrink.
  private record Point(Expr x, Expr r, Expr jacobian, Expr scale) {
    static Point of(Expr state) {
      return new Point(
          state.field("x"), state.field("r"), state.field("jacobian"), state.field("scale"));
    }

    Expr size() {
      return norm(scale.times(x));
    }

    Expr gradient() {
      return max(abs(matmul(jacobian.T(), r)).div(Numbers.positive(scale)));
    }

    Step.Bounded step(Object radius) {
      return Step.bounded(jacobian, r, Numbers.positive(scale), Expr.of(radius));
    }
  }

  Outcome solve(Expr guess) {
    Expr r = f.at(guess);
    Expr jacobian = f.jacobian(guess);
    Point start = new Point(guess, r, jacobian, norm(jacobian, axis(0)));
    Expr sane = Numbers.isFinite(r).and(Numbers.isFinite(jacobian));
    Expr isZero = norm(r).eq(0);
    Expr size = start.size();
    Expr radius = where(size.gt(0), size, norm(start.scale));
    Expr end =
        whileLoop(
            state(start, radius, Expr.of(0.0), sane.and(isZero.not()), isZero),
            s -> s.field("going"),
            s -> pass(s, size.times(1e-3)));
    Expr converged = end.field("converged");
    return new Outcome(
        end.field("x"),
        branch(converged, () -> true, () -> sane.and(isClose(Point.of(end), size.times(1e-3)))),
        end.field("iterations"),
        norm(end.field("r")));
  }

  private static Expr state(Point at, Expr radius, Expr iterations, Expr going, Expr converged) {
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
        "iterations",
        iterations,
        "going",
        going,
        "converged",
        converged);
  }

  /// One trial of a step, from a state; unknowns smaller than `least` count as that large.
  private Expr pass(Expr s, Expr least) {
    Point at = Point.of(s);
    Step.Bounded step = at.step(s.field("radius"));
    Expr trial = at.x.plus(step.s());
    Expr r = f.at(trial);
    Expr predicted = reduction(step.predicted(), norm(at.r));
    Expr ratio = reduction(norm(r), norm(at.r)).div(predicted);
    Expr hidden = predicted.lt(HIDDEN);
    Expr worth = Numbers.isFinite(norm(r)).and(ratio.gt(WORTH).or(hidden));
    Expr jacobian = branch(worth, () -> f.jacobian(trial), () -> at.jacobian);
    Point there = new Point(trial, r, jacobian, max(at.scale, norm(jacobian, axis(0))));
    Expr better =
        worth
            .and(Numbers.isFinite(jacobian))
            .and(ratio.gt(WORTH).or(there.gradient().lt(at.gradient())));
    Point next = chosen(better, there, at);
    Expr radius = radius(s.field("radius"), step, where(hidden, 1, ratio), better);
    Expr iterations = s.field("iterations").plus(1);
    Expr size = max(next.size(), least);
    Expr converged = isDone(next, step, norm(at.r), size);
    Expr stuck = radius.le(size.times(4 * Numbers.EPSILON)).or(radius.lt(Double.MIN_NORMAL));
    Expr going = converged.or(stuck).or(iterations.ge(control.maxIterations())).not();
    return state(next, radius, iterations, going, converged);
  }

  private static Point chosen(Expr better, Point there, Point at) {
    return new Point(
        where(better, there.x, at.x),
        where(better, there.r, at.r),
        where(better, there.jacobian, at.jacobian),
        where(better, there.scale, at.scale));
  }

  /// By how much the square shrinks, relative to itself.
  private static Expr reduction(Expr after, Expr before) {
    Expr share = after.div(before);
    return minus(1, share.times(share));
  }

  private static Expr radius(Expr radius, Step.Bounded step, Expr ratio, Expr better) {
    Expr less = min(radius, step.length()).times(where(better, 0.5, 0.25));
    Expr more = where(ratio.ge(0.75).or(step.full()), max(radius, step.length().times(2)), radius);
    return where(better.and(ratio.ge(0.25)), more, less);
  }

  /// Whether the last unrestricted step was as good as nothing, or the equations hold.
  private Expr isDone(Point at, Step.Bounded step, Expr before, Expr size) {
    Expr still = step.full().and(step.length().le(size.times(control.tolerance())));
    Expr done = norm(at.r).eq(0);
    return switch (goal) {
      case LEAST_SQUARES -> done.or(still);
      case ROOT -> done.or(isRounding(at)).or(still.and(isSolved(step, before)));
    };
  }

  /// Whether the linear model has a root, so that no singular Jacobian ends the search.
  private static Expr isSolved(Step.Bounded step, Expr before) {
    return step.predicted().le(before.times(0.5));
  }

  /// Whether what is left can be the rounding of the terms.
  private static Expr isRounding(Point at) {
    Expr terms = matmul(abs(at.jacobian), abs(at.x));
    return all(abs(at.r).le(terms.times(2 * Numbers.EPSILON)));
  }

  private Expr isClose(Point at, Expr least) {
    Step.Bounded step = at.step(Double.MAX_VALUE);
    Expr close = step.length().le(max(at.size(), least).times(CLOSE));
    return switch (goal) {
      case LEAST_SQUARES -> close;
      case ROOT -> close.and(isSolved(step, norm(at.r)));
    };
  }
}
