package dev.solvent.transforms;

import static com.google.common.truth.Truth.assertThat;
import static dev.solvent.Solvent.*;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Laws of the linear maps that derivatives are, over a program of vectors with a while, a scan and
/// a map of whiles.
class LinearMapsTest {

  /// `(x [3], y) -> (u [3], v)`.
  static Expr program(Expr x, Expr y) {
    Expr w =
        whileLoop(
            tuple(x, y),
            (s, t) -> sum(s.times(s)).lt(40),
            (s, t) ->
                tuple(
                    s.times(t.sin().times(0.1).plus(1.3)).plus(s.times(y).tanh().times(0.1)),
                    t.plus(s.get(1))));
    Expr scanned =
        scan(
            w.get(0),
            w.get(1),
            (s, a) -> {
              Expr next = s.plus(a).sin();
              return tuple(next, next.times(y));
            });
    Fn element =
        fn((a, b) -> Construct.grown(a.times(a).plus(0.2), y.times(b).sin().times(0.1).plus(1.2)));
    return tuple(vmap(element).invoke(scanned.get(1), x).plus(w.get(0).tanh()), scanned.get(0));
  }

  private static final Fn PROGRAM = fn((x, y) -> program(x, y));

  private static Expr point(Random random) {
    return tuple(gaussians(random), random.nextGaussian());
  }

  private static Expr gaussians(Random random) {
    return expr(random.doubles(3, -2, 2).toArray());
  }

  private static double dot(Expr a, Expr b) {
    double sum = 0;
    for (var pair : entries(a).zip(entries(b))) sum += pair._1 * pair._2;
    return sum;
  }

  private static Seq<Double> entries(Expr e) {
    return e.leaves().flatMap(leaf -> Array.ofAll(Expr.of(leaf).tensor().toArray()));
  }

  private static void assertClose(double got, double want, double tolerance) {
    assertThat(got).isWithin(tolerance * Math.max(1, Math.abs(want))).of(want);
  }

  private static Random random(RepetitionInfo info) {
    return new Random(info.getCurrentRepetition());
  }

  /// `⟨ct, J dx⟩ = ⟨Jᵀ ct, dx⟩`.
  @RepeatedTest(20)
  void reverseModeIsTheAdjointOfForwardMode(RepetitionInfo info) {
    Random random = random(info);
    Expr x = point(random);
    Expr dx = point(random);
    Expr ct = point(random);
    double forward = dot(jvp(PROGRAM).invoke(x, dx).get(1), ct);
    assertClose(dot(vjp(PROGRAM).invoke(x, ct).get(1), dx), forward, 1e-10);
  }

  /// The same of `(x, ct) -> vjp(f)(x, ct)`, and of the vjp of that.
  @RepeatedTest(10)
  void theLawHoldsOfItselfToThirdOrder(RepetitionInfo info) {
    Random random = random(info);
    Fn second = vjp(PROGRAM);
    Expr x = tuple(point(random), point(random));
    Expr dx = tuple(point(random), point(random));
    Expr ct = tuple(point(random), point(random));
    double forward = dot(jvp(second).invoke(x, dx).get(1), ct);
    assertClose(dot(vjp(second).invoke(x, ct).get(1), dx), forward, 1e-9);
    Fn third = vjp(second);
    Expr x3 = tuple(x, ct);
    Expr dx3 = tuple(dx, tuple(point(random), point(random)));
    Expr ct3 = tuple(tuple(point(random), point(random)), tuple(point(random), point(random)));
    double forward3 = dot(jvp(third).invoke(x3, dx3).get(1), ct3);
    assertClose(dot(vjp(third).invoke(x3, ct3).get(1), dx3), forward3, 1e-8);
  }

  @RepeatedTest(10)
  void transposingTwiceIsNothing(RepetitionInfo info) {
    Random random = random(info);
    Expr x = point(random);
    Expr dx = point(random);
    Expr parts = linearize(PROGRAM).invoke(x.get(0), x.get(1));
    Fn map = parts.get(1).function();
    Expr along = map.invoke(dx.get(0), dx.get(1));
    Fn twice = transpose(transpose(map, dx), along);
    Expr again = twice.invoke(dx);
    entries(again).zip(entries(along)).forEach(p -> assertClose(p._1, p._2, 1e-10));
    Expr ct = point(random);
    Expr back = pullback(PROGRAM).invoke(x.get(0), x.get(1)).get(1).function().invoke(ct);
    Expr transposed = transpose(map, dx).invoke(ct);
    entries(back).zip(entries(transposed)).forEach(p -> assertClose(p._1, p._2, 1e-10));
  }
}
