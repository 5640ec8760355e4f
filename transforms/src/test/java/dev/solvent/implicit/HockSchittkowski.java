package dev.solvent.implicit;

import static dev.solvent.Solvent.*;
import static dev.solvent.implicit.Problem.of;

import dev.solvent.dsl.Expr;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// Problems with their starts and solutions, from W. Hock & K. Schittkowski, *Test Examples for
/// Nonlinear Programming Codes* (1981), by its numbers. Problem 2 has a second minimum, 4.94,
/// between the book's start and its solution, and so begins at `x1 = 2`; problem 9 has one at each
/// `(12 k - 3, 16 k - 4)`.
final class HockSchittkowski {
  private HockSchittkowski() {}

  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double[] TENS = {10, 10, 10, 10};

  private static Expr square(Object x) {
    return Expr.of(x).pow(2);
  }

  private static Expr rosenbrock(Expr x1, Expr x2) {
    return square(x2.minus(square(x1))).times(100).plus(square(minus(1, x1)));
  }

  private static Expr colville(Expr x1, Expr x2, Expr x3, Expr x4) {
    Expr first = rosenbrock(x1, x2);
    Expr second = square(x4.minus(square(x3))).times(90).plus(square(minus(1, x3)));
    Expr third = square(x2.minus(1)).plus(square(x4.minus(1))).times(10.1);
    return first.plus(second).plus(third).plus(x2.minus(1).times(x4.minus(1)).times(19.8));
  }

  /// Problem 25's sum of squares.
  private static Expr weibull(Expr x1, Expr x2, Expr x3) {
    Expr i = vec(range(1, 100)).times(0.01);
    Expr u = log(i).times(-50).pow(2.0 / 3).plus(25);
    return sum(square(exp(u.minus(x2).pow(x3).div(x1).unaryMinus()).minus(i)));
  }

  private static final double A2 = Math.sqrt(598.0 / 1200);
  private static final double X2 = 2 * A2 * Math.cos(Math.acos(1 / (400 * A2 * A2 * A2)) / 3);

  static final Seq<Problem> BOUNDED =
      Array.of(
          Problem.of("1", of((x1, x2) -> rosenbrock(x1, x2)), -2, 1)
              .from(-INF, -1.5)
              .gives(0, 1, 1),
          Problem.of("2", of((x1, x2) -> rosenbrock(x1, x2)), 2, 1)
              .from(-INF, 1.5)
              .gives(0.0504261879, X2, 1.5),
          Problem.of("3", of((x1, x2) -> x2.plus(square(x2.minus(x1)).times(1e-5))), 10, 1)
              .from(-INF, 0)
              .gives(0, 0, 0),
          Problem.of("4", of((x1, x2) -> x1.plus(1).pow(3).div(3).plus(x2)), 1.125, 0.125)
              .from(1, 0)
              .gives(8.0 / 3, 1, 0),
          Problem.of(
                  "5",
                  of((x1, x2) ->
                      sin(x1.plus(x2))
                          .plus(square(x1.minus(x2)))
                          .minus(x1.times(1.5))
                          .plus(x2.times(2.5))
                          .plus(1)),
                  0,
                  0)
              .from(-1.5, -3)
              .to(4, 3)
              .gives(-Math.sqrt(3) / 2 - Math.PI / 3, 0.5 - Math.PI / 3, -0.5 - Math.PI / 3),
          Problem.of("25", of((x1, x2, x3) -> weibull(x1, x2, x3)), 100, 12.5, 3)
              .from(0.1, 0, 0)
              .to(100, 25.6, 5)
              .gives(0, 50, 25, 1.5),
          Problem.of("38", of((x1, x2, x3, x4) -> colville(x1, x2, x3, x4)), -3, -1, -3, -1)
              .from(-10, -10, -10, -10)
              .to(TENS)
              .gives(0, 1, 1, 1, 1),
          Problem.of("45", x -> minus(2, prod(x).div(120)), 2, 2, 2, 2, 2)
              .from(0, 0, 0, 0, 0)
              .to(1, 2, 3, 4, 5)
              .gives(1, 1, 2, 3, 4, 5),
          Problem.of(
                  "110",
                  x ->
                      sum(square(log(x.minus(2))).plus(square(log(minus(10, x)))))
                          .minus(prod(x).pow(0.2)),
                  tenTimes(9))
              .from(tenTimes(2.001))
              .to(tenTimes(9.999))
              .gives(-45.77846971, tenTimes(9.35025655)));

  private static double[] tenTimes(double x) {
    return full(x, 10).array();
  }

