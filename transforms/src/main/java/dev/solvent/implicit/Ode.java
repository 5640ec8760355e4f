package dev.solvent.implicit;

import static dev.solvent.dsl.Loops.abs;
import static dev.solvent.dsl.Loops.all;
import static dev.solvent.dsl.Loops.clamp;
import static dev.solvent.dsl.Loops.concat;
import static dev.solvent.dsl.Loops.max;
import static dev.solvent.dsl.Loops.mean;
import static dev.solvent.dsl.Loops.min;
import static dev.solvent.dsl.Loops.record;
import static dev.solvent.dsl.Loops.scan;
import static dev.solvent.dsl.Loops.sign;
import static dev.solvent.dsl.Loops.sqrt;
import static dev.solvent.dsl.Loops.tuple;
import static dev.solvent.dsl.Loops.where;
import static dev.solvent.dsl.Loops.whileLoop;
import static dev.solvent.dsl.Loops.zeros;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.solver.Accuracy;
import dev.solvent.solver.Slope;
import dev.solvent.solver.Stepper;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// The states of `dy/dt = f(y, t, p..)` at given times.
///
/// The steps are chosen by their estimated errors, and these choices have no derivative: what is
/// differentiated is the method with the steps it took, whose error is of the size of the values'.
/// States between steps come from the method's polynomial, so that times that are asked for do not
/// shorten steps; only the last step ends where the last time is.
public final class Ode {
  /// A step is this share of the one that the error allows ..
  private static final double CAUTION = 0.9;

  /// .. and no more than so much shorter or longer than the one before.
  private static final double SHRINK = 0.2;

  private static final double GROW = 8;

  private final Slope f;
  private final Stepper stepper;
  private final Expr end;
  private final Expr sense;

  private Ode(Slope f, Stepper stepper, Expr times) {
    this.f = f;
    this.stepper = stepper;
    this.end = times.get(-1);
    this.sense = sign(end.minus(times.get(0)));
  }

  /// This gives the states at `ts`, of which the first is `y0`, each part of the state stacked
  /// along time. Fails with `domain` where the times are not in order, with `convergence` where the
  /// steps become too short or too many.
  public static Expr of(Fn f, Expr y0, Expr ts, Seq<Expr> p, Stepper stepper) {
    Unknown state = Unknown.of("odeint", y0);
    Expr times = ordered(ts);
    Slope slope = new Motion(f, state, p);
    Expr flat = new Ode(slope, stepper, times).states(state.flat(y0), times);
    return stacked(state, flat, times.shape().size(0));
  }

  private static Expr ordered(Expr ts) {
    if (!ts.isTensor() || ts.shape().rank() != 1 || ts.shape().size(0) == 0) {
      throw SolventError.of(
          Kind.SHAPE, "odeint takes a vector of times, but ts is %s", ts.described());
    }
    Expr times = Expr.of(Nodes.toNumber(ts.node()));
    int n = times.shape().size(0);
    if (n == 1) return times;
    Expr steps = times.get(Expr.range(1, n)).minus(times.get(Expr.range(0, n - 1)));
    Expr inOrder = all(steps.ge(0)).or(all(steps.le(0)));
    Op.Ensure ensure =
        new Op.Ensure(Kind.DOMAIN, "the times of odeint neither rise nor fall throughout", 0);
    return Expr.of(Build.one(ensure, inOrder.node(), times.node()));
  }

  private static Expr stacked(Unknown state, Expr flat, int n) {
    Seq<Node> leaves = Array.empty();
    int at = 0;
    for (Node leaf : state.like().leaves()) {
      Shape shape = Nodes.shape(leaf);
      Node part = Nodes.slice(flat.node(), 1, at, shape.count());
      leaves = leaves.append(Nodes.reshape(part, shape.prepend(n)));
      at += shape.count();
    }
    return state.like().rebuild(leaves);
  }

  /// A matrix with a row for each time.
  private Expr states(Expr y, Expr times) {
    int n = times.shape().size(0);
    Expr first = y.reshape(1, y.shape().size(0));
    if (n == 1) return first;
    Expr out = scan(times.get(Expr.range(1, n)), start(y, times.get(0)), this::next);
    return concat(tuple(first, checked(out.get(0), out.get(1))));
  }

