package dev.solvent.laws;

import static dev.solvent.Solvent.*;
import static dev.solvent.laws.Sample.in;
import static dev.solvent.laws.Sample.row;

import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// Samples of the words that act entry by entry.
final class NumberSamples {
  private NumberSamples() {}

  static Seq<Sample> rows() {
    return Array.of(
        // operators
        row("plus", in(-2, 2, 2, 3), in(-2, 2, 3), (x, y) -> x.plus(y)),
        row("minus", in(-2, 2, 2, 1), in(-2, 2, 3), (x, y) -> x.minus(y)),
        row("times", in(-2, 2, 3), in(-2, 2), (x, y) -> x.times(y)),
        row("times: square", in(-2, 2, 3), x -> x.times(x)),
        row("div", in(-2, 2, 3), in(0.5, 2, 3), (x, y) -> x.div(y)),
        row("rem", in(1, 1.9, 3), in(0.6, 0.9, 3), (x, y) -> x.rem(y)),
        row("pow", in(0.5, 2, 3), in(-2, 2, 3), (x, y) -> x.pow(y)),
        row("pow: of a known exponent", in(-2, -0.5, 3), x -> x.pow(3)),
        row("pow: a root", in(0.5, 2, 3), x -> x.pow(-0.5)),
        row("unaryMinus", in(-2, 2, 3), x -> x.unaryMinus()),
        // comparisons and logic
        row(
            "lt le where",
            in(-2, 2, 4),
            in(-2, 2, 4),
            (x, y) -> where(x.lt(y), x.times(x), y.sin())),
        row(
            "gt ge and or not",
            in(-2, 2, 4),
            in(-2, 2, 4),
            (x, y) -> where(x.gt(y).and(x.ge(0)).or(y.le(-1).not()), x, y.exp())),
        row(
            "eq ne",
            in(-2, 2, 4),
            x -> where(x.floor().eq(0), x.sin(), where(x.ceil().ne(-1), x, x.times(3)))),
        row(
            "where: a side that is not a number",
            in(-2, 2, 5),
            x -> where(x.gt(0), x.sqrt(), x.times(x.unaryMinus().log()))),
        row("isnan", in(-2, 2, 5), x -> where(x.log().isnan(), x.cos(), x)),
        // steps
        row("sign", in(0.2, 2, 3), x -> x.sign().times(x)),
        row(
            "floor ceil round",
            in(0.1, 0.4, 3),
            x -> x.floor().plus(x.ceil()).plus(x.round()).times(x)),
        // kinks, away from them
        row("abs", in(-2, -0.2, 3), x -> x.abs()),
        row("relu", in(-2, 2, 4), x -> x.relu()),
        row(
            "max min: of two",
            in(-2, 2, 4),
            in(-2, 2, 4),
            (x, y) -> max(x, y).times(min(x.sin(), y))),
        row("clamp", in(-2, 2, 6), x -> x.clamp(-1, 1).times(x)),
        // smooth functions
        row("sqrt", in(0.3, 3, 3), x -> x.sqrt()),
        row("cbrt", in(0.3, 3, 3), x -> x.cbrt()),
        row("exp", in(-2, 2, 3), x -> x.exp()),
        row("expm1", in(-2, 2, 3), x -> x.expm1()),
        row("log", in(0.3, 3, 3), x -> x.log()),
        row("log1p", in(-0.5, 3, 3), x -> x.log1p()),
        row("sin", in(-3, 3, 3), x -> x.sin()),
        row("cos", in(-3, 3, 3), x -> x.cos()),
        row("tan", in(-1, 1, 3), x -> x.tan()),
        row("asin", in(-0.8, 0.8, 3), x -> x.asin()),
        row("acos", in(-0.8, 0.8, 3), x -> x.acos()),
        row("atan", in(-3, 3, 3), x -> x.atan()),
        row("sinh", in(-2, 2, 3), x -> x.sinh()),
        row("cosh", in(-2, 2, 3), x -> x.cosh()),
        row("tanh", in(-2, 2, 3), x -> x.tanh()),
        row("asinh", in(-3, 3, 3), x -> x.asinh()),
        row("acosh", in(1.3, 3, 3), x -> x.acosh()),
        row("atanh", in(-0.8, 0.8, 3), x -> x.atanh()),
        row("sigmoid", in(-3, 3, 3), x -> x.sigmoid()),
        row("softplus", in(-3, 3, 3), x -> x.softplus()),
        row("erf", in(-2, 2, 3), x -> x.erf()),
        row("erfc", in(-2, 2, 3), x -> x.erfc()),
        row("normalCdf", in(-2, 2, 3), x -> x.normalCdf()),
        row("lgamma", in(0.6, 4, 3), x -> x.lgamma()),
        row("lgamma: on the left", in(-0.8, -0.2, 2), x -> x.lgamma()),
        row("digamma", in(0.6, 4, 3), x -> x.digamma()),
        row("atan2", in(-2, 2, 3), in(0.5, 2, 3), (y, x) -> y.atan2(x)),
        row("hypot", in(0.5, 2, 3), in(-2, 2, 3), (x, y) -> x.hypot(y)));
  }
}