  private static Expr chain(Expr x1, Expr x2, Expr x3, Expr x4, Expr x5) {
    return square(x1.minus(x2))
        .plus(square(x2.plus(x3).minus(2)))
        .plus(square(x4.minus(1)))
        .plus(square(x5.minus(1)));
  }

  private static Expr chained(Expr x1, Expr x2, Expr x3, Expr x4, Expr x5, double right) {
    return vec(x1.plus(x2.times(3)).minus(right), x3.plus(x4).minus(x5.times(2)), x2.minus(x5));
  }

  /// The constraints of problems 78 and 80.
  private static Expr sphere(Expr x1, Expr x2, Expr x3, Expr x4, Expr x5) {
    return vec(
        sum(square(vec(x1, x2, x3, x4, x5))).minus(10),
        x2.times(x3).minus(x4.times(x5).times(5)),
        x1.pow(3).plus(x2.pow(3)).plus(1));
  }

  private static final double SQRT2 = Math.sqrt(2);

  static final Seq<Problem> CONSTRAINED =
      Array.of(
          Problem.of("6", of((x1, x2) -> square(minus(1, x1)).plus(x2.times(0))), -1.2, 1)
              .where(of((x1, x2) -> vec(x2.minus(square(x1)).times(10))))
              .gives(0, 1, 1),
          Problem.of("7", of((x1, x2) -> log(square(x1).plus(1)).minus(x2)), 2, 2)
              .where(of((x1, x2) -> vec(square(square(x1).plus(1)).plus(square(x2)).minus(4))))
              .gives(-Math.sqrt(3), 0, Math.sqrt(3)),
          Problem.of("8", x -> sum(x).times(0).minus(1), 2, 1)
              .where(
                  of((x1, x2) -> vec(square(x1).plus(square(x2)).minus(25), x1.times(x2).minus(9))))
              .gives(
                  -1,
                  Math.sqrt((25 + Math.sqrt(301)) / 2),
                  9 / Math.sqrt((25 + Math.sqrt(301)) / 2)),
          Problem.of(
                  "9",
                  of((x1, x2) -> sin(x1.times(Math.PI / 12)).times(cos(x2.times(Math.PI / 16)))),
                  0,
                  0)
              .where(of((x1, x2) -> vec(x1.times(4).minus(x2.times(3)))))
              .gives(-0.5, -15, -20),
          Problem.of(
                  "27",
                  of((x1, x2, _) ->
                      square(x1.minus(1)).times(0.01).plus(square(x2.minus(square(x1))))),
                  2,
                  2,
                  2)
              .where(of((x1, _, x3) -> vec(x1.plus(square(x3)).plus(1))))
              .gives(0.04, -1, 1, 0),
          Problem.of(
                  "28", of((x1, x2, x3) -> square(x1.plus(x2)).plus(square(x2.plus(x3)))), -4, 1, 1)
              .where(of((x1, x2, x3) -> vec(x1.plus(x2.times(2)).plus(x3.times(3)).minus(1))))
              .gives(0, 0.5, -0.5, 0.5),
          Problem.of("39", x -> x.get(0).unaryMinus(), 2, 2, 2, 2)
              .where(
                  of((x1, x2, x3, x4) ->
                      vec(
                          x2.minus(x1.pow(3)).minus(square(x3)),
                          square(x1).minus(x2).minus(square(x4)))))
              .gives(-1, 1, 1, 0, 0),
          Problem.of("40", x -> prod(x).unaryMinus(), 0.8, 0.8, 0.8, 0.8)
              .where(
                  of((x1, x2, x3, x4) ->
                      vec(
                          x1.pow(3).plus(square(x2)).minus(1),
                          square(x1).times(x4).minus(x3),
                          square(x4).minus(x2))))
              .gives(
                  -0.25,
                  Math.pow(2, -1.0 / 3),
                  Math.pow(2, -0.5),
                  Math.pow(2, -11.0 / 12),
                  Math.pow(2, -0.25)),
          Problem.of("42", x -> sum(square(x.minus(vec(range(1, 5))))), 1, 1, 1, 1)
              .where(of((x1, _, x3, x4) -> vec(x1.minus(2), square(x3).plus(square(x4)).minus(2))))
              .gives(28 - 10 * SQRT2, 2, 2, 0.6 * SQRT2, 0.8 * SQRT2),
          Problem.of(
                  "48",
                  of((x1, x2, x3, x4, x5) ->
                      square(x1.minus(1)).plus(square(x2.minus(x3))).plus(square(x4.minus(x5)))),
                  3,
                  5,
                  -3,
                  2,
                  -2)
              .where(x ->
                  vec(sum(x).minus(5), x.get(2).minus(x.get(3).plus(x.get(4)).times(2)).plus(3)))
              .gives(0, 1, 1, 1, 1, 1),
          Problem.of(
                  "50",
                  of((x1, x2, x3, x4, x5) ->
                      square(x1.minus(x2))
                          .plus(square(x2.minus(x3)))
                          .plus(x3.minus(x4).pow(4))
                          .plus(square(x4.minus(x5)))),
                  35,
                  -31,
                  11,
                  5,
                  -5)
              .where(
                  of((x1, x2, x3, x4, x5) ->
                      vec(
                          x1.plus(x2.times(2)).plus(x3.times(3)).minus(6),
                          x2.plus(x3.times(2)).plus(x4.times(3)).minus(6),
                          x3.plus(x4.times(2)).plus(x5.times(3)).minus(6))))
              .gives(0, 1, 1, 1, 1, 1),
          Problem.of(
                  "51", of((x1, x2, x3, x4, x5) -> chain(x1, x2, x3, x4, x5)), 2.5, 0.5, 2, -1, 0.5)
              .where(of((x1, x2, x3, x4, x5) -> chained(x1, x2, x3, x4, x5, 4)))
              .gives(0, 1, 1, 1, 1, 1),
          Problem.of(
                  "52",
                  of((x1, x2, x3, x4, x5) -> chain(x1.times(4), x2, x3, x4, x5)),
                  2,
                  2,
                  2,
                  2,
                  2)
              .where(of((x1, x2, x3, x4, x5) -> chained(x1, x2, x3, x4, x5, 0)))
              .gives(1859.0 / 349, -33.0 / 349, 11.0 / 349, 180.0 / 349, -158.0 / 349, 11.0 / 349),
          Problem.of("53", of((x1, x2, x3, x4, x5) -> chain(x1, x2, x3, x4, x5)), 2, 2, 2, 2, 2)
              .where(of((x1, x2, x3, x4, x5) -> chained(x1, x2, x3, x4, x5, 0)))
              .from(-10, -10, -10, -10, -10)
              .to(10, 10, 10, 10, 10)
              .gives(176.0 / 43, -33.0 / 43, 11.0 / 43, 27.0 / 43, -5.0 / 43, 11.0 / 43),
          Problem.of(
                  "60",
                  of((x1, x2, x3) ->
                      square(x1.minus(1)).plus(square(x1.minus(x2))).plus(x2.minus(x3).pow(4))),
                  2,
                  2,
                  2)
              .where(
                  of((x1, x2, x3) ->
                      vec(x1.times(square(x2).plus(1)).plus(x3.pow(4)).minus(4 + 3 * SQRT2))))
              .from(-10, -10, -10)
              .to(10, 10, 10)
              .gives(0.03256820025, 1.104859024, 1.196674194, 1.535262257),
          Problem.of(
                  "61",
                  of((x1, x2, x3) ->
                      square(x1)
                          .times(4)
                          .plus(square(x2).times(2))
                          .plus(square(x3).times(2))
                          .minus(x1.times(33))
                          .plus(x2.times(16))
                          .minus(x3.times(24))),
                  0,
                  0,
                  0)
              .where(
                  of((x1, x2, x3) ->
                      vec(
                          x1.times(3).minus(square(x2).times(2)).minus(7),
                          x1.times(4).minus(square(x3)).minus(11))))
              .gives(-143.6461422, 5.32677016, -2.11899863, 3.21046423),
          Problem.of(
                  "63",
                  of((x1, x2, x3) ->
                      minus(1000, square(x1))
                          .minus(square(x2).times(2))
                          .minus(square(x3))
                          .minus(x1.times(x2))
                          .minus(x1.times(x3))),
                  2,
                  2,
                  2)
              .where(
                  of((x1, x2, x3) ->
                      vec(
                          x1.times(8).plus(x2.times(14)).plus(x3.times(7)).minus(56),
                          sum(square(vec(x1, x2, x3))).minus(25))))
              .from(0, 0, 0)
              .gives(961.7151721, 3.512118414, 0.2169881741, 3.552174034),
          Problem.of(
                  "77",
                  of((x1, x2, x3, x4, x5) ->
                      square(x1.minus(1))
                          .plus(square(x1.minus(x2)))
                          .plus(square(x3.minus(1)))
                          .plus(x4.minus(1).pow(4))
                          .plus(x5.minus(1).pow(6))),
                  2,
                  2,
                  2,
                  2,
                  2)
              .where(
                  of((x1, x2, x3, x4, x5) ->
                      vec(
                          square(x1).times(x4).plus(sin(x4.minus(x5))).minus(2 * SQRT2),
                          x2.plus(x3.pow(4).times(square(x4))).minus(8 + SQRT2))))
              .gives(0.24150513, 1.166172, 1.182111, 1.380257, 1.506036, 0.6109203),
          Problem.of("78", x -> prod(x), -2, 1.5, 2, -1, -1)
              .where(of((x1, x2, x3, x4, x5) -> sphere(x1, x2, x3, x4, x5)))
              .gives(-2.91970041, -1.717142, 1.595708, 1.827248, -0.7636429, -0.7636435),
          Problem.of(
                  "79",
                  of((x1, x2, x3, x4, x5) ->
                      square(x1.minus(1))
                          .plus(square(x1.minus(x2)))
                          .plus(square(x2.minus(x3)))
                          .plus(x3.minus(x4).pow(4))
                          .plus(x4.minus(x5).pow(4))),
                  2,
                  2,
                  2,
                  2,
                  2)
              .where(
                  of((x1, x2, x3, x4, x5) ->
                      vec(
                          x1.plus(square(x2)).plus(x3.pow(3)).minus(2 + 3 * SQRT2),
                          x2.minus(square(x3)).plus(x4).plus(2 - 2 * SQRT2),
                          x1.times(x5).minus(2))))
              .gives(0.0787768209, 1.191127, 1.362603, 1.472818, 1.635017, 1.679081),
          Problem.of("80", x -> exp(prod(x)), -2, 2, 2, -1, -1)
              .where(of((x1, x2, x3, x4, x5) -> sphere(x1, x2, x3, x4, x5)))
              .from(-2.3, -2.3, -3.2, -3.2, -3.2)
              .to(2.3, 2.3, 3.2, 3.2, 3.2)
              .gives(0.0539498478, -1.717143, 1.595709, 1.827247, -0.7636413, -0.763645));

