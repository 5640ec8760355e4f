package dev.solvent.kernel;

import dev.solvent.kernel.QuadraticProgram.Point;
import java.util.Arrays;

/// Why a quadratic program has no solution, by programs that have one.
final class Feasibility {
  /// Violations below this share are none.
  private static final double NOTHING = 1e-7;

  private Feasibility() {}

  /// Whether the least `t` with `|Ax − b| ≤ t`, `Gx − h ≤ t`, rows being scaled to 1, is positive.
  static boolean isInfeasible(QuadraticProgram of) {
    int n = of.n() + 1;
    int rows = 2 * of.p() + of.m() + 1;
    double[] g = new double[rows * n];
    double[] h = new double[rows];
    int at = 0;
    for (int i = 0; i < of.p(); i++) {
      at = row(of.a(), of.b()[i], i, 1, of.n(), g, h, at);
      at = row(of.a(), of.b()[i], i, -1, of.n(), g, h, at);
    }
    for (int i = 0; i < of.m(); i++) at = row(of.g(), of.h()[i], i, 1, of.n(), g, h, at);
    g[at * n + n - 1] = -1;
    h[at] = 1;
    double[] c = new double[n];
    c[n - 1] = 1;
    Point least = InteriorPoint.of(linear(n, c, new double[0], g, h));
    return least.x()[n - 1] > NOTHING * (1 + Vectors.greatest(h));
  }

  /// `sign (a_i x − b_i) / ‖a_i‖ − t ≤ 0`.
  private static int row(
      double[] a, double b, int i, double sign, int n, double[] g, double[] h, int at) {
    double size = 0;
    for (int j = 0; j < n; j++) size += a[i * n + j] * a[i * n + j];
    double scale = sign / (size > 0 ? Math.sqrt(size) : 1);
    for (int j = 0; j < n; j++) g[at * (n + 1) + j] = scale * a[i * n + j];
    g[at * (n + 1) + n] = -1;
    h[at] = scale * b;
    return at + 1;
  }

  /// Whether `cᵀd` is negative for some `d` in the unit box with `Qd = 0`, `Ad = 0`, `Gd ≤ 0`.
  static boolean isUnbounded(QuadraticProgram of) {
    int n = of.n();
    double[] a = Arrays.copyOf(of.q(), of.q().length + of.a().length);
    System.arraycopy(of.a(), 0, a, of.q().length, of.a().length);
    double[] g = Arrays.copyOf(of.g(), of.g().length + 2 * n * n);
    double[] h = new double[of.m() + 2 * n];
    for (int j = 0; j < n; j++) {
      g[(of.m() + 2 * j) * n + j] = 1;
      g[(of.m() + 2 * j + 1) * n + j] = -1;
      h[of.m() + 2 * j] = 1;
      h[of.m() + 2 * j + 1] = 1;
    }
    Point steepest = InteriorPoint.of(linear(n, of.c(), a, g, h));
    return Vectors.dot(of.c(), steepest.x()) < -NOTHING * (1 + Vectors.greatest(of.c()));
  }

  private static QuadraticProgram linear(int n, double[] c, double[] a, double[] g, double[] h) {
    double[] none = new double[a.length / n];
    return new QuadraticProgram(n, none.length, h.length, new double[n * n], c, a, none, g, h);
  }
}
