package dev.solvent.kernel;

import dev.solvent.kernel.QuadraticProgram.Point;
import java.util.Arrays;

/// The primal-dual path of a convex quadratic program with inequalities. Source: Mehrotra's
/// predictor and corrector, as in Nocedal & Wright, *Numerical Optimization*, 2nd ed., 16.6.
final class InteriorPoint {
  private static final int MOST = 200;

  /// A violation that ends the search.
  private static final double ENOUGH = 1e-12;

  /// The matrix of a step is regular by this share of its entries, which refinement takes back.
  private static final double SHIFT = 1e-11;

  private final QuadraticProgram of;
  private double[] x;
  private double[] y;
  private double[] s;
  private double[] z;
  private Point best;
  private double violation = Double.POSITIVE_INFINITY;

  private InteriorPoint(QuadraticProgram program) {
    this.of = program;
    double[] ones = new double[of.m()];
    Arrays.fill(ones, 1);
    Step system = new Step(ones);
    double[] right = Vectors.minus(Vectors.transposed(of.g(), of.m(), of.n(), of.h()), of.c());
    double[][] start = system.solve(right, of.b());
    x = start[0];
    y = start[1];
    double[] slack = Vectors.scale(-1, of.inequalities(x));
    s = inside(slack);
    z = inside(Vectors.scale(-1, slack));
    best = new Point(x, y, z);
  }

  /// This gives the best point found.
  static Point of(QuadraticProgram program) {
    InteriorPoint path = new InteriorPoint(program);
    for (int k = 0; k < MOST && path.violation > ENOUGH && path.step(); k++) path.note();
    return path.best;
  }

  private static double[] inside(double[] v) {
    double least = Double.POSITIVE_INFINITY;
    for (double entry : v) least = Math.min(least, entry);
    double shift = least > 1e-8 ? 0 : 1 - least;
    double[] out = new double[v.length];
    for (int i = 0; i < out.length; i++) out[i] = v[i] + shift;
    return out;
  }

  private void note() {
    Point here = new Point(x, y, z);
    double now = of.violation(here);
    if (!(now < violation)) return;
    violation = now;
    best = here;
  }

  private double mean() {
    return Vectors.dot(s, z) / of.m();
  }

  /// One pair of predictor and corrector; false where it leads nowhere.
  private boolean step() {
    if (Thread.currentThread().isInterrupted()) return false;
    double mu = mean();
    Step system = new Step(ratios());
    double[] product = new double[of.m()];
    for (int i = 0; i < of.m(); i++) product[i] = s[i] * z[i];
    Move predictor = system.move(product);
    double share = predictor.longest();
    double after = 0;
    for (int i = 0; i < of.m(); i++) {
      after += (s[i] + share * predictor.ds[i]) * (z[i] + share * predictor.dz[i]);
    }
    double centring = Math.pow(after / of.m() / mu, 3);
    for (int i = 0; i < of.m(); i++) {
      product[i] += predictor.ds[i] * predictor.dz[i] - centring * mu;
    }
    Move move = system.move(product);
    double step = Math.min(1, 0.995 * move.longest());
    if (!move.isFinite() || step < 1e-12) return false;
    x = moved(x, step, move.dx);
    y = moved(y, step, move.dy);
    s = moved(s, step, move.ds);
    z = moved(z, step, move.dz);
    return true;
  }

  private static double[] moved(double[] v, double step, double[] d) {
    double[] out = v.clone();
    Vectors.add(out, step, d);
    return out;
  }

  private double[] ratios() {
    double[] w = new double[of.m()];
    for (int i = 0; i < w.length; i++) w[i] = z[i] / s[i];
    return w;
  }

  /// A change of the point.
  private final class Move {
    private final double[] dx;
    private final double[] dy;
    private final double[] ds;
    private final double[] dz;

