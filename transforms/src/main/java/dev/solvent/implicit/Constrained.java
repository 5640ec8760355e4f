package dev.solvent.implicit;

import static dev.solvent.dsl.Loops.dot;
import static dev.solvent.dsl.Loops.max;
import static dev.solvent.dsl.Loops.norm;
import static dev.solvent.dsl.Loops.record;
import static dev.solvent.dsl.Loops.where;
import static dev.solvent.dsl.Loops.whileLoop;
import static dev.solvent.dsl.Loops.zeros;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.implicit.Solution.Found;
import dev.solvent.solver.Box;
import dev.solvent.solver.Minimiser;
import dev.solvent.solver.Newton;
import dev.solvent.solver.Outcome;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.transform.Flat;
import io.vavr.collection.Seq;

/// `w` with the least `f(w, a..)` where `c(w, a..) = 0`: a solution, with its multipliers, of
///
///     ∇f + ∇c · multiplier = 0,     c = 0.
///
/// Found by minimising `f + multiplier · c + ½ weight ‖c‖²` for better and better multipliers, and then
/// by Newton's method for these equations. Source: Nocedal & Wright, *Numerical Optimization*, 2nd ed.,
/// 17.3.
record Constrained(Fn f, Fn constraint, Guess guess, Minimiser minimiser) {
  private static final int MOST_PASSES = 50;

  /// Constraints that hold this well, relative to the unknowns, are left to Newton's method.
  private static final double NEAR = 1e-5;

  Fn fn() {
    return Solution.of(
            ArgMin.NAME, f, guess, minimiser.control().linear(), this::found, this::equation)
        .showing(s -> s.field(name()))
        .fn();
  }

  private String name() {
    return f.parameters().headOption().getOrElse("w");
  }

  private Expr constraints(Expr w, Seq<Expr> a) {
    return Unknown.vector(constraint.apply(a.prepend(w).take(constraint.arity())));
  }

  /// The loss with the constraints at their prices.
  private Expr priced(Expr w, Expr multiplier, Seq<Expr> a) {
    return ArgMin.loss(f, w, a).plus(dot(multiplier, constraints(w, a)));
  }

  private Found found(Seq<Expr> a) {
    Expr start = guess.at(ArgMin.NAME, a);
    Unknown w = Unknown.of(ArgMin.NAME, start);
    Expr none = zeros(Flat.count(constraints(start, a).leaves()));
    if (none.shape().size(0) > w.size()) {
      throw SolventError.of(
              Kind.SHAPE,
              "there are %d constraints for %d unknowns",
              none.shape().size(0),
              w.size())
          .at(constraint.site());
    }
    Unknown both = new Unknown(record(name(), start, "multiplier", none));
    Equations equations = Equations.square(ArgMin.NAME, f, both, s -> equation(a.prepend(s)));
    Expr near = near(w, start, none, a);
    Expr begin =
        both.flat(
            record(name(), w.shaped(near.field("w")), "multiplier", near.field("multiplier")));
    Outcome o = Newton.DEFAULT.root(equations, begin);
    return new Found(
        both,
        new Outcome(
            o.x(), o.converged(), o.iterations().plus(near.field("iterations")), o.residual()),
        equations);
  }

  /// A state near the solution.
  private Expr near(Unknown unknown, Expr start, Expr none, Seq<Expr> a) {
    Bounds bounds = Bounds.of(guess, unknown, a);
    Expr w = bounds.box().project(unknown.flat(start));
    Expr violation = norm(constraints(unknown.shaped(w), a));
    return whileLoop(
        record(
            "w",
            w,
            "multiplier",
            none,
            "weight",
            10.0,
            "violation",
            violation,
            "iterations",
            0,
            "passes",
            0),
        this::isOpen,
        s -> pass(unknown, bounds.box(), a, s));
  }

  private Expr isOpen(Expr s) {
    Expr wanted = max(norm(s.field("w")), 1).times(NEAR);
    Expr open = s.field("passes").eq(0).or(s.field("violation").gt(wanted));
    return open.and(s.field("passes").lt(MOST_PASSES));
  }

  private Expr pass(Unknown unknown, Box box, Seq<Expr> a, Expr s) {
    Loss loss =
        Loss.of(
            unknown.size(),
            x -> {
              Expr w = unknown.shaped(x);
              Expr c = constraints(w, a);
              Expr penalty = dot(c, c).times(s.field("weight")).times(0.5);
              return priced(w, s.field("multiplier"), a).plus(penalty);
            });
    Outcome o = minimiser.minimum(loss, box, s.field("w"));
    Expr c = constraints(unknown.shaped(o.x()), a);
    Expr slow = norm(c).gt(s.field("violation").times(0.25));
    return record(
        "w", o.x(),
        "multiplier", s.field("multiplier").plus(c.times(s.field("weight"))),
        "weight", where(slow, s.field("weight").times(10), s.field("weight")),
        "violation", norm(c),
        "iterations", s.field("iterations").plus(o.iterations()),
        "passes", s.field("passes").plus(1));
  }

  /// The gradient of the priced loss, or the distance from a bound that holds an unknown, and the
  /// constraints.
  private Expr equation(Seq<Expr> solutionAndParameters) {
    Expr s = solutionAndParameters.head();
    Seq<Expr> a = solutionAndParameters.tail();
    Expr w = s.field(name());
    Unknown unknown = new Unknown(w);
    Expr x = unknown.flat(w);
    Expr multiplier = s.field("multiplier");
    Loss loss = Loss.of(unknown.size(), v -> priced(unknown.shaped(v), multiplier, a));
    Expr pull = Bounds.of(guess, unknown, a).stationary(x, loss.gradient().exactly(x));
    return record(name(), pull, "multiplier", constraints(w, a));
  }
}
