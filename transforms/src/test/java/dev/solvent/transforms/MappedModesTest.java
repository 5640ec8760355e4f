package dev.solvent.transforms;

import static com.google.common.truth.Truth.assertThat;
import static dev.solvent.Solvent.*;
import static dev.solvent.transforms.LoopModesTest.ROUNDING;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.plan.Plan;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Maps of derivatives and derivatives of maps, over every construct.
class MappedModesTest {
  private static final double[] DIRECTION = {1, -2, 0.5};

  private static double[] points(Construct c) {
    return new double[] {c.at(), c.at() * 1.013, c.at() * 0.971};
  }

  private static double[] run(Fn f, double... x) {
    return (double[]) Plan.of(Nesting.graph(f, Type.real(x.length))).run((Object) x)[0];
  }

  private static void assertClose(double[] got, double... want) {
    for (int i = 0; i < want.length; i++) {
      assertThat(got[i]).isWithin(ROUNDING * Math.max(1, Math.abs(want[i]))).of(want[i]);
    }
  }

  static Stream<Arguments> words() {
    Seq<String> words = Array.of("", "F", "R", "FR", "RF", "RR", "RRR");
    return Construct.all().flatMap(c -> words.map(w -> Arguments.of(c, w))).toJavaStream();
  }

  @ParameterizedTest
  @MethodSource("words")
  void anElementOfAMapIsTheValueAloneToTheLastBit(Construct construct, String word) {
    Fn f = Nesting.of(construct.program(), word);
    double[] all = run(vmap(f), points(construct));
    for (int i = 0; i < all.length; i++) {
      assertThat(all[i]).isEqualTo(Nesting.run(f, points(construct)[i]));
    }
  }

  static Stream<Arguments> derivatives() {
    Seq<String> words = Nesting.wordsTo(3).filter(w -> !w.isEmpty());
    return Construct.all().flatMap(c -> words.map(w -> Arguments.of(c, w))).toJavaStream();
  }

  /// `S(t) = Σ f(t x)`, whose derivative of order `k` is `Σ x^k f⁽ᵏ⁾(t x)`.
  @ParameterizedTest
  @MethodSource("derivatives")
  void aSharedParameterSumsOverTheElements(Construct construct, String word) {
    double want = 0;
    for (double x : points(construct)) {
      double slope = construct.series().apply(Jet.at(x)).derivative(word.length());
      want += slope * Math.pow(x, word.length());
    }
    Fn f = construct.fn();
    Fn sum = fn(t -> sum(vmap(x -> f.invoke(t.times(x))).invoke(points(construct))));
    assertClose(new double[] {Nesting.run(Nesting.of(sum, word), 1)}, want);
  }

  /// The last letter inside the map, the others around it.
  @ParameterizedTest
  @MethodSource("derivatives")
  void aModeOfAMapOfAMode(Construct construct, String word) {
    int n = word.length();
    double want = 0;
    for (double x : points(construct)) {
      want += construct.series().apply(Jet.at(x)).derivative(n) * Math.pow(x, n);
    }
    Fn f = construct.fn();
    Fn inner =
        fn(t ->
            sum(
                vmap(x -> Nesting.of(y -> f.invoke(y.times(x)), word.substring(n - 1)).invoke(t))
                    .invoke(points(construct))));
    Fn outer = Nesting.of(inner, word.substring(0, n - 1));
    assertClose(new double[] {Nesting.run(outer, 1)}, want);
  }

  static Stream<Construct> constructs() {
    return Construct.all().toJavaStream();
  }

  @ParameterizedTest
  @MethodSource("constructs")
  void derivativesInTheMappedArgument(Construct construct) {
    Fn map = vmap(construct.fn());
    Fn gradient = grad(v -> sum(map.invoke(v)));
    double[] x = points(construct);
    double[] first = new double[x.length];
    double[] second = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      Jet jet = construct.series().apply(Jet.at(x[i]));
      first[i] = jet.derivative(1);
      second[i] = jet.derivative(2) * DIRECTION[i];
    }
    assertClose(run(gradient, x), first);
    assertClose(run(fn(v -> jvp(gradient).invoke(v, DIRECTION).get(1)), x), second);
    assertClose(run(grad(v -> sum(gradient.invoke(v).times(DIRECTION))), x), second);
    assertClose(run(fn(v -> hvp(w -> sum(map.invoke(w))).invoke(v, DIRECTION)), x), second);
  }

  @ParameterizedTest
  @MethodSource("constructs")
  void aMapOfAMapOfAGradient(Construct construct) {
    Fn slope = grad(construct.fn());
    Fn inner = fn(x -> vmap(y -> slope.invoke(x.plus(y.times(0.01)))).invoke(vec(0, 1)));
    Fn sums = fn(x -> sum(inner.invoke(x)));
    double[] x = points(construct);
    double[] want = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      want[i] = slopeAt(construct, x[i]) + slopeAt(construct, x[i] + 0.01);
    }
    assertClose(run(vmap(sums), x), want);
  }

  private static double slopeAt(Construct construct, double x) {
    return construct.series().apply(Jet.at(x)).derivative(1);
  }

  @ParameterizedTest
  @MethodSource("constructs")
  void aMapAndForwardModeExchange(Construct construct) {
    Fn f = construct.fn();
    double[] x = points(construct);
    Expr mapFirst = jvp(vmap(f)).invoke(x, DIRECTION).get(1);
    Expr mapLast = vmap(fn((y, dy) -> jvp(f).invoke(y, dy).get(1))).invoke(x, DIRECTION);
    assertThat(mapFirst.array()).isEqualTo(mapLast.array());
  }
}
