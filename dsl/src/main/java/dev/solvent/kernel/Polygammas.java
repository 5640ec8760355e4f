package dev.solvent.kernel;

/// The logarithmic derivatives of the gamma function.
final class Polygammas {
  /// The positive zero of `digamma`, in three parts.
  private static final double ROOT_1 = 1569415565.0 / 0x1p30;

  private static final double ROOT_2 = 381566830.0 / 0x1p60;
  private static final double ROOT_3 = 0.9016312093258695918615325266959189453125e-19;

  /// `digamma(x) = (x − root) (Y + P(x − 1) / Q(x − 1))` for `1 ≤ x ≤ 2`. Source: Boost.Math,
  /// `digamma_imp_1_2` for 53 bits.
  private static final double Y = 0.99558162689208984;

  private static final double[] P = {
    0.25479851061131551,
    -0.32555031186804491,
    -0.65031853770896507,
    -0.28919126444774784,
    -0.045251321448739056,
    -0.0020713321167745952
  };

  private static final double[] Q = {
    1.0,
    2.0767117023730469,
    1.4606242909763515,
    0.43593529692665969,
    0.054151797245674225,
    0.0021284987017821144,
    -0.55789841213675513e-6
  };

  /// The Bernoulli numbers `B₂, B₄, ..`.
  private static final double[] BERNOULLI = {
    1.0 / 6,
    -1.0 / 30,
    1.0 / 42,
    -1.0 / 30,
    5.0 / 66,
    -691.0 / 2730,
    7.0 / 6,
    -3617.0 / 510,
    43867.0 / 798,
    -174611.0 / 330,
    854513.0 / 138,
    -236364091.0 / 2730
  };

  /// Where the asymptotic series with these Bernoulli numbers reaches the last bit.
  private static final double FAR = 10;

  private Polygammas() {}

  static double digamma(double x) {
    if (x == 0) return Math.copySign(Double.POSITIVE_INFINITY, -x);
    if (x < 0) return x == Math.rint(x) ? Double.NaN : digammaByReflection(x);
    if (x >= FAR) return digammaFar(x);
    double steps = 0;
    double y = x;
    for (; y > 2; y--) steps += 1 / (y - 1);
    if (y < 1) {
      steps = -1 / y;
      y++;
    }
    double fromRoot = y - ROOT_1 - ROOT_2 - ROOT_3;
    return fromRoot * Y + fromRoot * (polynomial(P, y - 1) / polynomial(Q, y - 1)) + steps;
  }

  /// `ψ(x) = ψ(1 − x) − π / tan(π x)`.
  private static double digammaByReflection(double x) {
    return digamma(-x) - 1 / x - Math.PI * cotangent(x);
  }

  /// `ψ(x) ~ log x − 1/2x − Σ B₂ₖ / (2k x²ᵏ)`.
  private static double digammaFar(double x) {
    double inverse = 1 / x;
    double square = inverse * inverse;
    double series = 0;
    for (int k = 8; k >= 1; k--) series = (series + BERNOULLI[k - 1] / (2 * k)) * square;
    return Math.log(x) - 0.5 * inverse - series;
  }

  private static double polynomial(double[] coefficients, double x) {
    double value = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) value = value * x + coefficients[i];
    return value;
  }

  /// `ψₙ(x) = (−1)ⁿ⁺¹ n! ζ(n + 1, x)` on the right; on the left by reflection, `ψₙ(x) = (−1)ⁿ ψₙ(1
  /// − x) − π dⁿ/dxⁿ cot π x`.
  static double polygamma(int n, double x) {
    if (!(x <= 0)) return sign(n + 1) * scaledZeta(n, x);
    if (x == Math.rint(x)) return n % 2 == 1 ? Double.POSITIVE_INFINITY : Double.NaN;
    double mirrored = -scaledZeta(n, 1 - x);
    return mirrored - sign(n) * cotangentDerivative(n, x);
  }

  private static double sign(int n) {
    return n % 2 == 0 ? 1 : -1;
  }

  /// This gives `n! ζ(n + 1, x) = n! Σ (x + k)⁻ⁿ⁻¹`: the first terms, and the others by the
  /// Euler-Maclaurin formula. No term is negative but some of the last, small ones.
  private static double scaledZeta(int n, double x) {
    if (x == Double.POSITIVE_INFINITY) return 0;
    int steps = Math.max(0, (int) Math.ceil(FAR + n - x));
    double y = x + steps;
    double tail = power(n - 1, y) + power(n, y) / 2;
    double factor = power(n, y) * (n + 1) / y / 2;
    for (int k = 1; k <= BERNOULLI.length; k++) {
      tail += factor * BERNOULLI[k - 1];
      factor *= (n + 2.0 * k) / y * ((n + 2.0 * k + 1) / y) / ((2.0 * k + 1) * (2.0 * k + 2));
    }
    // the small terms first
    double sum = tail;
    for (int k = steps - 1; k >= 0; k--) sum += power(n, x + k);
    return sum;
  }

  /// This gives `n! / yⁿ⁺¹`.
  private static double power(int n, double y) {
    double value = Math.pow(y, -(n + 1));
    for (int k = 2; k <= n; k++) value *= k;
    return value;
  }

  /// This gives `(−1)ⁿ π dⁿ/dxⁿ cot π x = πⁿ⁺¹ Cₙ(cot π x)`, where `C₀(c) = c` and `Cₙ₊₁ = (1 + c²)
  /// Cₙ′`, whose coefficients are not negative.
  private static double cotangentDerivative(int n, double x) {
    double[] coefficients = {0, Math.PI};
    for (int order = 1; order <= n; order++) {
      double[] next = new double[coefficients.length + 1];
      for (int i = 1; i < coefficients.length; i++) {
        next[i - 1] += Math.PI * i * coefficients[i];
        next[i + 1] += Math.PI * i * coefficients[i];
      }
      coefficients = next;
    }
    return polynomial(coefficients, cotangent(x));
  }

  /// This gives `cot π x`, exactly 0 at the halves.
  private static double cotangent(double x) {
    double r = x - Math.rint(x);
    if (Math.abs(r) < 0.25) return 1 / Math.tan(Math.PI * r);
    return Math.copySign(Math.tan(Math.PI * (0.5 - Math.abs(r))), r);
  }
}
