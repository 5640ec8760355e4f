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
import java.util.function.Function;

/// A function that an equation defines and a solver evaluates.
///
/// The solver works on values whose derivatives are zero, so that no step of it is ever
/// differentiated; the result carries the equation as its rule.
///
/// @param name what messages call the problem
/// @param f the function that the user gives, of the unknown and the parameters
/// @param search finds the solution for parameters
/// @param equation what is zero at a solution, of it and the parameters
record Solution(
    String name,
    Fn f,
    Guess guess,
    Method method,
    Function<Seq<Expr>, Found> search,
    Function<Seq<Expr>, Expr> equation) {

  /// What a search ends with.
  ///
  /// @param equations whose Jacobian at the solution the theorem inverts
  record Found(Unknown unknown, Outcome outcome, Equations equations) {
    Expr value() {
      return unknown.shaped(outcome.x());
    }
  }

  Fn fn() {
    return Fn.of(signature(), this::value).ruled(ruling(guess.nanOnFailure())).reported(report());
  }

  private Signature signature() {
    Seq<Parameter> rest =
        f.signature()
            .parameters()
            .drop(1)
            .map(p ->
                new Parameter(
                    p.name(), p.fallback().map(g -> before -> g.apply(before.prepend(Expr.NONE)))));
    return new Signature(name, Array.ofAll(rest));
  }

  private Ruling ruling(boolean nanOnFailure) {
    Signature residual = new Signature(name, f.signature().parameters());
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
    Expr x =
        guess.nanOnFailure()
            ? Loops.where(o.converged(), o.x(), Double.NaN)
            : Expr.of(
                Build.one(
                    unconverged(),
                    o.converged().node(),
                    o.iterations().node(),
                    o.residual().node(),
                    o.x().node()));
    return found.unknown.shaped(x);
  }

  private Op.Ensure unconverged() {
    return new Op.Ensure(
        Kind.CONVERGENCE, name + " did not converge: after %s iterations the residual is %s", 2);
  }

  /// The best point with the figures of the search, of which only the point has derivatives.
  private Fn report() {
    return Fn.of(
        new Signature("report(" + name + ")", signature().parameters()),
        a -> {
          Found found = search.apply(still(a));
          Outcome o = found.outcome;
          Expr value = Fn.of(signature(), _ -> found.value()).ruled(ruling(true)).apply(a);
          return Loops.record(
              "value", value,
              "converged", o.converged(),
              "iterations", o.iterations(),
              "residual", o.residual(),
              "condition", Condition.of(method, found.equations, o.x()));
        });
  }
}
