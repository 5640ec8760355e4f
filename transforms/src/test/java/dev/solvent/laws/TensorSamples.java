package dev.solvent.laws;

import static dev.solvent.Solvent.*;
import static dev.solvent.laws.Sample.in;
import static dev.solvent.laws.Sample.row;

import dev.solvent.dsl.Expr;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// Samples of the words of reductions and of shapes.
final class TensorSamples {
  private TensorSamples() {}

  private static final double[] WEIGHTS = {1, -2, 0.5};

  static Seq<Sample> rows() {
    return reductions().appendAll(made()).appendAll(moved());
  }

  private static Seq<Sample> reductions() {
    return Array.of(
        row("sum", in(-2, 2, 2, 3), x -> sum(x.sin())),
        row("sum: an axis", in(-2, 2, 2, 3), x -> sum(x, axis(0))),
        row("sum: an axis that stays", in(-2, 2, 2, 3), x -> x.minus(sum(x, axis(1), keep))),
        row("sum: a tuple of axes", in(-2, 2, 2, 3, 2), x -> sum(x.times(x), axis(tuple(0, 2)))),
        row("sum: of nothing", in(-2, 2, 2), x -> sum(zeros(0)).plus(x)),
        row("mean", in(-2, 2, 2, 3), x -> mean(x.exp(), axis(-1))),
        row("variance", in(-2, 2, 2, 3), x -> variance(x, axis(1))),
        row("std", in(-2, 2, 4), x -> std(x)),
        row("norm", in(-2, 2, 2, 3), x -> norm(x, axis(0))),
        row("prod", in(-2, 2, 2, 5), x -> prod(x, axis(1))),
        row("cumsum", in(-2, 2, 2, 3), x -> cumsum(x, axis(1)).sin()),
        row("cumprod", in(-2, 2, 2, 3), x -> cumprod(x, axis(0))),
        row("max", in(-2, 2, 2, 3), x -> max(x, axis(1))),
        row("min", in(-2, 2, 2, 3), x -> min(x.times(x))),
        row("argmax argmin", in(-2, 2, 4), x -> x.get(argmax(x)).times(x.get(argmin(x.abs())))),
        row(
            "any all",
            in(-2, 2, 2, 3),
            x ->
                where(
                    any(x.gt(1), axis(1)),
                    sum(x, axis(1)),
                    where(all(x.lt(0.5)), 0, 1).times(x.get(all, 0)))),
        row("logsumexp", in(-2, 2, 2, 3), x -> logsumexp(x, axis(0))),
        row("softmax", in(-2, 2, 2, 3), x -> softmax(x)));
  }

  private static Seq<Sample> made() {
    return Array.of(
        row("zeros ones full", in(-2, 2), x -> full(x, 2, 3).times(ones(3)).plus(zeros(2, 1))),
        row("eye", in(-2, 2), x -> eye(2).times(x)),
        row("range vec", in(-2, 2), x -> vec(range(1, 4)).times(x)),
        row("linspace", in(-2, 2), in(-2, 2), (x, y) -> linspace(x, y, 4)),
        row(
            "random.normal random.uniform",
            in(-2, 2, 2),
            x -> random.normal(3, 2).times(x).plus(random.uniform(4, 2))),
        row(
            "random.normal: of a seed that is data",
            in(1, 5),
            x -> random.normal(x.floor(), 2).times(x)),
        row(
            "shape size rank",
            in(-2, 2, 2, 3),
            x -> x.times(size(x)).plus(rank(x)).times(shape(x).get(1))));
  }

  private static Seq<Sample> moved() {
    return Array.of(
        row("reshape ravel", in(-2, 2, 2, 3), x -> reshape(ravel(x).sin(), 3, -1)),
        row("transpose", in(-2, 2, 2, 3, 2), x -> x.T().sin()),
        row("flip", in(-2, 2, 2, 3), x -> flip(x, axis(1)).times(x)),
        row("roll", in(-2, 2, 2, 3), x -> roll(x, 2, axis(1)).times(x)),
        row("stack", in(-2, 2, 3), in(-2, 2, 3), (x, y) -> stack(tuple(x, y.times(x)), axis(1))),
        row(
            "concat",
            in(-2, 2, 2, 1),
            in(-2, 2, 2, 2),
            (x, y) -> concat(tuple(x, y, x.times(y)), axis(1))),
        row("pad", in(-2, 2, 2, 2), x -> pad(x, tuple(1, 0), tuple(0, 2)).sin()),
        row("scatter", in(-2, 2, 3), x -> scatter(new int[] {1, 0, 1}, x, 3).times(x)),
        row("scatter: at data", in(0, 2.9, 3), x -> scatter(x.floor(), x, 3)),
        row("scatter: rows", in(-2, 2, 2, 3), x -> scatter(new int[] {2, 0}, x, tuple(3, 3))),
        row(
            "get: slices",
            in(-2, 2, 3, 4),
            x -> x.get(range(1, 3), range(0, 2)).times(x.get(0, 1))),
        row(
            "get: places",
            in(-2, 2, 3, 4),
            x -> x.get(new int[] {2, 0, 2}).times(x.get(all, 1).get(0))),
        row("get: at data", in(0, 2.9, 3), x -> x.get(x.get(0).floor()).times(x)),
        row("get: pairs at data", in(0, 1.9, 2, 3), x -> at(x, x.get(0).floor())),
        row("dot", in(-2, 2, 3), x -> dot(x, WEIGHTS).times(dot(x, x))));
  }

  private static Expr at(Expr x, Expr i) {
    return x.get(i, new int[] {0, 1, 2}).times(x.get(1));
  }
}
