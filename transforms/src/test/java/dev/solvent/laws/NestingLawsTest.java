package dev.solvent.laws;

import static dev.solvent.Solvent.*;
import static dev.solvent.laws.Close.ROUNDED;
import static dev.solvent.laws.Close.assertClose;
import static dev.solvent.laws.Close.assertSame;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Modes of modes: every order of forward and reverse gives the same second and third derivatives.
///
/// The function is `g(x) = <w, f(x)>`. A letter `F` takes the derivative along a direction, `R`
/// takes the gradient, of `g` or of the product of a gradient with a direction.
class NestingLawsTest {
  /// Second and third derivatives of functions that turn fast are large against the function.
  private static final double NESTED = 16 * ROUNDED;

  static Stream<Sample> samples() {
    return Sample.all().toJavaStream();
  }

  /// Every fourth row is also taken to the third order.
  static Stream<Sample> some() {
    return Sample.all().zipWithIndex().filter(p -> p._2 % 4 == 0).map(p -> p._1).toJavaStream();
  }

  private static Fn weighted(Sample sample) {
    Fn f = sample.flat();
    Expr w = random.normal(6, size(f.invoke(sample.point(1))));
    return fn(x -> dot(w, f.invoke(x)));
  }

  private static Fn forward(Fn g, Expr u) {
    return fn(x -> jvp(g).invoke(x, u).get(1));
  }

  private static Fn reverse(Fn g, Expr u) {
    return fn(x -> dot(grad(g).invoke(x), u));
  }

  private static Fn nested(Fn g, String word, Seq<Expr> directions) {
    Fn out = g;
    for (int i = word.length() - 1; i >= 0; i--) {
      Expr u = directions.get(i);
      out = word.charAt(i) == 'F' ? forward(out, u) : reverse(out, u);
    }
    return out;
  }

  private static void assertAllAgree(Sample sample, String... words) {
    Fn g = weighted(sample);
    Expr x = sample.point(1);
    Seq<Expr> directions =
        Array.range(0, words[0].length()).map(i -> random.normal(20 + i, size(x)));
    Expr first = nested(g, words[0], directions).invoke(x);
    for (String word : words) {
      assertClose(word, nested(g, word, directions).invoke(x), first, NESTED);
      assertClose(
          word + " in another order",
          nested(g, word, directions.reverse()).invoke(x),
          first,
          NESTED);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void secondDerivativesAgree(Sample sample) {
    assertAllAgree(sample, "FF", "FR", "RF", "RR");
  }

  @ParameterizedTest
  @MethodSource("some")
  void thirdDerivativesAgree(Sample sample) {
    assertAllAgree(sample, "FFF", "FFR", "FRF", "FRR", "RFF", "RFR", "RRF", "RRR");
  }

  /// A mode within and a mode without a `vmap`: the weighted sum of the elements' second
  /// derivatives.
  @ParameterizedTest
  @MethodSource("some")
  void modesWithinAndWithoutAMapAgree(Sample sample) {
    Fn g = weighted(sample);
    Seq<Expr> points = Array.range(1, 4).map(sample::point);
    Expr x = stack(Expr.tuple(points));
    Expr weights = vec(0.5, -2, 1.5);
    Expr u = random.normal(20, size(points.head()));
    Expr v = random.normal(21, size(points.head()));
    for (String word : new String[] {"FF", "FR", "RF", "RR"}) {
      Fn inner = nested(g, word.substring(1), Array.of(u));
      Fn mapped = fn(all -> dot(weights, vmap(inner).invoke(reshape(all, shape(x)))));
      Fn outer = nested(mapped, word.substring(0, 1), Array.of(ravel(stack(tuple(v, v, v)))));
      Fn alone = nested(g, word, Array.of(v, u));
      Expr each = Expr.tuple(points.map(p -> alone.invoke(p)));
      assertClose(
          word.charAt(0) + "V" + word.charAt(1),
          outer.invoke(ravel(x)),
          dot(weights, stack(each)),
          NESTED);
    }
  }

  @ParameterizedTest
  @MethodSource("some")
  void mapsOfMapsAreMaps(Sample sample) {
    Fn g = weighted(sample);
    Expr u = random.normal(20, size(sample.point(1)));
    Expr x = stack(Expr.tuple(Array.range(1, 5).map(sample::point)));
    for (Fn h : Array.of(forward(g, u), reverse(g, u))) {
      Expr square = reshape(x, 2, 2, -1);
      assertSame("VV", ravel(vmap(vmap(h)).invoke(square)), vmap(h).invoke(x));
      assertSame(
          "VV of other axes",
          vmap(vmap(h), axes(1)).invoke(square).T(),
          vmap(vmap(h)).invoke(square));
    }
  }
}
