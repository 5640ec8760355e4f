package dev.solvent.laws;

import static dev.solvent.Solvent.*;
import static dev.solvent.laws.Close.DIFFERENCED;
import static dev.solvent.laws.Close.ROUNDED;
import static dev.solvent.laws.Close.assertClose;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Laws of one mode, over every row.
class DerivativeLawsTest {
  static Stream<Sample> samples() {
    return Sample.all().toJavaStream();
  }

  private static Expr direction(Expr like, int seed) {
    return random.normal(seed, size(like));
  }

  private static Expr along(Fn f, Expr x, Expr u) {
    return jvp(f).invoke(x, u).get(1);
  }

  /// Central differences of two steps, extrapolated: the error is of the fourth order in the step.
  private static Expr difference(Fn f, Expr x, Expr u) {
    double step = 0x1p-10;
    Expr wide = central(f, x, u, 2 * step);
    return central(f, x, u, step).times(4).minus(wide).div(3);
  }

  private static Expr central(Fn f, Expr x, Expr u, double step) {
    Expr ahead = f.invoke(x.plus(u.times(step)));
    return ahead.minus(f.invoke(x.minus(u.times(step)))).div(2 * step);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theTangentIsTheDifference(Sample sample) {
    Fn f = sample.flat();
    Expr x = sample.point(1);
    Expr u = direction(x, 5).times(0.1);
    assertClose("jvp", along(f, x, u), difference(f, x, u), DIFFERENCED);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theCotangentIsTheTransposeOfTheTangent(Sample sample) {
    Fn f = sample.flat();
    Expr x = sample.point(1);
    Expr u = direction(x, 5);
    Expr ct = direction(f.invoke(x), 6);
    Expr back = vjp(f).invoke(x, ct).get(1);
    assertClose("<ct, jvp>", dot(ct, along(f, x, u)), dot(back, u), ROUNDED);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theTransposeOfTheTransposeIsTheMap(Sample sample) {
    Fn f = sample.flat();
    Expr x = sample.point(1);
    Expr u = direction(x, 5);
    Fn map = linearize(f).invoke(x).get(1).function();
    Expr y = f.invoke(x);
    Fn twice = transpose(transpose(map, x), y);
    assertClose("linearize", map.invoke(u), along(f, x, u), ROUNDED);
    assertClose("transpose twice", twice.invoke(u), map.invoke(u), ROUNDED);
  }
}
