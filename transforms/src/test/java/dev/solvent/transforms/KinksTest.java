package dev.solvent.transforms;

import static com.google.common.truth.Truth.assertWithMessage;
import static dev.solvent.Solvent.*;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.F1;
import dev.solvent.dsl.Fn;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The derivative where there is none, or where a formula for it is 0 / 0: what is decided once, by
/// every mode.
class KinksTest {
  /// A function of a vector, a point, and the gradient there.
  record Kink(String name, F1 function, double[] at, double[] gradient) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Kink kink(String name, F1 function, double[] at, double... gradient) {
    return new Kink(name, function, at, gradient);
  }

  private static double[] at(double... x) {
    return x;
  }

  static Stream<Kink> kinks() {
    return Stream.of(
        kink("abs at 0", x -> x.abs().sum(), at(0, -0.0, -2, 3), 0, 0, -1, 1),
        kink("sign at 0", x -> x.sign().sum(), at(0, 1), 0, 0),
        kink("norm at 0", x -> norm(x), at(0, 0), 0, 0),
        kink(
            "norm of rows, one of them 0",
            x -> norm(reshape(x, 2, 2), axis(1)).sum(),
            at(0, 0, 3, 4),
            0,
            0,
            0.6,
            0.8),
        kink("norm of what is 0 without reason", x -> norm(x.minus(x)), at(1, 2), 0, 0),
        kink("std of equal entries", x -> std(x), at(2, 2, 2), 0, 0, 0),
        kink("hypot at 0", x -> hypot(x.get(0), x.get(1)), at(0, 0), 0, 0),
        kink("relu at 0", x -> x.relu().sum(), at(0, -1, 1), 0, 0, 1),
        kink("max of equal numbers", x -> x.get(0).max(x.get(1)), at(2, 2), 0.5, 0.5),
        kink("min of equal numbers", x -> x.get(0).min(x.get(1)), at(2, 2), 0.5, 0.5),
        kink("max of a number with itself", x -> x.get(0).max(x.get(0)), at(2), 1),
        kink(
            "max of a vector with ties",
            x -> x.max(),
            at(1, 3, 3, 3),
            0,
            1 / 3.0,
            1 / 3.0,
            1 / 3.0),
        kink("min of a vector with ties", x -> x.min(), at(1, 1, 3), 0.5, 0.5, 0),
        kink(
            "max of rows with ties",
            x -> max(reshape(x, 2, 2), axis(1)).sum(),
            at(1, 1, 2, 3),
            0.5,
            0.5,
            0,
            1),
        kink(
            "clamp at its ends",
            x -> clamp(x, 0, 1).sum(),
            at(-1, 0, 0.5, 1, 2),
            0,
            0.5,
            1,
            0.5,
            0),
        kink("where, untaken infinite", x -> where(x.gt(0), x.log(), x).sum(), at(0, 2), 1, 0.5),
        kink(
            "where, untaken infinite in its derivative",
            x -> where(x.gt(0), x.sqrt(), 0).sum(),
            at(0, 4),
            0,
            0.25),
        kink(
            "where, untaken NaN",
            x -> where(x.eq(0), 1, x.sin().div(x)).sum(),
            at(0, 1),
            0,
            Math.cos(1) - Math.sin(1)),
        kink(
            "a branch, untaken infinite",
            x -> branch(x.get(0).gt(0), () -> x.get(0).log(), () -> x.get(0)),
            at(0),
            1),
        kink(
            "a mapped branch",
            x -> vmap(v -> branch(v.gt(0), () -> v.sqrt(), () -> v)).invoke(x).sum(),
            at(0, 4),
            1,
            0.25),
        kink("x ^ 0 at 0", x -> pow(x, 0).sum(), at(0, 2), 0, 0),
        kink("x ^ 1 at 0", x -> pow(x, 1).sum(), at(0, 2), 1, 1),
        kink("x ^ 2 at 0", x -> pow(x, 2).sum(), at(0, 2), 0, 4),
        kink("x ^ y at x = 0, y = 2", x -> x.get(0).pow(x.get(1)), at(0, 2), 0, 0),
        kink("x ^ y at x = 0, y = 1", x -> x.get(0).pow(x.get(1)), at(0, 1), 1, 0),
        kink("x ^ y at y = 0", x -> x.get(0).pow(x.get(1)), at(3, 0), 0, Math.log(3)),
        kink("prod with a zero", x -> x.prod(), at(2, 0, 3), 0, 6, 0),
        kink("prod with two zeros", x -> x.prod(), at(2, 0, 0), 0, 0, 0),
        kink("cumprod with a zero", x -> x.cumprod().sum(), at(2, 0, 3), 1, 8, 0),
        kink(
            "floor, ceil and round",
            x -> x.floor().plus(x.ceil()).plus(x.round()).sum(),
            at(1, 0.5),
            0,
            0),
        kink("a remainder at its jump", x -> x.rem(2).sum(), at(4, 1), 1, 1),
        kink("logsumexp of equal large numbers", x -> logsumexp(x), at(1000, 1000), 0.5, 0.5),
        kink(
            "logsumexp with minus infinity",
            x -> logsumexp(x),
            at(0, Double.NEGATIVE_INFINITY),
            1,
            0),
        kink("softmax of large numbers", x -> softmax(x).get(0), at(1000, 0), 0, 0),
        kink("sigmoid far out", x -> x.sigmoid().sum(), at(-800, 800), 0, 0),
        kink("softplus far out", x -> x.softplus().sum(), at(-800, 800), 0, 1),
        kink("tanh far out", x -> x.tanh().sum(), at(-1000, 1000), 0, 0),
        kink("atan2 on its cut", x -> atan2(x.get(0), x.get(1)), at(0, -2), -0.5, 0));
  }

