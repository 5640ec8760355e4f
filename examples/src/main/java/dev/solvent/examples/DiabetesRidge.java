package dev.solvent.examples;

import static dev.solvent.Solvent.*;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;

/// The path of a ridge regression over its penalty, `A(θ) x = b` with `A(θ) = XᵀX + θI` and `b =
/// Xᵀy`, and the path's sensitivities `dx/dθ = -A⁻¹ x`, through an iterative solver and its tangent
/// rule.
public final class DiabetesRidge {
  private DiabetesRidge() {}

  /// The penalties, the coefficients at each, and how each moves with the penalty.
  public record Path(double[] theta, double[][] coefficients, double[][] sensitivities) {}

  /// Conjugate gradients: many steps, none of which is ever differentiated.
  static final Fn conjugateGradients =
      fn((A, b) ->
              whileLoop(
                      tuple(zeros(b.shape().size(0)), b, b),
                      (x, r, p) -> norm(r).gt(norm(b).times(1e-14)),
                      (x, r, p) -> {
                        Expr q = A.matmul(p);
                        Expr alpha = dot(r, r).div(dot(p, q));
                        Expr next = r.minus(alpha.times(q));
                        Expr beta = dot(next, next).div(dot(r, r));
                        return tuple(x.plus(alpha.times(p)), next, next.plus(beta.times(p)));
                      })
                  .get(0))
          .named("conjugateGradients", "A", "b");

  /// The Jacobian of solve is solve.
  static final Fn solve =
      customJvp(
          conjugateGradients,
          (self, A, b, dA, db) -> {
            Expr x = self.invoke(A, b);
            return tuple(x, self.invoke(A, db.minus(dA.matmul(x))));
          });

  /// This gives the path for a table of ten features and a target.
  public static Path path(String file) {
    Expr data = load(file);
    Expr raw =
        stack(
                tuple(
                    data.get("age"),
                    data.get("sex"),
                    data.get("bmi"),
                    data.get("bp"),
                    data.get("s1"),
                    data.get("s2"),
                    data.get("s3"),
                    data.get("s4"),
                    data.get("s5"),
                    data.get("s6")))
            .T();
    Expr X = raw.minus(mean(raw, axis(0))).div(std(raw, axis(0)));
    Expr b = X.T().matmul(data.get("target"));
    Expr gram = X.T().matmul(X);
    Fn ridge = fn(theta -> solve.invoke(gram.plus(theta.times(eye(10))), b));
    Expr thetas = exp(linspace(Math.log(0.01), Math.log(1e4), 25));
    return tuple(
            thetas,
            vmap(ridge).invoke(thetas),
            vmap(fn(t -> jvp(ridge).invoke(t, 1.0).get(1))).invoke(thetas))
        .into(Path.class);
  }

  public static void main(String[] arguments) {
    Path path = path(arguments.length > 0 ? arguments[0] : "examples/data/diabetes.csv");
    for (int i = 0; i < path.theta().length; i += 6) {
      System.out.printf(
          "θ = %9.3f   bmi %8.4f   dbmi/dθ %9.6f%n",
          path.theta()[i], path.coefficients()[i][2], path.sensitivities()[i][2]);
    }
  }
}
