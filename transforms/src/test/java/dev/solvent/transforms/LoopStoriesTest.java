package dev.solvent.transforms;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.solvent.Solvent.*;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.F1;
import dev.solvent.dsl.Fn;
import dev.solvent.plan.Plan;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Programs that other systems get wrong or refuse: nested derivatives that confuse their
/// perturbations, sides that are not taken, trails in every position.
class LoopStoriesTest {
  /// A program, a point and the highest order.
  record Story(String name, double at, int order, F1 program) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Story> stories() {
    return Stream.of(
        new Story("x times d/dy of x + y", 3, 2, x -> x.times(grad(y -> x.plus(y)).invoke(1))),
        new Story(
            "x times d/dy of a product, in a while",
            1.2,
            3,
            x ->
                whileLoop(
                    x,
                    s -> s.lt(9),
                    s -> s.times(grad(y -> x.times(0.3).exp().times(y.times(s))).invoke(1)))),
        new Story(
            "no pass at all",
            1.5,
            3,
            x ->
                whileLoop(
                        tuple(x, x.times(x)),
                        (s, t) -> s.lt(0),
                        (s, t) -> tuple(s.times(x), t.sin()))
                    .get(1)
                    .plus(iterate(0, x.times(x), s -> s.sin()))),
        new Story(
            "tangents that arrive three passes late",
            0.7,
            3,
            x -> {
              Expr r =
                  whileLoop(
                      tuple(0, 1, 2, 3),
                      (k, a, b, c) -> k.lt(6),
                      (k, a, b, c) -> tuple(k.plus(1), b.plus(0.1), c.times(a), x.times(k).sin()));
              return r.get(1).times(r.get(2).plus(r.get(3)));
            }),
        new Story(
            "states that change places",
            0.7,
            3,
            x -> {
              Expr r = iterate(5, tuple(1, x, 2), (a, b, c) -> tuple(b, c, a.times(b.cos())));
              return r.get(0).plus(r.get(1).times(r.get(2)));
            }),
        new Story(
            "an infinite side that is not taken",
            -1.5,
            3,
            x -> branch(x.gt(0), () -> x.log(), () -> x.times(x))),
        new Story(
            "a number of passes from data",
            1.2,
            3,
            x -> iterate(x.times(3).floor(), x, s -> s.times(1.4).sin())),
        new Story(
            "a stopped gradient in a loop",
            1.2,
            2,
            x -> iterate(3, x, s -> s.plus(where(stopGradient(x).lt(5), x, 0)))),
        new Story(
            "a trail read twice",
            1.1,
            3,
            x -> {
              Fn back = back(LoopStoriesTest::loop, x);
              return back.invoke(x).times(back.invoke(x.sin()));
            }),
        new Story(
            "a trail read in one branch only",
            1.1,
            3,
            x -> {
              Fn back = back(LoopStoriesTest::loop, x);
              return iterate(3, x, s -> branch(s.lt(2), () -> back.invoke(s), () -> s.sin()));
            }),
        new Story(
            "a trail shared by the elements of a map",
            1.1,
            3,
            x -> {
              Fn back = back(LoopStoriesTest::loop, x);
              return sum(vmap(c -> back.invoke(c.times(x)).sin()).invoke(vec(1, 2, -1)));
            }),
        new Story(
            "a trail captured by a while in a map in a for",
            1.1,
            3,
            x -> {
              Fn back = back(LoopStoriesTest::loop, x);
              Fn element =
                  fn((c, s) ->
                      whileLoop(
                          c.times(s),
                          t -> t.times(t).lt(0.5),
                          t -> back.invoke(t).times(0.2).plus(0.1)));
              return iterate(
                  2, x, s -> sum(vmap(c -> element.invoke(c, s)).invoke(vec(0.1, 0.2))).sin());
            }),
        new Story(
            "mapped trails captured by a for",
            1.1,
            3,
            x -> {
              Fn map = vmap(LoopStoriesTest::loop);
              Fn back = back(v -> map.invoke(v), vec(1, 1.2, 0.9).times(x));
              return sum(iterate(2, vec(1, -1, 2), s -> back.invoke(s.sin())));
            }),
        new Story(
            "a trail of trails captured by a for",
            1.1,
            3,
            x -> {
              Fn back = back(a -> iterate(3, a, s -> loop(s).sin().times(0.1).plus(1.2)), x);
              return iterate(2, x, s -> back.invoke(s.cos()));
            }),
        new Story(
            "a mapped branch whose side leaves a trail",
            1.1,
            3,
            x -> {
              Fn element =
                  fn(a ->
                      branch(
                          a.lt(1),
                          () -> loop(a.plus(x)),
                          () -> a.times(branch(x.lt(5), () -> loop(x.times(a)), () -> x))));
              return sum(vmap(element).invoke(vec(0.5, 1.5, 1.1)));
            }),
        new Story("conjugate gradients, by basis", 0.6, 3, LoopStoriesTest::solved),
        new Story(
            "conjugate gradients by basis in a while",
            0.6,
            2,
            x -> whileLoop(x, s -> s.times(s).lt(1), s -> solved(s).plus(0.3))),
        new Story(
            "jacobi in a map in a scan",
            0.4,
            2,
            x -> {
              Fn jacobi = Construct.jacobi();
              Fn element =
                  fn((c, s) -> jacobi.invoke(vec(4, s, s.plus(c), 5), vec(s.sin(), 2)).get(1));
              return scan(
                      vec(0.5, 1),
                      x,
                      (s, c) -> {
                        Expr next = sum(vmap(d -> element.invoke(d, s)).invoke(vec(c, 0.1)));
                        return tuple(next, next.times(c));
                      })
                  .get(1)
                  .get(1);
            }),
        new Story(
            "the value and gradient of a checkpoint in a while",
            1.1,
            3,
            x -> {
              Fn step = checkpoint(s -> loop(s).times(0.1).sin().plus(s.times(x)).plus(1));
              return whileLoop(x, fn(s -> s.lt(9)), step);
            }));
  }

