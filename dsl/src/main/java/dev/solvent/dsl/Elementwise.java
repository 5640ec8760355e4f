package dev.solvent.dsl;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.build.Scalars;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.expr.Scalar;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// Functions of numbers that act entry by entry, with NumPy's broadcasting; booleans count as 0 and
/// 1.
public class Elementwise extends Operators {
  protected Elementwise() {}

  // functions of one number

  private static Expr of(Scalars f, Object x) {
    return Expr.of(Nodes.of((Scalar) f, Operands.number(f.word() + "(x)", "x", x)));
  }

  private static Expr round(Op.Rounding how, String call, Object x) {
    return Expr.of(Build.one(new Op.Round(how), Operands.number(call, "x", x)));
  }

  @Word(
      value = "abs(x)",
      doc = "The absolute value; its derivative at 0 is 0.",
      example = "abs([-2, 3])  // [2, 3]")
  public static Expr abs(Object x) {
    return of(Scalars.ABS, x);
  }

  @Word(value = "sign(x)", doc = "-1, 0 or 1.", example = "sign([-2, 0, 3])  // [-1, 0, 1]")
  public static Expr sign(Object x) {
    return round(Op.Rounding.SIGN, "sign(x)", x);
  }

  @Word(
      value = "sqrt(x)",
      doc = "The square root; `nan` below 0.",
      example = "sqrt([4, 9])  // [2, 3]")
  public static Expr sqrt(Object x) {
    return of(Scalars.SQRT, x);
  }

  @Word(value = "cbrt(x)", doc = "The cube root.", example = "cbrt(-27)  // -3")
  public static Expr cbrt(Object x) {
    return of(Scalars.CBRT, x);
  }

  @Word(value = "exp(x)", doc = "The exponential.", example = "exp([0, 1])  // [1, 2.71828182846]")
  public static Expr exp(Object x) {
    return of(Scalars.EXP, x);
  }

  @Word(
      value = "expm1(x)",
      doc = "`exp(x) - 1`, exact near 0.",
      example = "expm1(1e-9)  // 1.0000000005e-9")
  public static Expr expm1(Object x) {
    return of(Scalars.EXPM1, x);
  }

  @Word(
      value = "log(x)",
      doc = "The natural logarithm.",
      example = "log([1, 10])  // [0, 2.30258509299]")
  public static Expr log(Object x) {
    return of(Scalars.LOG, x);
  }

  @Word(
      value = "log1p(x)",
      doc = "`log(1 + x)`, exact near 0.",
      example = "log1p(1e-9)  // 9.999999995e-10")
  public static Expr log1p(Object x) {
    return of(Scalars.LOG1P, x);
  }

  @Word(value = "sin(x)", doc = "The sine of an angle in radians.", example = "sin(pi / 2)  // 1")
  public static Expr sin(Object x) {
    return of(Scalars.SIN, x);
  }

  @Word(value = "cos(x)", doc = "The cosine of an angle in radians.", example = "cos(pi)  // -1")
  public static Expr cos(Object x) {
    return of(Scalars.COS, x);
  }

  @Word(
      value = "tan(x)",
      doc = "The tangent of an angle in radians.",
      example = "tan(pi / 4)  // 1")
  public static Expr tan(Object x) {
    return of(Scalars.TAN, x);
  }

  @Word(
      value = "asin(x)",
      doc = "The angle whose sine is `x`.",
      example = "asin(1)  // 1.57079632679")
  public static Expr asin(Object x) {
    return of(Scalars.ASIN, x);
  }

  @Word(
      value = "acos(x)",
      doc = "The angle whose cosine is `x`.",
      example = "acos(-1)  // 3.14159265359")
  public static Expr acos(Object x) {
    return of(Scalars.ACOS, x);
  }

  @Word(
      value = "atan(x)",
      doc = "The angle whose tangent is `x`.",
      example = "atan(1)  // 0.785398163397")
  public static Expr atan(Object x) {
    return of(Scalars.ATAN, x);
  }

