package dev.solvent.implicit;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Loops;
import dev.solvent.dsl.Parameter;
import dev.solvent.dsl.Ruling;
import dev.solvent.dsl.Signature;
import dev.solvent.expr.Method;
import dev.solvent.expr.Op;
import dev.solvent.solver.Outcome;
import dev.solvent.source.Kind;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A function that an equation defines and a solver evaluates.
///
/// The solver works on values without derivatives, so that no step of it is ever differentiated;
/// what it finds carries the equation as its rule.
///
/// @param name what messages call the problem
/// @param f the function that the user gives, of the unknown and the parameters
/// @param unknown what messages call the unknown
/// @param search finds the solution for parameters
/// @param equation what is zero at a solution, of it and the parameters
/// @param shown the part of a solution that was asked for
record Solution(
    String name,
    Fn f,
    String unknown,
    Guess guess,
    Method method,
    Function<Seq<Expr>, Found> search,
    Function<Seq<Expr>, Expr> equation,
    UnaryOperator<Expr> shown) {
  private static final String ADVICE =
      "begin with another guess, or allow more iterations; report(f) tells where the search ended";

  /// What a search ends with.
  ///
  /// @param equations whose Jacobian at the solution the theorem inverts
  record Found(Unknown unknown, Outcome outcome, Equations equations) {
    Expr value() {
      return unknown.shaped(outcome.x());
    }
  }

  static Solution of(
      String name,
      Fn f,
      Guess guess,
      Method method,
      Function<Seq<Expr>, Found> search,
      Function<Seq<Expr>, Expr> equation) {
    String unknown = f.parameters().headOption().getOrElse("the unknown");
    return new Solution(name, f, unknown, guess, method, search, equation, s -> s);
  }

  /// This gives the solution whose structure has names of its own, and of which only a part is
  /// shown.
  Solution showing(UnaryOperator<Expr> part) {
    return new Solution(name, f, "", guess, method, search, equation, part);
  }

  Fn fn() {
    Fn whole = Fn.of(signature(), this::value).ruled(ruling(guess.nanOnFailure()));
    return Fn.describing(signature(), a -> shown.apply(whole.apply(a))).reported(report());
  }

  private Signature signature() {
    Seq<Parameter> rest = f.signature().parameters().drop(1).map(Solution::withoutUnknown);
    return new Signature(name, Array.ofAll(rest));
  }

  /// A default is made of the parameters before it, of which the unknown is the first.
  private static Parameter withoutUnknown(Parameter p) {
    return new Parameter(
        p.name(), p.fallback().map(g -> before -> g.apply(before.prepend(Expr.NONE))));
  }

  private Ruling ruling(boolean nanOnFailure) {
    Signature residual =
        new Signature(name, signature().parameters().prepend(new Parameter(unknown)));
    return new Ruling.Residual(
        Fn.of(residual, equation), method, guess.minimumNorm(), nanOnFailure, f.site());
  }

  private static Seq<Expr> still(Seq<Expr> a) {
    return a.map(Solution::still);
  }

  /// This gives a value without its derivatives.
  static Expr still(Expr e) {
    return e.rebuild(e.leaves().map(Nodes::stop));
  }

  private Expr value(Seq<Expr> a) {
    Found found = search.apply(still(a));
    Outcome o = found.outcome;
    return found.unknown.shaped(
        guess.nanOnFailure() ? Loops.where(o.converged(), o.x(), Double.NaN) : checked(o));
  }

  private Expr checked(Outcome o) {
    Op.Ensure converged =
        new Op.Ensure(
            Kind.CONVERGENCE,
            name + " did not converge: after iteration %s the residual is %s",
            2,
            Option.of(ADVICE));
    return Expr.of(
        Build.one(
            converged,
            o.converged().node(),
            o.iterations().node(),
            o.residual().node(),
            o.x().node()));
  }

  /// The best point with the figures of the search; of these only the point has derivatives.
  private Fn report() {
    return Fn.describing(
        new Signature("report(" + name + ")", signature().parameters()),
        a -> {
          Found found = search.apply(still(a));
          Outcome o = found.outcome;
          Fn best = Fn.of(signature(), _ -> found.value()).ruled(ruling(true));
          return Loops.record(
              "value", shown.apply(best.apply(a)),
              "converged", o.converged(),
              "iterations", o.iterations(),
              "residual", o.residual(),
              "condition", Condition.of(method, found.equations, o.x()));
        });
  }
}
