package dev.solvent.laws;

import static dev.solvent.Solvent.*;
import static dev.solvent.laws.Close.ROUNDED;
import static dev.solvent.laws.Close.assertClose;
import static dev.solvent.laws.Close.assertSame;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.transforms.Mapping;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `vmap(f)(X)[i]` is `f(X[i])` to the last bit, and `vmap` goes together with every other mode.
class MappingLawsTest {
  private static final int ELEMENTS = 3;

  static Stream<Sample> samples() {
    return Sample.all().toJavaStream();
  }

  private static Expr stacked(Sample sample) {
    return stack(Expr.tuple(Array.range(0, ELEMENTS).map(i -> sample.point(i + 1))));
  }

  private static Expr directions(Expr like, int seed) {
    return random.normal(seed, shape(like));
  }

  private static void assertEachIsAlone(String what, Fn f, Expr... stacks) {
    Expr mapped = vmap(f).applyTo(Array.of(stacks));
    for (int i = 0; i < ELEMENTS; i++) {
      int at = i;
      Expr alone = f.applyTo(Array.of(stacks).map(s -> s.get(at)));
      assertSame(what + " of element " + i, mapped.get(i), alone);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void eachElementIsAsAloneInEveryMode(Sample sample) {
    Fn f = sample.flat();
    Expr xs = stacked(sample);
    Expr us = directions(xs, 7);
    Expr cts = directions(vmap(f).invoke(xs), 8);
    assertEachIsAlone("the value", f, xs);
    assertEachIsAlone("jvp", fn((x, u) -> jvp(f).invoke(x, u).get(1)), xs, us);
    assertEachIsAlone("vjp", fn((x, ct) -> vjp(f).invoke(x, ct).get(1)), xs, cts);
    assertEachIsAlone("vmap", fn(x -> vmap(f).invoke(stack(tuple(x, x)))), xs);
    Fn gradient = fn((x, ct) -> vjp(f).invoke(x, ct).get(1));
    assertEachIsAlone(
        "hvp", fn((x, u, ct) -> jvp(y -> gradient.invoke(y, ct)).invoke(x, u).get(1)), xs, us, cts);
  }

  /// Some arguments are mapped and others stay whole.
  @ParameterizedTest
  @MethodSource("samples")
  void anArgumentThatIsNotMappedStaysWhole(Sample sample) {
    int n = sample.domains().size();
    Seq<Seq<Expr>> elements = Array.range(0, ELEMENTS).map(i -> sample.arguments(i + 1));
    for (int set = 1; set < 1 << n; set++) {
      int mapped = set;
      Seq<Expr> axes = Array.range(0, n).map(k -> (mapped >> k & 1) == 1 ? Expr.of(0) : none);
      Seq<Expr> given =
          Array.range(0, n)
              .map(k ->
                  axes.get(k).isNone()
                      ? elements.head().get(k)
                      : stack(Expr.tuple(elements.map(e -> e.get(k)))));
      Mapping how = axes(axes.toJavaArray());
      Expr all = vmap(sample.f(), how).apply(given);
      for (int i = 0; i < ELEMENTS; i++) {
        Seq<Expr> own = elements.get(i);
        Expr alone =
            sample
                .f()
                .apply(
                    Array.range(0, n)
                        .map(k -> axes.get(k).isNone() ? elements.head().get(k) : own.get(k)));
        int at = i;
        Seq<Expr> element = all.leaves().map(leaf -> Expr.of(leaf).get(at));
        assertSame(
            "element " + i + " with axes " + axes,
            Sample.vector(element),
            Sample.vector(Array.of(alone)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theOrderOfModesDoesNotMatter(Sample sample) {
    Fn f = sample.flat();
    Expr xs = stacked(sample);
    Expr us = directions(xs, 7);
    Expr cts = directions(vmap(f).invoke(xs), 8);
    Expr pushed = vmap(fn((x, u) -> jvp(f).invoke(x, u).get(1))).invoke(xs, us);
    assertClose("jvp of vmap", jvp(vmap(f)).invoke(xs, us).get(1), pushed, ROUNDED);
    Expr pulled = vmap(fn((x, ct) -> vjp(f).invoke(x, ct).get(1))).invoke(xs, cts);
    assertClose("vjp of vmap", vjp(vmap(f)).invoke(xs, cts).get(1), pulled, ROUNDED);
  }
}
