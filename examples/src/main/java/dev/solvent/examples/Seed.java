package dev.solvent.examples;

import static dev.solvent.Solvent.*;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;

/// Any solver, however many steps it takes, and the rule that skips them: one tangent rule gives
/// every mode, in reverse through a `while` loop too.
public final class Seed {
  private static final double[][] A = {{4, 1}, {2, 5}};
  private static final double[] b = {1, 2};

  private Seed() {}

  static final Fn jacobi =
      fn((A, b) ->
              whileLoop(
                      tuple(zeros(shape(b).get(0)), b),
                      (x, r) -> norm(r).gt(1e-12),
                      (x, r) -> {
                        Expr next = x.plus(r.div(diag(A)));
                        return tuple(next, b.minus(A.matmul(next)));
                      })
                  .get(0))
          .named("jacobi", "A", "b");

  static final Fn solve =
      customJvp(
          jacobi,
          (self, A, b, dA, db) -> {
            Expr x = self.invoke(A, b);
            return tuple(x, self.invoke(A, db.minus(dA.matmul(x))));
          });

  static final Fn energy = fn(y -> sum(solve.invoke(A, y).pow(2))).named("energy", "b");

  /// This gives the solution, and derivatives of it in several modes.
  public static Expr results() {
    return record(
        "x", solve.invoke(A, b),
        "along", jvp(solve).invoke(tuple(A, b), tuple(eye(2), ones(2))).get(1),
        "gradient", grad(energy).invoke(b),
        "inMatrix", grad(M -> sum(solve.invoke(M, b))).invoke(A),
        "inverse", jacrev(y -> solve.invoke(A, y)).invoke(b),
        "curvature", hessian(energy).invoke(b),
        "gradients", energy.then(grad()).then(vmap()).invoke(eye(2)));
  }

  public static void main(String[] arguments) {
    results().fields().forEach((name, value) -> System.out.println(name + " " + value));
  }
}