  @Word(value = "sinh(x)", doc = "The hyperbolic sine.", example = "sinh(1)  // 1.17520119364")
  public static Expr sinh(Object x) {
    return of(Scalars.SINH, x);
  }

  @Word(value = "cosh(x)", doc = "The hyperbolic cosine.", example = "cosh(1)  // 1.54308063482")
  public static Expr cosh(Object x) {
    return of(Scalars.COSH, x);
  }

  @Word(value = "tanh(x)", doc = "The hyperbolic tangent.", example = "tanh(0.5)  // 0.46211715726")
  public static Expr tanh(Object x) {
    return of(Scalars.TANH, x);
  }

  @Word(
      value = "asinh(x)",
      doc = "The number whose hyperbolic sine is `x`.",
      example = "asinh(1)  // 0.88137358702")
  public static Expr asinh(Object x) {
    return of(Scalars.ASINH, x);
  }

  @Word(
      value = "acosh(x)",
      doc = "The number from 0 whose hyperbolic cosine is `x`.",
      example = "acosh(2)  // 1.31695789692")
  public static Expr acosh(Object x) {
    return of(Scalars.ACOSH, x);
  }

  @Word(
      value = "atanh(x)",
      doc = "The number whose hyperbolic tangent is `x`.",
      example = "atanh(0.5)  // 0.549306144334")
  public static Expr atanh(Object x) {
    return of(Scalars.ATANH, x);
  }

  @Word(
      value = "sigmoid(x)",
      doc = "`1 / (1 + exp(-x))`.",
      example = "sigmoid([-1, 0, 1])  // [0.26894142137, 0.5, 0.73105857863]")
  public static Expr sigmoid(Object x) {
    return of(Scalars.SIGMOID, x);
  }

  @Word(
      value = "softplus(x)",
      doc = "`log(1 + exp(x))`.",
      example = "softplus(0)  // 0.69314718056")
  public static Expr softplus(Object x) {
    return of(Scalars.SOFTPLUS, x);
  }

  @Word(
      value = "relu(x)",
      doc = "`x` above 0, otherwise 0; its derivative at 0 is 0.",
      example = "relu([-1, 2])  // [0, 2]")
  public static Expr relu(Object x) {
    return of(Scalars.RELU, x);
  }

  @Word(value = "erf(x)", doc = "The error function.", example = "erf(1)  // 0.84270079295")
  public static Expr erf(Object x) {
    return of(Scalars.ERF, x);
  }

  @Word(
      value = "erfc(x)",
      doc = "`1 - erf(x)`, exact for large `x`.",
      example = "erfc(5)  // 1.53745979443e-12")
  public static Expr erfc(Object x) {
    return of(Scalars.ERFC, x);
  }

  @Word(
      value = "normalCdf(x)",
      doc = "The distribution function of the standard normal.",
      example = "normalCdf([0, 1.96])  // [0.5, 0.975002104852]")
  public static Expr normalCdf(Object x) {
    return of(Scalars.NORMAL_CDF, x);
  }

  @Word(
      value = "lgamma(x)",
      doc = "The logarithm of the absolute value of the gamma function.",
      example = "lgamma([5, 0.5])  // [3.17805383035, 0.572364942925]")
  public static Expr lgamma(Object x) {
    return of(Scalars.LGAMMA, x);
  }

  @Word(
      value = "digamma(x)",
      doc = "The derivative of `lgamma`.",
      example = "digamma(1)  // -0.577215664902")
  public static Expr digamma(Object x) {
    return of(Scalars.DIGAMMA, x);
  }

  @Word(
      value = "floor(x)",
      doc = "The greatest whole number not above `x`.",
      example = "floor([1.5, -1.5])  // [1, -2]")
  public static Expr floor(Object x) {
    return round(Op.Rounding.FLOOR, "floor(x)", x);
  }