  private static Fn back(F1 f, Expr x) {
    return pullback(f).invoke(x).get(1).function();
  }

  private static Expr loop(Expr y) {
    return Construct.grown(y.times(y), y.plus(0.2));
  }

  /// `[[3 + x, x], [x, 2]] s = b`, and the sum of `s₀ + 2 s₁`.
  private static Expr solved(Expr x) {
    Fn cg =
        customJvp(
            fn((a, b) -> conjugateGradients(a, b)),
            (self, at, along) -> {
              Expr s = self.invoke(at.get(0), at.get(1));
              Expr change = vec(s.get(0).plus(s.get(1)), s.get(0));
              return conjugateGradients(at.get(0), along.get(1).minus(along.get(0).times(change)));
            });
    Expr s = cg.invoke(x, vec(x.sin(), 1));
    return s.get(0).plus(s.get(1).times(2));
  }

  private static Expr conjugateGradients(Expr x, Expr b) {
    F1 product =
        v ->
            vec(
                x.plus(3).times(v.get(0)).plus(x.times(v.get(1))),
                x.times(v.get(0)).plus(v.get(1).times(2)));
    return whileLoop(
            tuple(vec(0, 0), b, b),
            (s, r, p) -> sum(r.times(r)).gt(1e-26),
            (s, r, p) -> {
              Expr ap = Expr.of(product.of(p));
              Expr rr = sum(r.times(r));
              Expr length = rr.div(sum(p.times(ap)));
              Expr rest = r.minus(length.times(ap));
              Expr share = sum(rest.times(rest)).div(rr);
              return tuple(s.plus(length.times(p)), rest, rest.plus(share.times(p)));
            })
        .get(0);
  }

  @ParameterizedTest
  @MethodSource("stories")
  void everyWordGivesWhatForwardModeGives(Story story) {
    for (int order = 1; order <= story.order; order++) {
      double want = run(story, "F".repeat(order), story.at);
      for (String word : Nesting.words(order)) {
        assertWithMessage(word)
            .that(run(story, word, story.at))
            .isWithin(LoopModesTest.ROUNDING * Math.max(1, Math.abs(want)))
            .of(want);
      }
    }
  }

  /// Forward mode against differences of the order below.
  @ParameterizedTest
  @MethodSource("stories")
  void forwardModeGivesTheDifferences(Story story) {
    double h = 1e-5;
    for (int order = 1; order <= story.order; order++) {
      String below = "F".repeat(order - 1);
      double up = run(story, below, story.at + h);
      double difference = (up - run(story, below, story.at - h)) / (2 * h);
      double want = run(story, "F".repeat(order), story.at);
      assertWithMessage("order %s", order)
          .that(want)
          .isWithin(1e-5 * Math.max(1, Math.abs(want)))
          .of(difference);
    }
  }

  private static double run(Story story, String word, double at) {
    return Nesting.run(Nesting.of(story.program, word), at);
  }

  /// A program with its derivatives at a point, from the first on.
  record Known(String name, double at, F1 program, double... derivatives) {
    @Override
    public String toString() {
      return name + " at " + at;
    }
  }

