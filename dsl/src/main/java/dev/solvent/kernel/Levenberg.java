package dev.solvent.kernel;

import dev.solvent.expr.Kernel;
import dev.solvent.type.Shape;
import io.vavr.collection.Seq;

/// The step `s` that minimises `‖J s + r‖` with `‖D s‖` within a radius, by a tenth of it. Source:
/// Moré, *The Levenberg-Marquardt algorithm: implementation and theory* (1978), section 5.
///
/// Operands: `J [m, n]`, `r [m]`, the positive diagonal `D [n]`, the radius. Results: `s [n]`, its
/// length `‖D s‖`, the predicted `‖J s + r‖`, and the multiplier of the radius, which is 0 where
/// the radius does not bind.
public record Levenberg() implements Kernel {
  @Override
  public String name() {
    return "levenberg";
  }

  @Override
  public double[][] results(double[][] operands, Seq<Shape> shapes) {
    double[] j = operands[0];
    double[] r = operands[1];
    double[] d = operands[2];
    int m = shapes.get(0).size(0);
    int n = shapes.get(0).size(1);
    double radius = operands[3][0];
    double[] a = new double[m * n];
    for (int i = 0; i < a.length; i++) a[i] = j[i] / d[i % n];
    double[] b = Vectors.scale(-1, r);
    DampedSquares qr = DampedSquares.of(a, m, n, b);
    double[] p = qr.solution();
    double damping = 0;
    if (!(Vectors.norm(p) <= 1.1 * radius)) {
      damping = damping(qr, p, Vectors.norm(Vectors.transposed(a, m, n, b)), radius);
      p = qr.damped(damping).solution();
    }
    double[] s = new double[n];
    for (int i = 0; i < n; i++) s[i] = p[i] / d[i];
    double predicted = Vectors.norm(Vectors.minus(Vectors.product(a, m, n, p), b));
    return new double[][] {s, {Vectors.norm(p)}, {predicted}, {damping}};
  }

  /// The multiplier for which the step is as long as the radius, by Newton's method on the secular
  /// equation between bounds.
  private static double damping(DampedSquares qr, double[] newton, double gradient, double radius) {
    double lower = 0;
    if (qr.isRegular()) {
      double length = Vectors.norm(newton);
      double t = Vectors.norm(qr.transposedSolution(Vectors.scale(1 / length, newton)));
      lower = (length - radius) / radius / t / t;
    }
    double upper = Math.max(gradient / radius, Double.MIN_NORMAL);
    double damping = Math.max(lower, 1e-3 * upper);
    for (int i = 0; i < 20; i++) {
      DampedSquares factor = qr.damped(damping);
      double[] p = factor.solution();
      double length = Vectors.norm(p);
      double excess = length - radius;
      if (Math.abs(excess) <= 0.1 * radius) break;
      if (excess > 0) lower = Math.max(lower, damping);
      else upper = Math.min(upper, damping);
      double t = Vectors.norm(factor.transposedSolution(Vectors.scale(1 / length, p)));
      double next = damping + excess / radius / t / t;
      damping = next > lower && next < upper ? next : between(lower, upper);
    }
    return damping;
  }

  private static double between(double lower, double upper) {
    return lower > 0 ? Math.sqrt(lower) * Math.sqrt(upper) : 1e-3 * upper;
  }
}
