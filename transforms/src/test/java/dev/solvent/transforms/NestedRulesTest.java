package dev.solvent.transforms;

import static com.google.common.truth.Truth.assertThat;
import static dev.solvent.Solvent.*;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.plan.Plan;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Rules of every kind inside rules of every kind, in every word of modes: `√(x + 1)³` by a root
/// with one rule and a cube of it with another.
class NestedRulesTest {
  private static final double AT = 2;

  /// How a function gets its derivative.
  enum Kind {
    NONE,
    TANGENT,
    COTANGENT,
    RESIDUAL,
    CHECKPOINT,
    /// A tangent rule whose loop runs as long as its tangent wants.
    BASIS;

    Fn root() {
      Fn heron = fn(Construct::heron);
      return switch (this) {
        case NONE -> heron;
        case TANGENT -> customJvp(heron, (self, a, da) -> da.div(self.invoke(a).times(2)));
        case COTANGENT -> customVjp(heron, (self, a, ct) -> ct.div(self.invoke(a).times(2)));
        case RESIDUAL -> implicit(heron, (s, a) -> s.times(s).minus(a));
        case CHECKPOINT -> checkpoint(heron);
        case BASIS -> customJvp(heron, (self, a, da) -> divided(da, self.invoke(a).times(2)));
      };
    }

    /// `root(y)³`; what it knows of `root` it knows from calls of it.
    Fn cube(Fn root) {
      Fn plain = fn(y -> root.invoke(y).pow(3));
      return switch (this) {
        case NONE -> plain;
        case TANGENT -> customJvp(plain, (self, y, dy) -> dy.times(root.invoke(y)).times(1.5));
        case COTANGENT -> customVjp(plain, (self, y, ct) -> ct.times(root.invoke(y)).times(1.5));
        case RESIDUAL -> implicit(plain, (s, y) -> s.minus(root.invoke(y).pow(3)));
        case CHECKPOINT -> checkpoint(plain);
        case BASIS ->
            customJvp(plain, (self, y, dy) -> divided(dy.times(1.5), div(1, root.invoke(y))));
      };
    }
  }

  /// `b / a` by a loop whose length depends on `b`.
  private static Expr divided(Expr b, Expr a) {
    return whileLoop(
            tuple(0, b),
            (s, r) -> r.abs().gt(1e-14),
            (s, r) -> {
              Expr next = s.plus(r.times(0.3));
              return tuple(next, b.minus(a.times(next)));
            })
        .get(0);
  }

  private static double want(int order) {
    Jet root = Jet.at(AT).plus(1).sqrt();
    return root.times(root).times(root).derivative(order);
  }

  private static Fn function(Kind outer, Kind inner) {
    Fn cube = outer.cube(inner.root());
    return fn(x -> cube.invoke(x.plus(1)));
  }

  private static Stream<Arguments> grid(Seq<String> words) {
    Seq<Kind> kinds = Array.of(Kind.values());
    return kinds
        .flatMap(a -> kinds.flatMap(b -> words.map(w -> Arguments.of(a, b, w))))
        .toJavaStream();
  }

  static Stream<Arguments> toThirdOrder() {
    return grid(Nesting.wordsTo(3));
  }

  @ParameterizedTest
  @MethodSource("toThirdOrder")
  void everyWordGivesTheDerivative(Kind outer, Kind inner, String word) {
    double got = Nesting.run(Nesting.of(function(outer, inner), word), AT);
    double want = want(word.length());
    assertThat(got).isWithin(LoopModesTest.ROUNDING * Math.max(1, Math.abs(want))).of(want);
  }

  static Stream<Arguments> toSecondOrder() {
    return grid(Nesting.wordsTo(2));
  }

  @ParameterizedTest
  @MethodSource("toSecondOrder")
  void anElementOfAMapIsTheValueAloneToTheLastBit(Kind outer, Kind inner, String word) {
    Fn f = Nesting.of(function(outer, inner), word);
    double[] x = {AT, 0.5, 7};
    double[] all = (double[]) Plan.of(Nesting.graph(vmap(f), Type.real(3))).run((Object) x)[0];
    assertThat(all).isEqualTo(Arrays.stream(x).map(v -> Nesting.run(f, v)).toArray());
  }

  /// The function with its rule maps inside a loop and is differentiated there.
  @ParameterizedTest
  @MethodSource("toSecondOrder")
  void aModeOfASumOfAMapInALoop(Kind outer, Kind inner, String word) {
    Fn f = function(outer, inner);
    Fn looped =
        fn(t ->
            iterate(
                    2,
                    tuple(t, 0),
                    (s, sum) ->
                        tuple(s, sum.plus(sum(vmap(c -> f.invoke(c.times(s))).invoke(vec(1, 2))))))
                .get(1));
    Jet t = Jet.at(AT);
    Jet first = t.plus(1).sqrt();
    Jet second = t.times(2).plus(1).sqrt();
    Jet sum = first.times(first).times(first).plus(second.times(second).times(second)).times(2);
    double want = sum.derivative(word.length());
    double got = Nesting.run(Nesting.of(looped, word), AT);
    assertThat(got).isWithin(LoopModesTest.ROUNDING * Math.max(1, Math.abs(want))).of(want);
  }
}
