package dev.solvent.solver;

import static dev.solvent.dsl.Loops.stack;
import static dev.solvent.dsl.Loops.tuple;

import dev.solvent.dsl.Expr;

/// The pair of orders 5 and 4 of Dormand and Prince, with a dense output of order 4. Source:
/// Hairer, Nørsett & Wanner, *Solving Ordinary Differential Equations I*, 2nd ed., II.5 and II.6.
public record Dopri5(Accuracy accuracy) implements Stepper {
  public static final Dopri5 DEFAULT = new Dopri5(Accuracy.USUAL);

  private static final double[] TIMES = {0, 1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1, 1};

  private static final double[][] STAGES = {
    {},
    {1.0 / 5},
    {3.0 / 40, 9.0 / 40},
    {44.0 / 45, -56.0 / 15, 32.0 / 9},
    {19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729},
    {9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656},
    {35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84}
  };

  private static final double[] ERROR = {
    71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40
  };

  private static final double[] DENSE = {
    -12715105075.0 / 11282082432.0,
    0,
    87487479700.0 / 32700410799.0,
    -10690763975.0 / 1880347072.0,
    701980252875.0 / 199316789632.0,
    -1453857185.0 / 822651844.0,
    69997945.0 / 29380423.0
  };

  static Dopri5 of(Settings s) {
    return new Dopri5(Accuracy.of(s));
  }

  /// How accurate each step is, relative to the state and, below 1, absolutely.
  public Dopri5 tolerance(double tolerance) {
    return new Dopri5(accuracy.tolerance(tolerance));
  }

  @Override
  public String name() {
    return "dopri5";
  }

  @Override
  public int order() {
    return 5;
  }

  @Override
  public Step step(Slope f, Expr t, Expr y, Expr k, Expr h) {
    Expr[] slopes = new Expr[STAGES.length];
    slopes[0] = k;
    Expr end = y;
    for (int i = 1; i < slopes.length; i++) {
      end = y.plus(combined(STAGES[i], slopes).times(h));
      slopes[i] = f.at(t.plus(h.times(TIMES[i])), end);
    }
    Expr error = combined(ERROR, slopes).times(h);
    return new Step(end, error, slopes[6], between(y, end, slopes, h));
  }

  private static Expr combined(double[] weights, Expr[] slopes) {
    Expr sum = slopes[0].times(weights[0]);
    for (int j = 1; j < weights.length; j++) {
      if (weights[j] != 0) sum = sum.plus(slopes[j].times(weights[j]));
    }
    return sum;
  }

  /// `y + θ(d + (1 − θ)(b + θ(c + (1 − θ) e)))`, ordered by powers of `θ`.
  private static Expr between(Expr y, Expr end, Expr[] slopes, Expr h) {
    Expr d = end.minus(y);
    Expr b = slopes[0].times(h).minus(d);
    Expr c = d.minus(slopes[6].times(h)).minus(b);
    Expr e = combined(DENSE, slopes).times(h);
    return stack(tuple(y, d.plus(b), c.plus(e).minus(b), c.plus(e.times(2)).unaryMinus(), e));
  }
}
