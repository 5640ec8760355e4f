package dev.solvent.laws;

import static dev.solvent.Solvent.*;
import static dev.solvent.laws.Sample.in;
import static dev.solvent.laws.Sample.row;

import dev.solvent.dsl.Fn;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// Samples of loops, branches, rules of every kind, transforms and functions that equations define.
final class FunctionSamples {
  private FunctionSamples() {}

  static Seq<Sample> rows() {
    return loops().appendAll(rules()).appendAll(transforms()).appendAll(equations());
  }

  private static Seq<Sample> loops() {
    return Array.of(
        row("iterate", in(0.2, 1, 2), x -> iterate(3, x, y -> y.sin().plus(x))),
        row(
            "iterate: as often as data says",
            in(0.2, 3, 2),
            x -> iterate(x.get(0).floor().plus(1), x, y -> y.cos().times(x))),
        row("fold", in(-1, 1, 4), x -> fold(x, 1, (carry, y) -> carry.times(y.plus(2)).sin())),
        row(
            "scan",
            in(-1, 1, 4, 2),
            x -> scan(x, zeros(2), (carry, y) -> tuple(carry.plus(y).sin(), carry.times(y)))),
        row(
            "whileLoop",
            in(1.2, 2),
            in(0.2, 0.5),
            (x, y) -> whileLoop(y, z -> z.lt(2), z -> z.times(x).plus(y.times(0.1)))),
        row(
            "whileLoop: inside a fold",
            in(1.2, 2, 2),
            x ->
                fold(
                    x,
                    0.3,
                    (carry, y) ->
                        whileLoop(carry, z -> z.lt(y), z -> z.times(1.5).plus(y.times(0.1)))
                            .times(0.3))),
        row(
            "branch",
            in(-1, 1),
            in(-1, 1),
            (x, y) -> branch(x.gt(y), () -> x.sin().times(y), () -> y.exp().plus(x))),
        row(
            "branch: inside a loop",
            in(-1, 1),
            x ->
                iterate(
                    4,
                    x,
                    y -> branch(y.gt(0.2), () -> y.times(x).minus(0.7), () -> y.cos().plus(x)))));
  }

  private static final Fn CUBE_ROOT =
      fn(x ->
          whileLoop(
              x,
              y -> y.pow(3).minus(x).abs().gt(1e-15),
              y -> y.minus(y.pow(3).minus(x).div(y.pow(2).times(3)))));

  private static Seq<Sample> rules() {
    return Array.of(
        row(
            "customJvp",
            in(0.5, 2),
            x ->
                customJvp(CUBE_ROOT, (self, a, da) -> da.div(self.invoke(a).pow(2).times(3)))
                    .invoke(x)),
        row(
            "customJvp: with captures",
            in(0.5, 2),
            in(-1, 1),
            (x, y) ->
                customJvp(fn(a -> a.sin().times(y)), (self, a, da) -> da.times(a.cos()).times(y))
                    .invoke(x.times(x))),
        row(
            "customVjp",
            in(0.5, 2),
            x ->
                customVjp(CUBE_ROOT, (self, a, ct) -> ct.div(self.invoke(a).pow(2).times(3)))
                    .invoke(x)),
        row(
            "implicit",
            in(0.5, 2),
            in(0.5, 2),
            (x, y) ->
                implicit(
                        fn((a, b) -> CUBE_ROOT.invoke(a.times(b))),
                        (s, a, b) -> s.pow(3).minus(a.times(b)))
                    .invoke(x, y.sin())),
        row(
            "checkpoint",
            in(-1, 1, 2),
            x -> checkpoint(y -> y.sin().times(y).exp()).invoke(x.times(2)).times(x)),
        row(
            "stopGradient",
            in(-1, 1, 2),
            x -> vmap(y -> y.minus(stopGradient(y)).plus(1)).invoke(zeros(2)).times(x)),
        row(
            "comp",
            in(-1, 1, 2),
            x -> comp(fn(y -> y.sin()), fn(y -> y.times(x))).invoke(x.exp())));
  }

  private static final Fn WAVE = fn((x, y) -> sum(x.sin().times(y).exp()));

