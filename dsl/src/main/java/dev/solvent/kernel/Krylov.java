package dev.solvent.kernel;

import dev.solvent.expr.Method;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// Iterative solvers of `A x = b` that know `A` by its product with a vector alone.
///
/// A solution has `‖b − A x‖ ≤ tolerance ‖b‖`, where the residual is computed from `x`, not carried
/// along. Whatever ends a sweep early, a breakdown or a residual that was carried wrongly, the next
/// sweep starts from the `x` so far; when no products are left, or sweep after sweep gains nothing,
/// it is an error of kind `convergence`.
public final class Krylov {
  /// So many sweeps in a row may gain less than a tenth before the solver gives up.
  private static final int PATIENCE = 10;

  private Krylov() {}

  public static double[] solve(Method method, UnaryOperator<double[]> apply, double[] b) {
    int exponent = exponent(b);
    if (exponent == Integer.MIN_VALUE) return new double[b.length];
    // the equation is linear, so it is solved for a right-hand side near 1, whose squares neither
    // overflow nor vanish
    double[] x = new Solution(method, apply, scaled(b, -exponent)).find();
    return scaled(x, exponent);
  }

  private static int exponent(double[] b) {
    double greatest = 0;
    for (double entry : b) greatest = Math.max(greatest, Math.abs(entry));
    if (greatest == 0) return Integer.MIN_VALUE;
    return Double.isFinite(greatest) ? Math.getExponent(greatest) : 0;
  }

  private static double[] scaled(double[] x, int exponent) {
    double[] out = new double[x.length];
    for (int i = 0; i < out.length; i++) out[i] = Math.scalb(x[i], exponent);
    return out;
  }

  /// A solution in the making.
  static final class Solution {
    private final Method method;
    private final UnaryOperator<double[]> apply;
    private final double[] b;
    private final double wanted;
    private final int limit;
    private int products;
    private double[] x;
    private double[] residual;

    Solution(Method method, UnaryOperator<double[]> apply, double[] b) {
      this.method = method;
      this.apply = apply;
      this.b = b;
      this.wanted = method.tolerance() * Vectors.norm(b);
      this.limit = method.maxIterations() > 0 ? method.maxIterations() : 10 * b.length;
      this.x = new double[b.length];
      this.residual = b;
    }

    double[] find() {
      double norm = Vectors.norm(b);
      for (int sweep = 0, vain = 0; !(norm <= wanted); sweep++) {
        if (!Double.isFinite(norm) || vain == PATIENCE || isExhausted()) {
          return otherwise(norm);
        }
        double[] start = x.clone();
        step(sweep);
        residual = Vectors.minus(b, apply.apply(x));
        double now = Vectors.norm(residual);
        if (!Double.isFinite(now)) {
          x = start;
          residual = Vectors.minus(b, apply.apply(x));
          now = norm;
        }
        vain = now < 0.9 * norm ? 0 : vain + 1;
        norm = now;
      }
      return x;
    }

    private double[] otherwise(double norm) {
      return switch (method.otherwise()) {
        case FAIL -> throw failure(norm);
        case BEST -> x;
        case NAN -> {
          Arrays.fill(x, Double.NaN);
          yield x;
        }
      };
    }

    private void step(int sweep) {
      switch (method.algorithm()) {
        case CG -> new ConjugateGradients(this).sweep();
        case GMRES -> new Gmres(this, Math.max(1, Math.min(method.restart(), b.length))).sweep();
        case BICGSTAB -> new BiCgStab(this).sweep(sweep);
        case LU, CHOLESKY, QR -> throw new AssertionError(method);
      }
    }

    private SolventError failure(double norm) {
      return SolventError.of(
              Kind.CONVERGENCE,
              "%s did not converge: after %d iterations the residual is %.3g of the right-hand"
                  + " side, above the tolerance %.3g",
              method.algorithm().name().toLowerCase(Locale.ROOT),
              products,
              norm / Vectors.norm(b),
              method.tolerance())
          .help("allow more iterations or a greater tolerance, or solve it with lu()");
    }

    boolean isExhausted() {
      return products >= limit;
    }

    /// This gives `A v`, which counts as an iteration.
    double[] product(double[] v) {
      Interruption.poll();
      products++;
      return apply.apply(v);
    }

    double[] residual() {
      return residual;
    }

    double wanted() {
      return wanted;
    }

    /// This moves `x` by `weight` along `direction`.
    void move(double weight, double[] direction) {
      Vectors.add(x, weight, direction);
    }
  }
}
