package dev.solvent.kernel;

import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;
import org.apache.commons.numbers.gamma.LogGamma;

/// Special functions of a number, to the last few bits over the whole range. Near its zeros on the
/// negative axis `lgamma`, `digamma` and `polygamma` are so exact absolutely, not relatively.
public final class Special {
  /// √½ is `ROOT_HALF + ROOT_HALF_TAIL` to twice the bits of a double.
  private static final double ROOT_HALF = Math.sqrt(0.5);

  private static final double ROOT_HALF_TAIL = -4.833646656726457e-17;

  /// Here `erfc` is below every number.
  private static final double FAR = 30;

  private Special() {}

  /// This gives `x^y` as IEEE 754 has it: 1 to any power is 1, and so is −1 to an infinite one,
  /// where Java has NaN.
  public static double pow(double x, double y) {
    boolean isOne = x == 1 || x == -1 && Double.isInfinite(y);
    return isOne ? 1 : Math.pow(x, y);
  }

  public static double erf(double x) {
    return Erf.value(x);
  }

  public static double erfc(double x) {
    return Erfc.value(x);
  }

  /// This gives the probability that a standard normal number lies below `x`.
  ///
  /// It is `erfc(z + dz) / 2` at `z + dz = −x/√2`, with what `z` loses in rounding: far out in the
  /// tail, `erfc` would blow that up by `2 z²`. `erfc(z + dz) = erfc(z) − 2/√π exp(−z²) dz =
  /// erfc(z) (1 − 2/√π dz / erfcx(z))`.
  public static double normalCdf(double x) {
    double z = -x * ROOT_HALF;
    if (!(z > 0 && z < FAR)) return 0.5 * Erfc.value(z);
    double dz = Math.fma(-x, ROOT_HALF, -z) - x * ROOT_HALF_TAIL;
    return 0.5 * Erfc.value(z) * (1 - 2 / Math.sqrt(Math.PI) * dz / Erfcx.value(z));
  }

  /// This gives `log |Γ(x)|`, and infinity at the poles.
  public static double lgamma(double x) {
    if (Double.isInfinite(x) || x <= 0 && x == Math.rint(x)) return Double.POSITIVE_INFINITY;
    return LogGamma.value(x);
  }

  /// This gives the derivative of `lgamma`, and NaN at the poles but 0, where it tells its sides
  /// apart.
  public static double digamma(double x) {
    return Polygammas.digamma(x);
  }

  /// This gives the `order`-th derivative of `digamma`, the order being at least 1.
  public static double polygamma(int order, double x) {
    return Polygammas.polygamma(order, x);
  }

  public static double sigmoid(double x) {
    double e = Math.exp(-Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }

  /// This gives `log(1 + exp(x))`.
  public static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  public static double asinh(double x) {
    double a = Math.abs(x);
    double y = a > 0x1p28 ? Math.log(a) + LN_2 : Math.log1p(a + a * a / (1 + Math.sqrt(1 + a * a)));
    return Math.copySign(y, x);
  }

  public static double acosh(double x) {
    if (x > 0x1p28) return Math.log(x) + LN_2;
    double t = x - 1;
    return Math.log1p(t + Math.sqrt(t * (2 + t)));
  }

  public static double atanh(double x) {
    double a = Math.abs(x);
    return Math.copySign(0.5 * Math.log1p(2 * a / (1 - a)), x);
  }

  private static final double LN_2 = Math.log(2);
}