  /// Problems whose Hessian is singular along the constraints at the solution. Of problem 47 the
  /// book's solution is stationary to the second order, and the loss has a cube there.
  static final Seq<Problem> DEGENERATE =
      Array.of(
          Problem.of(
                  "26",
                  of((x1, x2, x3) -> square(x1.minus(x2)).plus(x2.minus(x3).pow(4))),
                  -2.6,
                  2,
                  2)
              .where(of((x1, x2, x3) -> vec(square(x2).plus(1).times(x1).plus(x3.pow(4)).minus(3))))
              .gives(0, 1, 1, 1),
          Problem.of(
                  "46",
                  of((x1, x2, x3, x4, x5) -> flat(x1, x2, x3, x4, x5)),
                  SQRT2 / 2,
                  1.75,
                  0.5,
                  2,
                  2)
              .where(
                  of((x1, x2, x3, x4, x5) ->
                      vec(
                          square(x1).times(x4).plus(sin(x4.minus(x5))).minus(1),
                          x2.plus(x3.pow(4).times(square(x4))).minus(2))))
              .gives(0, 1, 1, 1, 1, 1),
          Problem.of(
                  "47",
                  of((x1, x2, x3, x4, x5) ->
                      square(x1.minus(x2))
                          .plus(x2.minus(x3).pow(3))
                          .plus(x3.minus(x4).pow(4))
                          .plus(x4.minus(x5).pow(4))),
                  2,
                  SQRT2,
                  -1,
                  2 - SQRT2,
                  0.5)
              .where(
                  of((x1, x2, x3, x4, x5) ->
                      vec(
                          x1.plus(square(x2)).plus(x3.pow(3)).minus(3),
                          x2.minus(square(x3)).plus(x4).minus(1),
                          x1.times(x5).minus(1))))
              .gives(0, 1, 1, 1, 1, 1),
          Problem.of("49", of((x1, x2, x3, x4, x5) -> flat(x1, x2, x3, x4, x5)), 10, 7, 2, -3, 0.8)
              .where(
                  of((x1, x2, x3, x4, x5) ->
                      vec(
                          x1.plus(x2).plus(x3).plus(x4.times(4)).minus(7),
                          x3.plus(x5.times(5)).minus(6))))
              .gives(0, 1, 1, 1, 1, 1));

  private static Expr flat(Expr x1, Expr x2, Expr x3, Expr x4, Expr x5) {
    return square(x1.minus(x2))
        .plus(square(x3.minus(1)))
        .plus(x4.minus(1).pow(4))
        .plus(x5.minus(1).pow(6));
  }
}
