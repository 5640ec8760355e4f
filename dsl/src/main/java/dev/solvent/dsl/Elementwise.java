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

/// Words that act entry by entry, with NumPy's broadcasting; booleans count as 0 and 1. Arithmetic
/// is IEEE's.
public class Elementwise {
  /// The ratio of a circle's circumference to its diameter.
  public static final double pi = Math.PI;

  public static final double infinity = Double.POSITIVE_INFINITY;

  public static final double nan = Double.NaN;

  protected Elementwise() {}

  // operators

  @Word(value = "plus(x, y)", doc = "`x + y`.")
  public static Expr plus(Object x, Object y) {
    Expr a = Expr.of(x);
    Expr b = Expr.of(y);
    return Sparsity.isSparse(a) || Sparsity.isSparse(b)
        ? Sparsity.plus(a, b)
        : arithmetic(new Op.Add(), "x + y", a, b);
  }

  @Word(value = "minus(x, y)", doc = "`x - y`.")
  public static Expr minus(Object x, Object y) {
    Expr a = Expr.of(x);
    Expr b = Expr.of(y);
    if (Sparsity.isSparse(a) || Sparsity.isSparse(b)) return Sparsity.plus(a, unaryMinus(b));
    Node negative = Nodes.negate(Operands.number("x - y", "y", b));
    return Operands.two(new Op.Add(), "x - y", Operands.number("x - y", "x", a), negative);
  }

  @Word(value = "times(x, y)", doc = "`x * y`.")
  public static Expr times(Object x, Object y) {
    Expr a = Expr.of(x);
    Expr b = Expr.of(y);
    return Sparsity.isSparse(a) || Sparsity.isSparse(b)
        ? Sparsity.times(a, b)
        : arithmetic(new Op.Multiply(), "x * y", a, b);
  }

  @Word(value = "div(x, y)", doc = "`x / y`.")
  public static Expr div(Object x, Object y) {
    Expr a = Expr.of(x);
    return Sparsity.isSparse(a)
        ? Sparsity.div(a, Expr.of(y))
        : arithmetic(new Op.Divide(), "x / y", a, Expr.of(y));
  }

  @Word(value = "rem(x, y)", doc = "`x % y`, the remainder with the sign of `y`.")
  public static Expr rem(Object x, Object y) {
    return arithmetic(new Op.Pointwise(Scalars.REM), "x % y", Expr.of(x), Expr.of(y));
  }

  @Word(value = "pow(x, y)", doc = "`x ^ y`.")
  public static Expr pow(Object x, Object y) {
    Expr exponent = Expr.of(y);
    Node base = Operands.number("x ^ y", "x", x);
    Node node = Operands.number("x ^ y", "y", exponent);
    if (node instanceof Node.Const known && Nodes.shape(known).isScalar()) {
      return Expr.of(Nodes.power(base, known.entries()[0]));
    }
    return Operands.two(new Op.Pointwise(Scalars.POW), "x ^ y", base, node);
  }

  @Word(value = "unaryMinus(x)", doc = "`-x`.")
  public static Expr unaryMinus(Object x) {
    Expr e = Expr.of(x);
    return Sparsity.isSparse(e)
        ? Sparsity.mapped(e, Nodes::negate)
        : Expr.of(Nodes.negate(Operands.number("-x", "x", e)));
  }

  private static Expr arithmetic(Op op, String call, Expr x, Expr y) {
    return Operands.two(op, call, Operands.number(call, "x", x), Operands.number(call, "y", y));
  }

  // comparisons and logic

  @Word(value = "lt(x, y)", doc = "`x < y`, a boolean an entry.")
  public static Expr lt(Object x, Object y) {
    return compare(Op.Comparison.LESS, "x < y", x, y);
  }

  @Word(value = "le(x, y)", doc = "`x <= y`, a boolean an entry.")
  public static Expr le(Object x, Object y) {
    return compare(Op.Comparison.LESS_EQUAL, "x <= y", x, y);
  }

  @Word(value = "gt(x, y)", doc = "`x > y`, a boolean an entry.")
  public static Expr gt(Object x, Object y) {
    return swapped(Op.Comparison.LESS, "x > y", x, y);
  }

  @Word(value = "ge(x, y)", doc = "`x >= y`, a boolean an entry.")
  public static Expr ge(Object x, Object y) {
    return swapped(Op.Comparison.LESS_EQUAL, "x >= y", x, y);
  }