  /// Both sides of a `where` are computed; the one that is not taken is infinite or NaN in its
  /// value or in its derivatives.
  static Stream<Known> sides() {
    F1 logarithm = x -> where(x.gt(0), x.log(), x.times(x));
    F1 root = x -> where(x.gt(0), x.sqrt(), 0);
    F1 sinc = x -> where(x.gt(0), x.sin().div(x), 1);
    F1 loop =
        x ->
            whileLoop(
                    tuple(0, x),
                    (k, s) -> k.lt(3),
                    (k, s) -> tuple(k.plus(1), s.plus(where(x.gt(0), div(1, x), 0))))
                .get(1);
    F1 inside = x -> where(x.gt(0), iterate(3, div(1, x), s -> s.times(x.log())), x);
    double r = Math.sqrt(2);
    double slope = (2 * Math.cos(2) - Math.sin(2)) / 4;
    return Stream.of(
        new Known("log", 2, logarithm, 0.5, -0.25, 0.25),
        new Known("log", 0, logarithm, 0, 2, 0),
        new Known("log", -1, logarithm, -2, 2, 0),
        new Known("root", 2, root, 1 / (2 * r), -1 / (8 * r), 3 / (32 * r)),
        new Known("root", 0, root, 0, 0, 0),
        new Known("root", -1, root, 0, 0, 0),
        new Known("sin(x) / x", 2, sinc, slope),
        new Known("sin(x) / x", 0, sinc, 0, 0, 0),
        new Known("sin(x) / x", -1, sinc, 0, 0, 0),
        new Known("in a while", 2, loop, 1 - 3 / 4.0, 6 / 8.0, -18 / 16.0),
        new Known("in a while", 0, loop, 1, 0, 0),
        new Known("in a while", -1, loop, 1, 0, 0),
        new Known("a loop in a side", 0, inside, 1, 0, 0),
        new Known("a loop in a side", -1, inside, 1, 0, 0),
        new Known("x * d/dy (x + y)", 3, x -> x.times(jvp(y -> x.plus(y)).invoke(1, 1).get(1)), 1));
  }

  @ParameterizedTest
  @MethodSource("sides")
  void theSideThatIsNotTakenContributesNothing(Known known) {
    for (int order = 1; order <= known.derivatives.length; order++) {
      double want = known.derivatives[order - 1];
      for (String word : Nesting.words(order)) {
        double got = Nesting.run(Nesting.of(known.program, word), known.at);
        assertWithMessage(word).that(got).isWithin(1e-12).of(want);
      }
    }
  }

  @Test
  void aMappedBranchIsNotRunForAnElementThatDoesNotTakeIt() {
    Fn root = vmap(x -> branch(x.gt(0), () -> x.sqrt(), () -> 0));
    Expr slopes = grad(v -> sum(root.invoke(v))).invoke(vec(0, 4, -1));
    assertThat(slopes.array()).isEqualTo(new double[] {0, 0.25, 0});
  }

  /// `(√x)²` at 0 is NaN in forward mode: a zero that won would be a quiet 0 where 1 is right.
  @Test
  void aZeroWinsOnlyBehindAWhere() {
    double slope = Nesting.run(Nesting.of(x -> x.sqrt().times(x.sqrt()), "F"), 0);
    assertThat(slope).isNaN();
  }

  /// `d/dx` of a while of vectors, a scan and a map, four ways.
  @Test
  void theHessianIsOneByAllWordsAndSymmetric() {
    Fn loss =
        fn(x -> {
          Expr r = LinearMapsTest.program(x, expr(0.4));
          return sum(r.get(0).times(r.get(0))).plus(r.get(1));
        });
    double[] at = {0.3, -0.5, 0.8};
    double[][] want = hessian(loss).invoke(at).matrix();
    for (Fn other :
        Array.of(
            jacrev(grad(loss)), jacfwd(jacfwd(loss)), jacrev(jacfwd(loss)), jacrev(jacrev(loss)))) {
      double[] got = (double[]) Plan.of(Nesting.graph(other, Type.real(3))).run((Object) at)[0];
      double[] flat = Arrays.stream(want).flatMapToDouble(Arrays::stream).toArray();
      for (int i = 0; i < 9; i++) {
        assertThat(got[i]).isWithin(1e-9 * Math.max(1, Math.abs(flat[i]))).of(flat[i]);
        assertThat(got[i])
            .isWithin(1e-9 * Math.max(1, Math.abs(flat[i])))
            .of(got[i % 3 * 3 + i / 3]);
      }
    }
  }
}
