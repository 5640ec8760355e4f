package dev.solvent.kernel;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// The exponential of a matrix by scaling and squaring of Padé's approximants. Source: Higham, *The
/// scaling and squaring method for the matrix exponential revisited*, SIAM J. Matrix Anal. Appl. 26
/// (2005), algorithm 2.3.
final class Exponential {
  /// Up to this 1-norm the approximant of the degree beside it is exact to the last bits.
  private static final double[] BOUNDS = {
    1.495585217958292e-2,
    2.539398330063230e-1,
    9.504178996162932e-1,
    2.097847961257068e0,
    5.371920351148152e0
  };

  private static final int[] DEGREES = {3, 5, 7, 9, 13};

  private Exponential() {}

  static double[] of(double[] a, int n) {
    double norm = Lu.norm(a, n);
    if (!Double.isFinite(norm)) {
      double[] nan = new double[n * n];
      Arrays.fill(nan, Double.NaN);
      return nan;
    }
    int last = BOUNDS.length - 1;
    for (int k = 0; k < last; k++) if (norm <= BOUNDS[k]) return approximant(a, n, DEGREES[k]);
    int squarings =
        norm > BOUNDS[last] ? Math.max(0, Math.getExponent(norm / BOUNDS[last]) + 1) : 0;
    double[] x = approximant(Vectors.scale(Math.scalb(1.0, -squarings), a), n, DEGREES[last]);
    for (int i = 0; i < squarings; i++) x = product(x, x, n);
    return x;
  }

  /// `(V − U)⁻¹ (V + U)`, where `U` has the odd terms of the numerator and `V` the even ones.
  private static double[] approximant(double[] a, int n, int degree) {
    double[] b = coefficients(degree);
    double[] square = product(a, a, n);
    double[] odd = new double[n * n];
    double[] even = new double[n * n];
    if (degree < 13) {
      double[] power = identity(n);
      for (int k = 0; k <= degree / 2; k++) {
        if (k > 0) power = k == 1 ? square : product(power, square, n);
        Vectors.add(even, b[2 * k], power);
        Vectors.add(odd, b[2 * k + 1], power);
      }
    } else {
      double[] fourth = product(square, square, n);
      double[] sixth = product(fourth, square, n);
      odd = highest(b, 1, square, fourth, sixth, n);
      even = highest(b, 0, square, fourth, sixth, n);
    }
    odd = product(a, odd, n);
    double[] denominator = Vectors.minus(even, odd);
    Vectors.add(even, 1, odd);
    return Lu.of(denominator, n).solve(even, n, false);
  }

  /// The terms of degree 13 of one parity in six products: `A⁶ (b12 A⁶ + b10 A⁴ + b8 A²) + b6 A⁶ +
  /// b4 A⁴ + b2 A² + b0 I`.
  private static double[] highest(
      double[] b, int parity, double[] square, double[] fourth, double[] sixth, int n) {
    double[] inner = new double[n * n];
    Vectors.add(inner, b[12 + parity], sixth);
    Vectors.add(inner, b[10 + parity], fourth);
    Vectors.add(inner, b[8 + parity], square);
    double[] out = product(sixth, inner, n);
    Vectors.add(out, b[6 + parity], sixth);
    Vectors.add(out, b[4 + parity], fourth);
    Vectors.add(out, b[2 + parity], square);
    Vectors.add(out, b[parity], identity(n));
    return out;
  }

  /// The coefficients of Padé's numerator, the last of them 1: `(2q − k)! / (k! (q − k)!)`.
  private static double[] coefficients(int q) {
    double[] b = new double[q + 1];
    b[q] = 1;
    for (int k = q; k > 0; k--) b[k - 1] = b[k] * (2 * q - k + 1) * k / (q - k + 1);
    return b;
  }

  private static double[] identity(int n) {
    double[] eye = new double[n * n];
    for (int i = 0; i < n; i++) eye[i * n + i] = 1;
    return eye;
  }

  private static double[] product(double[] a, double[] b, int n) {
    DMatrixRMaj out = new DMatrixRMaj(n, n);
    CommonOps_DDRM.mult(DMatrixRMaj.wrap(n, n, a), DMatrixRMaj.wrap(n, n, b), out);
    return out.data;
  }
}