  private Expr start(Expr y, Expr t) {
    int n = y.shape().size(0);
    Expr k = f.at(t, y);
    Expr rest = zeros(Stepper.COEFFICIENTS - 1, n);
    return record(
        "t",
        t,
        "y",
        y,
        "k",
        k,
        "h",
        Solution.still(first(t, y, k)),
        "from",
        t,
        "length",
        1,
        "between",
        concat(tuple(y.reshape(1, n), rest)),
        "steps",
        0,
        "stuck",
        false);
  }

  /// A first step by the sizes of the state, its slope and its curvature. Source: Hairer, Nørsett &
  /// Wanner, II.4.
  private Expr first(Expr t, Expr y, Expr k) {
    Expr scale = scale(y, y);
    Expr size = root(y.div(scale));
    Expr speed = root(k.div(scale));
    Expr small = size.lt(1e-5).or(speed.lt(1e-5));
    Expr guess = where(small, 1e-6, size.div(where(small, 1, speed)).times(0.01));
    Expr span = abs(end.minus(t));
    Expr h = min(guess, span).times(sense);
    Expr ahead = f.at(t.plus(h), y.plus(k.times(h)));
    Expr bend = root(ahead.minus(k).div(scale)).div(where(h.eq(0), 1, abs(h)));
    Expr most = max(speed, bend);
    Expr flat = most.le(1e-15);
    Expr curved = where(flat, 1, most).pow(-1).times(0.01).pow(1.0 / stepper.order());
    Expr length = where(flat, max(guess.times(1e-3), 1e-6), curved);
    Expr finite = where(length.le(Double.MAX_VALUE), length, guess);
    return min(min(guess.times(100), finite), span).times(sense);
  }

  private Expr scale(Expr y, Expr z) {
    Accuracy a = stepper.accuracy();
    return max(abs(y), abs(z)).times(a.tolerance()).plus(a.absolute());
  }

  private static Expr root(Expr x) {
    return sqrt(mean(x.times(x)));
  }

  /// The state of the search after a time, and the state of the equation at it.
  private Expr next(Expr s, Expr time) {
    Expr reached =
        whileLoop(
            s,
            at -> {
              Expr left = time.minus(at.field("t")).times(sense);
              Expr near = max(abs(time), abs(at.field("t"))).times(8 * 0x1p-52);
              return left.gt(near).and(at.field("stuck").not());
            },
            this::pass);
    Expr share = time.minus(reached.field("from")).div(reached.field("length"));
    Expr value = reached.field("between").get(Stepper.COEFFICIENTS - 1);
    for (int k = Stepper.COEFFICIENTS - 2; k >= 0; k--) {
      value = value.times(share).plus(reached.field("between").get(k));
    }
    return tuple(reached, value);
  }

  /// One trial of a step.
  private Expr pass(Expr s) {
    Expr t = s.field("t");
    Expr y = s.field("y");
    Expr left = Solution.still(end.minus(t));
    Expr h = where(abs(s.field("h")).lt(abs(left)), s.field("h"), left);
    Stepper.Step step = stepper.step(f, t, y, s.field("k"), h);
    Expr error = Solution.still(root(step.error().div(scale(y, step.y()))));
    Expr good = error.le(1);
    Expr fitting =
        clamp(error.pow(-1.0 / stepper.order()).times(CAUTION), SHRINK, where(good, GROW, 1));
    Expr length =
        h.times(where(error.le(Double.MAX_VALUE), where(error.gt(0), fitting, GROW), SHRINK));
    Expr steps = s.field("steps").plus(1);
    Expr least = max(abs(Solution.still(t)), abs(left)).times(4 * 0x1p-52);
    Expr lost = abs(h).le(least).and(h.ne(left));
    return record(
        "t", where(good, t.plus(h), t),
        "y", where(good, step.y(), y),
        "k", where(good, step.slope(), s.field("k")),
        "h", length,
        "from", where(good, t, s.field("from")),
        "length", where(good, h, s.field("length")),
        "between", where(good, step.between(), s.field("between")),
        "steps", steps,
        "stuck", lost.or(steps.ge(stepper.accuracy().maxIterations())));
  }

  private Expr checked(Expr last, Expr states) {
    Op.Ensure arrived =
        new Op.Ensure(
            Kind.CONVERGENCE,
            "odeint does not arrive: after %s steps it is at t = %s, and the next step would be %s",
            3);
    return Expr.of(
        Build.one(
            arrived,
            last.field("stuck").not().node(),
            last.field("steps").node(),
            Solution.still(last.field("t")).node(),
            last.field("h").node(),
            states.node()));
  }
}