  @Word(
      value = "ceil(x)",
      doc = "The least whole number not below `x`.",
      example = "ceil([1.5, -1.5])  // [2, -1]")
  public static Expr ceil(Object x) {
    return round(Op.Rounding.CEIL, "ceil(x)", x);
  }

  @Word(
      value = "round(x)",
      doc = "The nearest whole number, half to even.",
      example = "round([0.5, 1.5, 2.6])  // [0, 2, 3]")
  public static Expr round(Object x) {
    return round(Op.Rounding.HALF_EVEN, "round(x)", x);
  }

  @Word(
      value = "isnan(x)",
      doc = "Whether an entry is `nan`.",
      example = "isnan([1, 0 / 0])  // [false, true]")
  public static Expr isnan(Object x) {
    return Expr.of(Build.one(new Op.IsNan(), Operands.number("isnan(x)", "x", x)));
  }

  // functions of several

  @Word(
      value = "atan2(y, x)",
      doc = "The angle of the point `(x, y)`.",
      example = "atan2(1, -1)  // 2.35619449019")
  public static Expr atan2(Object y, Object x) {
    return arithmetic(new Op.Pointwise(Scalars.ATAN2), "atan2(x, y)", Expr.of(y), Expr.of(x));
  }

  @Word(
      value = "hypot(x, y)",
      doc = "`sqrt(x^2 + y^2)` without overflow; its derivative at 0 is 0.",
      example = "hypot(3, 4)  // 5")
  public static Expr hypot(Object x, Object y) {
    return arithmetic(new Op.Pointwise(Scalars.HYPOT), "hypot(x, y)", Expr.of(x), Expr.of(y));
  }

  /// The greater of two, entry by entry. Equal arguments share the derivative.
  static Expr greater(Object x, Object y) {
    return arithmetic(new Op.Pointwise(Scalars.MAX), "max(x, y)", Expr.of(x), Expr.of(y));
  }

  static Expr lesser(Object x, Object y) {
    return arithmetic(new Op.Pointwise(Scalars.MIN), "min(x, y)", Expr.of(x), Expr.of(y));
  }

  @Word(
      value = "clamp(x, lo, hi)",
      doc = "`x` held between `lo` and `hi`, outside of which its derivative is 0.",
      example = "clamp([-2, 0.5, 2], -1, 1)  // [-1, 0.5, 1]")
  public static Expr clamp(Object x, Object lo, Object hi) {
    Node[] all = {
      Operands.number("clamp(x, lo, hi)", "x", x),
      Operands.number("clamp(x, lo, hi)", "lo", lo),
      Operands.number("clamp(x, lo, hi)", "hi", hi)
    };
    Seq<Node> spread = Operands.together("clamp(x, lo, hi)", Array.of(all));
    return Expr.of(
        Nodes.of(Scalars.MIN, Nodes.of(Scalars.MAX, spread.get(0), spread.get(1)), spread.get(2)));
  }

  @Word(
      value = "where(c, x, y)",
      doc =
          "`x` where the boolean `c` holds, elsewhere `y`; the other contributes nothing, not even"
              + " nan.",
      example = "where([1, -2] > 0, [1, -2], 0)  // [1, 0]")
  public static Expr where(Object c, Object x, Object y) {
    String call = "where(c, x, y)";
    Node condition = Operands.truths(call, "c", c);
    Node a = Operands.tensor(call, "x", x);
    Node b = Operands.tensor(call, "y", y);
    if (!isBoolean(a) || !isBoolean(b)) {
      a = Nodes.toNumber(a);
      b = Nodes.toNumber(b);
    }
    return Expr.of(
        Build.apply(new Op.Select(), Operands.together(call, Array.of(condition, a, b))).head());
  }

  static boolean isBoolean(Node x) {
    return ((Type.Real) x.type()).isBoolean();
  }

  /// This makes a tuple of values.
  public static Expr tuple(Object... parts) {
    return Expr.tuple(Array.of(parts).map(Expr::of));
  }
}
