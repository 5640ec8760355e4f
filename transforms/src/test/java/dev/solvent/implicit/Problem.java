package dev.solvent.implicit;

import static dev.solvent.Solvent.*;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.F1;
import dev.solvent.dsl.F2;
import dev.solvent.dsl.F3;
import dev.solvent.dsl.F4;
import dev.solvent.dsl.F5;
import dev.solvent.dsl.Fn;

/// A problem of Hock and Schittkowski's, with parameters put into it: the loss gets `t d · x`, its
/// constraints become `c(x) = e t`, its bounds may move, for fixed directions `d` and `e`.
///
/// @param least the value of the book
/// @param minimiser the point of the book
record Problem(
    String name,
    Expr start,
    F1 loss,
    Expr lower,
    Expr upper,
    F1 constraint,
    double least,
    Expr minimiser) {
  private static final F1 FREE = _ -> zeros(0);

  static Problem of(String name, F1 loss, double... start) {
    return new Problem(name, expr(start), loss, none, none, FREE, Double.NaN, none);
  }

  static F1 of(F2 f) {
    return x -> f.of(x.get(0), x.get(1));
  }

  static F1 of(F3 f) {
    return x -> f.of(x.get(0), x.get(1), x.get(2));
  }

  static F1 of(F4 f) {
    return x -> f.of(x.get(0), x.get(1), x.get(2), x.get(3));
  }

  static F1 of(F5 f) {
    return x -> f.of(x.get(0), x.get(1), x.get(2), x.get(3), x.get(4));
  }

  Problem from(double... bounds) {
    return new Problem(name, start, loss, expr(bounds), upper, constraint, least, minimiser);
  }

  Problem to(double... bounds) {
    return new Problem(name, start, loss, lower, expr(bounds), constraint, least, minimiser);
  }

  Problem where(F1 zero) {
    return new Problem(name, start, loss, lower, upper, zero, least, minimiser);
  }

  Problem gives(double value, double... at) {
    return new Problem(name, start, loss, lower, upper, constraint, value, expr(at));
  }

  int unknowns() {
    return start.shape().count();
  }

  int constraints() {
    return Expr.of(constraint.of(start)).shape().count();
  }

  boolean isConstrained() {
    return constraints() > 0;
  }

  boolean isBounded() {
    return !lower.isNone() || !upper.isNone();
  }

  /// Directions in which parameters move the problem.
  private static Expr direction(int n, double phase) {
    return cos(vec(range(n)).plus(phase));
  }

  Expr loss(Expr x, Object t) {
    return Expr.of(loss.of(x)).plus(dot(direction(unknowns(), 0), x).times(t));
  }

  Expr constraint(Expr x) {
    return vec(Expr.of(constraint.of(x)));
  }

  /// The minimiser as a function of `t`, which enters the loss and the constraints.
  Fn fit(Object from) {
    Guess at = within(guess(from), lower, upper);
    Expr e = direction(constraints(), 1);
    Guess held = at.equal((x, t) -> constraint(x).minus(e.times(t)));
    return argmin(isConstrained() ? held : at, (x, t) -> loss(x, t));
  }

  private static Guess within(Guess at, Expr lower, Expr upper) {
    Guess above = lower.isNone() ? at : at.lower(lower);
    return upper.isNone() ? above : above.upper(upper);
  }

  /// The minimum as a function of the constraints' right-hand sides.
  Fn price(Object from) {
    Guess at = within(guess(from), lower, upper).equal((x, e) -> constraint(x).minus(e));
    Fn fit = argmin(at, (x, _) -> loss(x, 0));
    return fn(e -> loss(fit.invoke(e), 0));
  }

  /// The minimum as a function of how far the bounds are moved up, each by its own.
  Fn priceOfBounds(Object from) {
    return fn(up -> {
      Expr below = lower.isNone() ? none : lower.plus(up);
      Expr above = upper.isNone() ? none : upper.plus(up);
      return loss(argmin(within(guess(from), below, above), x -> loss(x, 0)).invoke(), 0);
    });
  }

  @Override
  public String toString() {
    return name;
  }
}