  @Word(
      value = "eq(x, y)",
      doc = "`x == y`: a boolean an entry; one boolean for tuples, records, strings and none.")
  public static Expr eq(Object x, Object y) {
    Expr a = Expr.of(x);
    Expr b = Expr.of(y);
    return a.isTensor() && b.isTensor()
        ? compare(Op.Comparison.EQUAL, "x == y", a, b)
        : Expr.of(Sameness.of(a, b));
  }

  @Word(value = "ne(x, y)", doc = "`x != y`, the opposite of `x == y`.")
  public static Expr ne(Object x, Object y) {
    Expr a = Expr.of(x);
    Expr b = Expr.of(y);
    return a.isTensor() && b.isTensor()
        ? compare(Op.Comparison.UNEQUAL, "x != y", a, b)
        : Expr.of(Nodes.not(Sameness.of(a, b)));
  }

  private static Expr compare(Op.Comparison how, String call, Object x, Object y) {
    return arithmetic(new Op.Compare(how), call, Expr.of(x), Expr.of(y));
  }

  private static Expr swapped(Op.Comparison how, String call, Object x, Object y) {
    Node a = Operands.number(call, "x", x);
    Seq<Node> both = Operands.together(call, Array.of(a, Operands.number(call, "y", y)));
    return Expr.of(Build.one(new Op.Compare(how), both.get(1), both.get(0)));
  }

  @Word(value = "and(x, y)", doc = "`x && y`.")
  public static Expr and(Object x, Object y) {
    return logical(Op.Connective.AND, "x && y", x, y);
  }

  @Word(value = "or(x, y)", doc = "`x || y`.")
  public static Expr or(Object x, Object y) {
    return logical(Op.Connective.OR, "x || y", x, y);
  }

  @Word(value = "not(x)", doc = "`!x`.")
  public static Expr not(Object x) {
    return Expr.of(Nodes.not(Operands.truths("!x", "x", x)));
  }

  private static Expr logical(Op.Connective how, String call, Object x, Object y) {
    Node a = Operands.truths(call, "x", x);
    return Operands.two(new Op.Logical(how), call, a, Operands.truths(call, "y", y));
  }

  // functions of one number

  private static Expr of(Scalars f, Object x) {
    return Expr.of(Nodes.of((Scalar) f, Operands.number(f.word() + "(x)", "x", x)));
  }

  private static Expr round(Op.Rounding how, String call, Object x) {
    return Expr.of(Build.one(new Op.Round(how), Operands.number(call, "x", x)));
  }

  @Word(value = "abs(x)", doc = "The absolute value; its derivative at 0 is 0.")
  public static Expr abs(Object x) {
    return of(Scalars.ABS, x);
  }

  @Word(value = "sign(x)", doc = "-1, 0 or 1.")
  public static Expr sign(Object x) {
    return round(Op.Rounding.SIGN, "sign(x)", x);
  }

  @Word(value = "sqrt(x)", doc = "The square root; `nan` below 0.")
  public static Expr sqrt(Object x) {
    return of(Scalars.SQRT, x);
  }

  @Word(value = "cbrt(x)", doc = "The cube root.")
  public static Expr cbrt(Object x) {
    return of(Scalars.CBRT, x);
  }

  @Word(value = "exp(x)", doc = "The exponential.")
  public static Expr exp(Object x) {
    return of(Scalars.EXP, x);
  }

  @Word(value = "expm1(x)", doc = "`exp(x) - 1`, exact near 0.")
  public static Expr expm1(Object x) {
    return of(Scalars.EXPM1, x);
  }

  @Word(value = "log(x)", doc = "The natural logarithm.")
  public static Expr log(Object x) {
    return of(Scalars.LOG, x);
  }

  @Word(value = "log1p(x)", doc = "`log(1 + x)`, exact near 0.")
  public static Expr log1p(Object x) {
    return of(Scalars.LOG1P, x);
  }

  @Word(value = "sin(x)", doc = "The sine of an angle in radians.")
  public static Expr sin(Object x) {
    return of(Scalars.SIN, x);
  }

  @Word(value = "cos(x)", doc = "The cosine of an angle in radians.")
  public static Expr cos(Object x) {
    return of(Scalars.COS, x);
  }

  @Word(value = "tan(x)", doc = "The tangent of an angle in radians.")
  public static Expr tan(Object x) {
    return of(Scalars.TAN, x);
  }

