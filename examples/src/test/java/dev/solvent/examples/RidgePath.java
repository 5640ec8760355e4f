package dev.solvent.examples;

import static dev.solvent.Solvent.*;

import dev.solvent.dsl.Expr;
import java.util.List;

/// The weights of a ridge regression as a function of its penalty, how they move, and the slope of
/// the validation loss along the path.
final class RidgePath {
  private RidgePath() {}

  static List<Expr> path() {
    double[][] X = {{1.0, 0.5}, {-0.3, 1.2}, {0.7, -0.9}, {1.5, 0.2}};
    double[][] Xv = {{0.4, -1}, {1.1, 0.6}};
    double[] y = {1.0, 0.3, -0.4, 1.6};
    double[] yv = {0.2, 1.1};
    var ridge =
        argmin(
            zeros(2),
            (w, t) -> sum(matmul(X, w).minus(y).pow(2)).plus(exp(t).times(sum(w.pow(2)))));
    var loss = fn(t -> sum(matmul(Xv, ridge.invoke(t)).minus(yv).pow(2)));
    return List.of(
        ridge.invoke(0.1),
        ridge.then(jacobian()).invoke(0.1),
        loss.then(grad()).then(vmap()).invoke(linspace(-2, 1, 4)));
  }
}
