package dev.solvent.transforms;

import dev.solvent.dsl.Arguments;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.F2;
import dev.solvent.dsl.F3;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Word;
import dev.solvent.implicit.Guess;
import dev.solvent.implicit.Ode;
import dev.solvent.implicit.Quadratic;
import dev.solvent.solver.Dopri5;
import dev.solvent.solver.Rodas;
import dev.solvent.solver.Stepper;
import io.vavr.collection.Array;

/// Problems whose data are values: quadratic programs and ordinary differential equations.
public class Problems extends Implicits {
  protected Problems() {}

  @Word(
      value = "qp(Q, c, A = none, b = none, G = none, h = none, onSingular = \"error\")",
      doc =
          "`x` with the least `½ xᵀQx + cᵀx` where `Ax = b` and `Gx ≤ h`, with the multipliers of"
              + " both. Constraints that depend on each other are a singular Jacobian to a"
              + " derivative: `onSingular` is \"error\" or \"minimumNorm\".",
      example = "qp(eye(2), [-1, -4], A = [[1, 1]], b = [3]).0  // [0, 3]")
  public static Expr qp(
      Object Q, Object c, Object A, Object b, Object G, Object h, Object onSingular) {
    return Quadratic.of(
        Array.of(Q, c, A, b, G, h).map(Expr::of),
        Guess.of(none).onSingular(Expr.of(onSingular).text()));
  }

  public static Expr qp(Object Q, Object c, Object A, Object b, Object G, Object h) {
    return qp(Q, c, A, b, G, h, "error");
  }

  public static Expr qp(Object Q, Object c, Object A, Object b) {
    return qp(Q, c, A, b, none, none);
  }

  public static Expr qp(Object Q, Object c) {
    return qp(Q, c, none, none);
  }

  // differential equations

  @Word(
      value = "odeint(f, y0, ts, p..., using = dopri5())",
      doc = "The states of `dy/dt = f(y, t, p...)` at the times `ts`, of which the first is `y0`.",
      example = "odeint({ y, t, k -> -k * y }, 1, [0, 1], 2)  // [1, 0.135335283259]")
  public static Expr odeint(Arguments a) {
    Expr using = a.get("using");
    return Ode.of(
        a.function("f"),
        a.get("y0"),
        a.get("ts"),
        a.rest("p"),
        using.isNone() ? Dopri5.DEFAULT : Stepper.of(using));
  }

  public static Expr odeint(Fn f, Object y0, Object ts, Stepper using, Object... p) {
    return Ode.of(f, Expr.of(y0), Expr.of(ts), Array.of(p).map(Expr::of), using);
  }

  public static Expr odeint(Fn f, Object y0, Object ts, Object... p) {
    return odeint(f, y0, ts, Dopri5.DEFAULT, p);
  }

  public static Expr odeint(F2 f, Object y0, Object ts) {
    return odeint(fn(f), y0, ts);
  }

  public static Expr odeint(F3 f, Object y0, Object ts, Object p) {
    return odeint(fn(f), y0, ts, p);
  }

  private static Expr stepper(String name, Arguments a) {
    Expr record =
        record(
            Stepper.STEPPER,
            name,
            "tolerance",
            a.get("tolerance"),
            "absolute",
            a.get("absolute"),
            "maxIterations",
            a.get("maxIterations"));
    Stepper.of(record);
    return record;
  }

  @Word(
      value = "dopri5(tolerance = 1e-10, absolute = tolerance, maxIterations = 100000)",
      doc = "The explicit Runge-Kutta pair of orders 5 and 4, with steps of its choice.",
      example =
          "odeint({ y, t -> y }, 1, [0, 1], using = dopri5(tolerance = 1e-12))  // [1,"
              + " 2.71828182846]")
  public static Expr dopri5(Arguments a) {
    return stepper("dopri5", a);
  }

  public static Dopri5 dopri5() {
    return Dopri5.DEFAULT;
  }

  @Word(
      value = "rodas(tolerance = 1e-10, absolute = tolerance, maxIterations = 100000)",
      doc = "A Rosenbrock method of order 5 for stiff equations, with steps of its choice.",
      example = "odeint({ y, t -> 1000 * (1 - y) }, 0, [0, 1], using = rodas())  // [0, 1]")
  public static Expr rodas(Arguments a) {
    return stepper("rodas", a);
  }

  public static Rodas rodas() {
    return Rodas.DEFAULT;
  }
}