  @Word(value = "asin(x)", doc = "The angle whose sine is `x`.")
  public static Expr asin(Object x) {
    return of(Scalars.ASIN, x);
  }

  @Word(value = "acos(x)", doc = "The angle whose cosine is `x`.")
  public static Expr acos(Object x) {
    return of(Scalars.ACOS, x);
  }

  @Word(value = "atan(x)", doc = "The angle whose tangent is `x`.")
  public static Expr atan(Object x) {
    return of(Scalars.ATAN, x);
  }

  @Word(value = "sinh(x)", doc = "The hyperbolic sine.")
  public static Expr sinh(Object x) {
    return of(Scalars.SINH, x);
  }

  @Word(value = "cosh(x)", doc = "The hyperbolic cosine.")
  public static Expr cosh(Object x) {
    return of(Scalars.COSH, x);
  }

  @Word(value = "tanh(x)", doc = "The hyperbolic tangent.")
  public static Expr tanh(Object x) {
    return of(Scalars.TANH, x);
  }

  @Word(value = "asinh(x)", doc = "The number whose hyperbolic sine is `x`.")
  public static Expr asinh(Object x) {
    return of(Scalars.ASINH, x);
  }

  @Word(value = "acosh(x)", doc = "The number from 0 whose hyperbolic cosine is `x`.")
  public static Expr acosh(Object x) {
    return of(Scalars.ACOSH, x);
  }

  @Word(value = "atanh(x)", doc = "The number whose hyperbolic tangent is `x`.")
  public static Expr atanh(Object x) {
    return of(Scalars.ATANH, x);
  }

  @Word(value = "sigmoid(x)", doc = "`1 / (1 + exp(-x))`.")
  public static Expr sigmoid(Object x) {
    return of(Scalars.SIGMOID, x);
  }

  @Word(value = "softplus(x)", doc = "`log(1 + exp(x))`.")
  public static Expr softplus(Object x) {
    return of(Scalars.SOFTPLUS, x);
  }

  @Word(value = "relu(x)", doc = "`x` above 0, otherwise 0; its derivative at 0 is 0.")
  public static Expr relu(Object x) {
    return of(Scalars.RELU, x);
  }

  @Word(value = "erf(x)", doc = "The error function.")
  public static Expr erf(Object x) {
    return of(Scalars.ERF, x);
  }

  @Word(value = "erfc(x)", doc = "`1 - erf(x)`, exact for large `x`.")
  public static Expr erfc(Object x) {
    return of(Scalars.ERFC, x);
  }

  @Word(value = "normalCdf(x)", doc = "The distribution function of the standard normal.")
  public static Expr normalCdf(Object x) {
    return of(Scalars.NORMAL_CDF, x);
  }

  @Word(value = "lgamma(x)", doc = "The logarithm of the absolute value of the gamma function.")
  public static Expr lgamma(Object x) {
    return of(Scalars.LGAMMA, x);
  }

  @Word(value = "digamma(x)", doc = "The derivative of `lgamma`.")
  public static Expr digamma(Object x) {
    return of(Scalars.DIGAMMA, x);
  }

  @Word(value = "floor(x)", doc = "The greatest whole number not above `x`.")
  public static Expr floor(Object x) {
    return round(Op.Rounding.FLOOR, "floor(x)", x);
  }

  @Word(value = "ceil(x)", doc = "The least whole number not below `x`.")
  public static Expr ceil(Object x) {
    return round(Op.Rounding.CEIL, "ceil(x)", x);
  }

  @Word(value = "round(x)", doc = "The nearest whole number, half to even.")
  public static Expr round(Object x) {
    return round(Op.Rounding.HALF_EVEN, "round(x)", x);
  }

  @Word(value = "isnan(x)", doc = "Whether an entry is `nan`.")
  public static Expr isnan(Object x) {
    return Expr.of(Build.one(new Op.IsNan(), Operands.number("isnan(x)", "x", x)));
  }

  // functions of several

  @Word(value = "atan2(y, x)", doc = "The angle of the point `(x, y)`.")
  public static Expr atan2(Object y, Object x) {
    return arithmetic(new Op.Pointwise(Scalars.ATAN2), "atan2(x, y)", Expr.of(y), Expr.of(x));
  }

  @Word(
      value = "hypot(x, y)",
      doc = "`sqrt(x^2 + y^2)` without overflow; its derivative at 0 is 0.")
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
      doc = "`x` held between `lo` and `hi`, outside of which its derivative is 0.")
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
              + " nan.")
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