  private static Seq<Sample> transforms() {
    return Array.of(
        row(
            "jvp",
            in(-1, 1, 2),
            in(-1, 1, 2),
            (x, y) -> jvp(WAVE).invoke(tuple(x, y), tuple(y, x.cos()))),
        row("vjp", in(-1, 1, 2), in(-1, 1, 2), (x, y) -> vjp(WAVE).invoke(tuple(x, y), sum(x))),
        row(
            "linearize",
            in(-1, 1, 2),
            in(-1, 1, 2),
            (x, y) -> linearize(WAVE).invoke(x, y).get(1).invoke(y, x)),
        row(
            "pullback",
            in(-1, 1, 2),
            in(-1, 1, 2),
            (x, y) -> pullback(WAVE).invoke(x, y).get(1).invoke(sum(y))),
        row(
            "transpose: of a function",
            in(-1, 1, 2),
            in(-1, 1),
            (x, y) -> transpose(z -> sum(z.times(x)), zeros(2)).invoke(y)),
        row(
            "grad",
            in(-1, 1, 2),
            in(-1, 1, 2),
            (x, y) -> grad(WAVE, wrt(0, 1)).invoke(x, y.times(x))),
        row(
            "valueAndGrad",
            in(-1, 1, 2),
            in(-1, 1, 2),
            (x, y) -> valueAndGrad(WAVE, wrt(1)).invoke(x, y)),
        row("jacobian", in(-1, 1, 2), x -> jacobian(y -> outer(y.sin(), x)).invoke(x.times(x))),
        row(
            "jacfwd jacrev",
            in(-1, 1, 2),
            x ->
                jacfwd(y -> y.times(x).sin())
                    .invoke(x)
                    .plus(jacrev(y -> y.times(y).times(x)).invoke(x))),
        row("hessian", in(-1, 1, 2), x -> hessian(y -> prod(y.sin()).times(sum(x))).invoke(x)),
        row(
            "hvp",
            in(-1, 1, 2),
            in(-1, 1, 2),
            (x, y) -> hvp(z -> prod(z.plus(y).sin())).invoke(x, y)),
        row(
            "vmap",
            in(-1, 1, 3),
            in(-1, 1, 2),
            (x, y) -> vmap(a -> y.times(a).sin().times(a)).invoke(x)),
        row(
            "vmap: of branches and loops",
            in(-1, 1, 3),
            x ->
                vmap(a ->
                        branch(
                            a.gt(0),
                            () -> whileLoop(a.plus(0.2), z -> z.lt(1), z -> z.times(1.5)),
                            () -> a.sin()))
                    .invoke(x)));
  }

  private static final Fn PENDULUM =
      fn((y, t, a) -> vec(y.get(1), y.get(0).sin().times(a).unaryMinus().plus(t)));

  private static Seq<Sample> equations() {
    return Array.of(
        row(
            "root newton lu",
            in(0.5, 2),
            in(0.5, 2),
            (x, y) -> root(1.0, (z, a, b) -> z.pow(3).plus(z.times(a)).minus(b)).invoke(x, y)),
        row(
            "root: of a system",
            in(0.5, 1.2),
            x ->
                root(
                        vec(1, 1),
                        (z, a) ->
                            vec(
                                z.get(0).pow(2).plus(z.get(1)).minus(a.times(2)),
                                z.get(1).sin().minus(z.get(0).times(a).times(0.5))))
                    .invoke(x)),
        row(
            "fixedPoint anderson",
            in(0.2, 0.8),
            x -> fixedPoint(0.5, (z, a) -> z.times(a).cos()).invoke(x)),
        row(
            "argmin",
            in(0.5, 2, 2),
            x ->
                argmin(zeros(2), (w, a) -> sum(w.minus(a).pow(2)).plus(sum(w.pow(4).times(0.2))))
                    .invoke(x)),
        row(
            "leastSquares levenbergMarquardt",
            in(0.5, 1, 3),
            y ->
                leastSquares(
                        vec(0.5, 0.5),
                        (w, b) -> w.get(0).times(vec(0, 1, 2).times(w.get(1)).exp()).minus(b))
                    .invoke(y)),
        row(
            "qp",
            in(1, 2, 2),
            in(-0.2, 0.2, 2),
            (q, c) -> qp(diag(q), c, ones(1, 2), vec(1), vec(vec(1, 0)), vec(0.1))),
        row(
            "odeint dopri5",
            in(0.5, 1.5),
            a -> odeint(PENDULUM, vec(0.3, 0), vec(0, 0.3, 0.7), dopri5().tolerance(1e-12), a)),
        row(
            "odeint rodas",
            in(0.5, 1.5),
            a -> odeint(PENDULUM, vec(0.3, 0), vec(0, 0.2), rodas().tolerance(1e-10), a)),
        row(
            "linearSolve",
            in(2, 3, 2),
            in(-1, 1, 2),
            (x, b) -> linearSolve(z -> z.times(x).plus(sum(z)), b)),
        row(
            "linearSolve cg",
            in(2, 3, 2),
            in(-1, 1, 2),
            (x, b) -> linearSolve(z -> z.times(x).plus(sum(z)), b, cg())),
        row(
            "linearSolve gmres",
            in(2, 3, 2),
            in(-1, 1, 2),
            (x, b) -> linearSolve(z -> z.times(x).plus(flip(z)), b, gmres())),
        row(
            "linearSolve bicgstab",
            in(2, 3, 2),
            in(-1, 1, 2),
            (x, b) -> linearSolve(z -> z.times(x).plus(flip(z)), b, bicgstab())));
  }
}