  @ParameterizedTest
  @MethodSource("kinks")
  void everyModeGivesTheSame(Kink kink) {
    Fn f = fn(kink.function);
    int n = kink.at.length;
    Expr along =
        vmap(fn((x, e) -> jvp(f).invoke(x, e).get(1)), axes(none, 0)).invoke(kink.at, eye(n));
    Seq<Expr> ways =
        Array.of(
            grad(f).invoke(kink.at),
            jacfwd(f).invoke(kink.at),
            jacrev(f).invoke(kink.at),
            along,
            vmap(grad(f)).invoke((Object) new double[][] {kink.at}).get(0));
    for (int way = 0; way < ways.size(); way++) {
      double[] got = ways.get(way).array();
      for (int i = 0; i < n; i++) {
        assertWithMessage("way %s, entry %s", way, i)
            .that(got[i])
            .isWithin(1e-12)
            .of(kink.gradient[i]);
      }
    }
  }

  /// Second derivatives at a kink, all zero or known; none of them NaN.
  static Stream<Kink> second() {
    return Stream.of(
        kink("abs at 0", x -> x.abs().sum(), at(0), 0),
        kink("relu at 0", x -> x.relu().sum(), at(0), 0),
        kink("norm squared at 0", x -> norm(x).pow(2), at(0), 0),
        kink("x ^ 2 at 0", x -> pow(x, 2).sum(), at(0), 2),
        kink("x ^ 1 at 0", x -> pow(x, 1).sum(), at(0), 0),
        kink("where, untaken infinite", x -> where(x.gt(0), x.log(), x.pow(2)).sum(), at(0), 2),
        kink("max with itself", x -> x.pow(2).max(x.pow(2)).sum(), at(3), 2));
  }

  @ParameterizedTest
  @MethodSource("second")
  void secondDerivativesAreFinite(Kink kink) {
    Fn f = fn(kink.function);
    for (Fn way : Array.of(hessian(f), jacrev(grad(f)), jacfwd(jacfwd(f)), jacrev(jacrev(f)))) {
      double got = way.invoke(kink.at).array()[0];
      assertWithMessage(kink.name).that(got).isWithin(1e-12).of(kink.gradient[0]);
    }
  }
}
