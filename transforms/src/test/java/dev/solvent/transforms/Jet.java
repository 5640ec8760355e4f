package dev.solvent.transforms;

/// A truncated Taylor series: the derivatives of a program, exact to rounding, by arithmetic that
/// shares nothing with what is tested.
record Jet(double[] coefficients) {
  /// One more than the highest order that is asked for.
  private static final int TERMS = 6;

  /// This gives the independent variable at `x`.
  static Jet at(double x) {
    Jet jet = of(x);
    jet.coefficients[1] = 1;
    return jet;
  }

  static Jet of(double x) {
    Jet jet = new Jet(new double[TERMS]);
    jet.coefficients[0] = x;
    return jet;
  }

  double value() {
    return coefficients[0];
  }

  double derivative(int order) {
    double factorial = 1;
    for (int i = 2; i <= order; i++) factorial *= i;
    return coefficients[order] * factorial;
  }

  Jet plus(Jet y) {
    Jet sum = of(0);
    for (int i = 0; i < TERMS; i++) sum.coefficients[i] = coefficients[i] + y.coefficients[i];
    return sum;
  }

  Jet plus(double y) {
    return plus(of(y));
  }

  Jet minus(Jet y) {
    return plus(y.times(-1));
  }

  Jet times(double y) {
    return times(of(y));
  }

  Jet times(Jet y) {
    Jet out = of(0);
    for (int i = 0; i < TERMS; i++) {
      for (int j = 0; j <= i; j++) out.coefficients[i] += coefficients[j] * y.coefficients[i - j];
    }
    return out;
  }

  Jet over(Jet y) {
    Jet out = of(0);
    for (int i = 0; i < TERMS; i++) {
      double sum = coefficients[i];
      for (int j = 0; j < i; j++) sum -= out.coefficients[j] * y.coefficients[i - j];
      out.coefficients[i] = sum / y.coefficients[0];
    }
    return out;
  }

  /// `y' = y x'`.
  Jet exp() {
    Jet out = of(Math.exp(value()));
    for (int i = 1; i < TERMS; i++) {
      for (int j = 1; j <= i; j++) out.coefficients[i] += slope(j) * out.coefficients[i - j];
      out.coefficients[i] /= i;
    }
    return out;
  }

  Jet sin() {
    return sinAndCos()[0];
  }

  Jet cos() {
    return sinAndCos()[1];
  }

  private Jet[] sinAndCos() {
    Jet sin = of(Math.sin(value()));
    Jet cos = of(Math.cos(value()));
    for (int i = 1; i < TERMS; i++) {
      for (int j = 1; j <= i; j++) {
        sin.coefficients[i] += slope(j) * cos.coefficients[i - j];
        cos.coefficients[i] -= slope(j) * sin.coefficients[i - j];
      }
      sin.coefficients[i] /= i;
      cos.coefficients[i] /= i;
    }
    return new Jet[] {sin, cos};
  }

  private double slope(int j) {
    return j * coefficients[j];
  }

  Jet sqrt() {
    Jet out = of(Math.sqrt(value()));
    for (int i = 1; i < TERMS; i++) {
      double sum = coefficients[i];
      for (int j = 1; j < i; j++) sum -= out.coefficients[j] * out.coefficients[i - j];
      out.coefficients[i] = sum / (2 * out.coefficients[0]);
    }
    return out;
  }
}
