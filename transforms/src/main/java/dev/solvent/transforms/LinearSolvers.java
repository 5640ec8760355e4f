package dev.solvent.transforms;

import dev.solvent.dsl.Arguments;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.F1;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Word;
import dev.solvent.expr.Method;
import dev.solvent.linear.LinearSystem;
import dev.solvent.linear.Methods;

/// Methods of linear systems, for the option `using` of what solves them and `linear` of a solver.
public class LinearSolvers extends Transforms {
  protected LinearSolvers() {}

  private static Expr direct(Method.Algorithm algorithm) {
    return Methods.expression(new Method(algorithm));
  }

  private static Expr iterative(Method.Algorithm algorithm, Arguments a) {
    return Methods.expression(
        Methods.of(algorithm, a.get("tolerance"), a.get("maxIterations"), a.get("restart")));
  }

  @Word(
      value = "lu()",
      doc = "Elimination with partial pivoting, of any regular matrix.",
      example = "linearSolve({ x -> [[4, 1], [2, 5]] @ x }, [9, 9], using = lu())  // [2, 1]")
  public static Expr lu(Arguments a) {
    return direct(Method.Algorithm.LU);
  }

  public static Method lu() {
    return new Method(Method.Algorithm.LU);
  }

  @Word(
      value = "cholesky()",
      doc = "The factorization of a symmetric positive definite matrix, as a method.",
      example = "linearSolve({ x -> [[4, 2], [2, 5]] @ x }, [6, 7], using = cholesky())  // [1, 1]")
  public static Expr cholesky(Arguments a) {
    return direct(Method.Algorithm.CHOLESKY);
  }

  public static Method cholesky() {
    return new Method(Method.Algorithm.CHOLESKY);
  }

  @Word(
      value = "qr()",
      doc = "The orthogonal factorization of any regular matrix, as a method.",
      example = "linearSolve({ x -> [[4, 1], [2, 5]] @ x }, [9, 9], using = qr())  // [2, 1]")
  public static Expr qr(Arguments a) {
    return direct(Method.Algorithm.QR);
  }

  public static Method qr() {
    return new Method(Method.Algorithm.QR);
  }

  @Word(
      value = "cg(tolerance = 1e-12, maxIterations = none)",
      doc = "Conjugate gradients, of a symmetric positive definite matrix.",
      example =
          "linearSolve({ x -> [[4, 2], [2, 5]] @ x }, [6, 7], using = cg(tolerance = 1e-14))  //"
              + " [1, 1]")
  public static Expr cg(Arguments a) {
    return iterative(Method.Algorithm.CG, a);
  }

  public static Method cg() {
    return new Method(Method.Algorithm.CG);
  }

  @Word(
      value = "gmres(tolerance = 1e-12, maxIterations = none, restart = 50)",
      doc = "The least residual over a Krylov space, of any regular matrix.",
      example =
          "linearSolve({ x -> [[4, 1], [2, 5]] @ x }, [9, 9], using = gmres(restart = 2))  // [2,"
              + " 1]")
  public static Expr gmres(Arguments a) {
    return iterative(Method.Algorithm.GMRES, a);
  }

  public static Method gmres() {
    return new Method(Method.Algorithm.GMRES);
  }

  @Word(
      value = "bicgstab(tolerance = 1e-12, maxIterations = none)",
      doc = "Stabilised biconjugate gradients, of any regular matrix in little memory.",
      example = "linearSolve({ x -> [[4, 1], [2, 5]] @ x }, [9, 9], using = bicgstab())  // [2, 1]")
  public static Expr bicgstab(Arguments a) {
    return iterative(Method.Algorithm.BICGSTAB, a);
  }

  public static Method bicgstab() {
    return new Method(Method.Algorithm.BICGSTAB);
  }

  // systems

  @Word(
      value = "linearSolve(f, b, using = lu())",
      doc = "The `x` with `f(x) = b` for a linear function `f`; `x` has the structure of `b`.",
      example = "linearSolve({ x -> 2 * x }, [2, 4])  // [1, 2]")
  public static Expr linearSolve(Arguments a) {
    Method method = a.get("using").isNone() ? lu() : Methods.of(a.get("using"));
    return linearSolve(a.function("f"), a.get("b"), method);
  }

  public static Expr linearSolve(Fn f, Object b, Method using) {
    return LinearSystem.solve(f, Expr.of(b), using);
  }

  public static Expr linearSolve(F1 f, Object b, Method using) {
    return linearSolve(fn(f), b, using);
  }

  public static Expr linearSolve(Fn f, Object b) {
    return linearSolve(f, b, lu());
  }

  public static Expr linearSolve(F1 f, Object b) {
    return linearSolve(fn(f), b, lu());
  }
}
