package dev.solvent.kernel;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/// An estimate of `‖A⁻¹‖` in the 1-norm, from below and rarely far, by a few solutions. Source:
/// Higham, *Accuracy and Stability of Numerical Algorithms*, 2nd ed., algorithm 15.1.
final class Condition {
  private static final int MOST_STEPS = 5;

  private final int n;
  private final UnaryOperator<double[]> solve;
  private final UnaryOperator<double[]> solveTransposed;

  private Condition(int n, UnaryOperator<double[]> solve, UnaryOperator<double[]> solveTransposed) {
    this.n = n;
    this.solve = solve;
    this.solveTransposed = solveTransposed;
  }

  static double ofInverse(
      int n, UnaryOperator<double[]> solve, UnaryOperator<double[]> solveTransposed) {
    if (n == 0) return 0;
    Condition condition = new Condition(n, solve, solveTransposed);
    return Math.max(condition.search(), condition.alternating());
  }

  private double search() {
    double[] x = new double[n];
    Arrays.fill(x, 1.0 / n);
    double norm = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] y = solve.apply(x);
      double sum = sumOfAbsolutes(y);
      if (step > 0 && sum <= norm) return norm;
      norm = sum;
      double[] z = solveTransposed.apply(signs(y));
      int greatest = 0;
      for (int i = 1; i < n; i++) if (Math.abs(z[i]) > Math.abs(z[greatest])) greatest = i;
      if (Math.abs(z[greatest]) <= Vectors.dot(z, x)) return norm;
      x = new double[n];
      x[greatest] = 1;
    }
    return norm;
  }

  private static double[] signs(double[] y) {
    double[] signs = new double[y.length];
    for (int i = 0; i < y.length; i++) signs[i] = y[i] < 0 ? -1 : 1;
    return signs;
  }

  /// The estimate from a vector of growing entries of alternating sign, which catches what the
  /// search misses.
  private double alternating() {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      double entry = n == 1 ? 1 : 1 + (double) i / (n - 1);
      x[i] = i % 2 == 0 ? entry : -entry;
    }
    return 2 * sumOfAbsolutes(solve.apply(x)) / (3 * n);
  }

  private static double sumOfAbsolutes(double[] x) {
    double sum = 0;
    for (double entry : x) sum += Math.abs(entry);
    return sum;
  }
}
