package dev.solvent.implicit;

import static dev.solvent.dsl.Loops.norm;
import static dev.solvent.dsl.Loops.record;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Ruling;
import dev.solvent.dsl.Signature;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.collection.Seq;

/// How the value of a function that an equation defines was found.
public final class Report {
  /// A residual of less than this share of its terms counts as none.
  private static final double SHARE = 1e-8;

  private Report() {}

  /// This gives the function of the same parameters whose value is the record `(value, converged,
  /// iterations, residual, condition)`. Fails with `type` where no equation defines `f`.
  public static Fn of(Fn f) {
    return f.report()
        .orElse(() ->
            f.ruling()
                .filter(Ruling.Residual.class::isInstance)
                .map(rule -> declared(f, (Ruling.Residual) rule)))
        .getOrElseThrow(() ->
            SolventError.of(
                    Kind.TYPE, "report is of a function that an equation defines, not %s", f.name())
                .help("such are made by root, fixedPoint, argmin, leastSquares and implicit"));
  }

  private static Fn declared(Fn f, Ruling.Residual rule) {
    Signature signature = new Signature("report(" + f.name() + ")", f.signature().parameters());
    return Fn.describing(signature, a -> declared(f, rule, a));
  }

  /// Of a function whose solver is its own, nobody knows the iterations.
  private static Expr declared(Fn f, Ruling.Residual rule, Seq<Expr> a) {
    Expr value = f.apply(a);
    Unknown unknown = Unknown.of(f.name(), value);
    Equations equations =
        Equations.square(
            f.name(), f, unknown, x -> rule.residual().apply(a.prepend(unknown.shaped(x))));
    Expr x = Solution.still(unknown.flat(value));
    Expr residual = norm(equations.at(x));
    Expr terms = norm(equations.along(x, x));
    return record(
        "value",
        value,
        "converged",
        residual.le(terms.times(SHARE)),
        "iterations",
        Double.NaN,
        "residual",
        residual,
        "condition",
        Condition.of(rule.method(), equations, x));
  }
}
