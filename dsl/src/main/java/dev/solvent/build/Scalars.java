package dev.solvent.build;

import static dev.solvent.build.Nodes.add;
import static dev.solvent.build.Nodes.divide;
import static dev.solvent.build.Nodes.equal;
import static dev.solvent.build.Nodes.less;
import static dev.solvent.build.Nodes.multiply;
import static dev.solvent.build.Nodes.negate;
import static dev.solvent.build.Nodes.number;
import static dev.solvent.build.Nodes.of;
import static dev.solvent.build.Nodes.power;
import static dev.solvent.build.Nodes.select;
import static dev.solvent.build.Nodes.square;
import static dev.solvent.build.Nodes.subtract;
import static dev.solvent.build.Nodes.toNumber;

import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.expr.Scalar;
import dev.solvent.kernel.Special;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// The table of differentiable functions of numbers: one row a function, its value and its partial
/// derivatives in words.
public enum Scalars implements Scalar {
  ABS(Math::abs, (x, y) -> Build.one(new Op.Round(Op.Rounding.SIGN), x)),
  SQRT(Math::sqrt, (x, y) -> divide(number(0.5), y)),
  CBRT(Math::cbrt, (x, y) -> divide(number(1.0 / 3), square(y))),
  EXP(Math::exp, (x, y) -> y),
  EXPM1(Math::expm1, (x, y) -> of(valueOf("EXP"), x)),
  LOG(Math::log, (x, y) -> divide(number(1), x)),
  LOG1P(Math::log1p, (x, y) -> divide(number(1), add(number(1), x))),
  SIN(Math::sin, (x, y) -> of(valueOf("COS"), x)),
  COS(Math::cos, (x, y) -> negate(of(SIN, x))),
  TAN(Math::tan, (x, y) -> add(number(1), square(y))),
  ASIN(Math::asin, (x, y) -> power(oneMinusSquare(x), -0.5)),
  ACOS(Math::acos, (x, y) -> negate(power(oneMinusSquare(x), -0.5))),
  ATAN(Math::atan, (x, y) -> divide(number(1), add(number(1), square(x)))),
  SINH(Math::sinh, (x, y) -> of(valueOf("COSH"), x)),
  COSH(Math::cosh, (x, y) -> of(SINH, x)),
  TANH(Math::tanh, (x, y) -> oneMinusSquare(y)),
  ASINH(Special::asinh, (x, y) -> power(add(square(x), number(1)), -0.5)),
  ACOSH(Special::acosh, (x, y) -> power(multiply(subtract(x, number(1)), add(x, number(1))), -0.5)),
  ATANH(Special::atanh, (x, y) -> divide(number(1), oneMinusSquare(x))),
  SIGMOID(Special::sigmoid, (x, y) -> multiply(y, of(valueOf("SIGMOID"), negate(x)))),
  SOFTPLUS(Special::softplus, (x, y) -> of(SIGMOID, x)),
  RELU(x -> x > 0 ? x : x == x ? 0 : x, (x, y) -> toNumber(less(number(0), x))),
  ERF(Special::erf, (x, y) -> multiply(number(2 / Math.sqrt(Math.PI)), of(EXP, negate(square(x))))),
  ERFC(
      Special::erfc,
      (x, y) -> multiply(number(-2 / Math.sqrt(Math.PI)), of(EXP, negate(square(x))))),
  NORMAL_CDF(
      Special::normalCdf,
      (x, y) ->
          multiply(number(1 / Math.sqrt(2 * Math.PI)), of(EXP, multiply(number(-0.5), square(x))))),
  LGAMMA(Special::lgamma, (x, y) -> of(valueOf("DIGAMMA"), x)),
  DIGAMMA(Special::digamma, (x, y) -> of(new Polygamma(1), x)),
  POW(
      Special::pow,
      (x, y, out) ->
          select(
              equal(y, number(0)),
              number(0),
              multiply(y, of(valueOf("POW"), x, subtract(y, number(1))))),
      (x, y, out) -> multiply(out, of(LOG, select(equal(x, number(0)), number(1), x)))),
  ATAN2(
      Math::atan2,
      (x, y, out) -> divide(y, add(square(x), square(y))),
      (x, y, out) -> negate(divide(x, add(square(x), square(y))))),
  HYPOT(Math::hypot, (x, y, out) -> share(x, out), (x, y, out) -> share(y, out)),
  MAX(Math::max, (x, y, out) -> greater(x, y), (x, y, out) -> greater(y, x)),
  MIN(Math::min, (x, y, out) -> greater(y, x), (x, y, out) -> greater(x, y)),
  REM(
      Scalars::remainder,
      (x, y, out) -> number(1),
      (x, y, out) -> negate(Build.one(new Op.Round(Op.Rounding.FLOOR), divide(x, y)))),
  /// The value of the first operand with the derivative of the second.
  VALUE_OF((x, y) -> x, (x, y, out) -> number(0), (x, y, out) -> number(1));

  /// A partial derivative of a function of two operands.
  private interface Partial {
    Node of(Node x, Node y, Node out);
  }

  private final int arity;
  private final DoubleBinaryOperator value;
  private final Seq<Partial> partials;

  Scalars(DoubleUnaryOperator value, BinaryOperator<Node> partial) {
    this.arity = 1;
    this.value = (x, _) -> value.applyAsDouble(x);
    this.partials = Array.of((x, _, out) -> partial.apply(x, out));
  }

  Scalars(DoubleBinaryOperator value, Partial first, Partial second) {
    this.arity = 2;
    this.value = value;
    this.partials = Array.of(first, second);
  }

  @Override
  public int arity() {
    return arity;
  }

  @Override
  public DoubleBinaryOperator function() {
    return value;
  }

  @Override
  public Node partial(int k, Seq<Node> x, Node out) {
    return partials.get(k).of(x.get(0), x.last(), out);
  }

  /// This gives the word's name: `normalCdf`.
  public String word() {
    return name().equals("NORMAL_CDF") ? "normalCdf" : name().toLowerCase(Locale.ROOT);
  }

  private static Node oneMinusSquare(Node x) {
    return multiply(subtract(number(1), x), add(number(1), x));
  }

  /// 1 where `x > y`, a half where they are equal: equal arguments share.
  private static Node greater(Node x, Node y) {
    return add(toNumber(less(y, x)), multiply(number(0.5), toNumber(equal(x, y))));
  }

  /// `x / out`, and 0 at the origin.
  private static Node share(Node x, Node out) {
    Node origin = equal(out, number(0));
    return select(origin, number(0), divide(x, select(origin, number(1), out)));
  }

  /// The remainder with the divisor's sign.
  private static double remainder(double x, double y) {
    double r = x % y;
    if (r != 0 && (r < 0) != (y < 0)) return Double.isInfinite(y) ? y : r + y;
    return r == 0 ? Math.copySign(r, y) : r;
  }
}