    Move(double[] dx, double[] dy, double[] ds, double[] dz) {
      this.dx = dx;
      this.dy = dy;
      this.ds = ds;
      this.dz = dz;
    }

    /// The greatest share that keeps slacks and multipliers from becoming negative, twice a whole
    /// at most.
    double longest() {
      double share = 2;
      for (int i = 0; i < of.m(); i++) {
        if (ds[i] < 0) share = Math.min(share, -s[i] / ds[i]);
        if (dz[i] < 0) share = Math.min(share, -z[i] / dz[i]);
      }
      return Math.min(share, 1 / 0.995);
    }

    boolean isFinite() {
      return Double.isFinite(Vectors.dot(dx, dx) + Vectors.dot(dy, dy) + Vectors.dot(dz, dz));
    }
  }

  /// `[Q + Gᵀ diag(w) G, Aᵀ; A, 0]`, factored once.
  private final class Step {
    private final double[] w;
    private final double[] matrix;
    private final Lu factors;
    private final int size = of.n() + of.p();

    Step(double[] w) {
      this.w = w;
      this.matrix = matrix();
      double[] shifted = matrix.clone();
      double greatest = Math.max(1, Vectors.greatest(matrix));
      for (int i = 0; i < size; i++) {
        double own = Math.max(Math.abs(matrix[i * size + i]), 1e-4 * Math.min(greatest, 1e8));
        shifted[i * size + i] += (i < of.n() ? SHIFT : -SHIFT) * own;
      }
      this.factors = Lu.of(shifted, size);
    }

    private double[] matrix() {
      int n = of.n();
      double[] out = new double[size * size];
      for (int i = 0; i < n; i++) System.arraycopy(of.q(), i * n, out, i * size, n);
      for (int k = 0; k < of.m(); k++) {
        for (int i = 0; i < n; i++) {
          double entry = w[k] * of.g()[k * n + i];
          if (entry == 0) continue;
          for (int j = 0; j < n; j++) out[i * size + j] += entry * of.g()[k * n + j];
        }
      }
      for (int k = 0; k < of.p(); k++) {
        for (int j = 0; j < n; j++) {
          out[(n + k) * size + j] = of.a()[k * n + j];
          out[j * size + n + k] = of.a()[k * n + j];
        }
      }
      return out;
    }

    double[][] solve(double[] first, double[] second) {
      double[] right = new double[size];
      System.arraycopy(first, 0, right, 0, of.n());
      System.arraycopy(second, 0, right, of.n(), of.p());
      double[] solution = factors.solve(right, 1, false);
      for (int k = 0; k < 3; k++) {
        double[] missed = Vectors.minus(right, Vectors.product(matrix, size, size, solution));
        solution = Vectors.plus(solution, factors.solve(missed, 1, false));
      }
      return new double[][] {
        Arrays.copyOf(solution, of.n()), Arrays.copyOfRange(solution, of.n(), size)
      };
    }

    /// The change that brings all conditions, but `s z` that of `product`, to zero.
    Move move(double[] product) {
      double[] slack = Vectors.plus(of.inequalities(x), s);
      double[] priced = new double[of.m()];
      for (int i = 0; i < of.m(); i++) priced[i] = (z[i] * slack[i] - product[i]) / s[i];
      double[] first =
          Vectors.plus(
              of.dual(new Point(x, y, z)), Vectors.transposed(of.g(), of.m(), of.n(), priced));
      double[][] d = solve(Vectors.scale(-1, first), Vectors.scale(-1, of.equalities(x)));
      double[] along = Vectors.product(of.g(), of.m(), of.n(), d[0]);
      double[] ds = new double[of.m()];
      double[] dz = new double[of.m()];
      for (int i = 0; i < of.m(); i++) {
        ds[i] = -slack[i] - along[i];
        dz[i] = (-product[i] - z[i] * ds[i]) / s[i];
      }
      return new Move(d[0], d[1], ds, dz);
    }
  }
}
