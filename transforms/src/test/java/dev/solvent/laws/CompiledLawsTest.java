package dev.solvent.laws;

import static dev.solvent.Solvent.*;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.plan.BothWays;
import io.vavr.collection.Array;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Compiled code has the bits, and the errors, of the steps of its plan.
class CompiledLawsTest {

  static Stream<Sample> samples() {
    return Sample.all().toJavaStream();
  }

  private static void assertSame(String what, Fn f, Expr x) {
    BothWays.assertSame(what, Sample.graph(f, x.array().length), x.array());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyWordInEveryMode(Sample sample) {
    Fn f = sample.flat();
    Expr x = sample.point(1);
    Expr w = random.normal(2, size(f.invoke(x)));
    Expr u = random.normal(3, size(x));
    Fn gradient = fn(y -> vjp(f).invoke(y, w).get(1));
    Fn curvature = fn(y -> jvp(gradient).invoke(y, u).get(1));
    assertSame("the value", f, x);
    assertSame("the gradient", gradient, x);
    assertSame("forward over reverse", curvature, x);
    for (Fn mode : Array.of(f, gradient, curvature)) {
      Fn mapped = fn(y -> reshape(vmap(mode).invoke(stack(tuple(y, y, y))), -1));
      assertSame("three of them", mapped, x);
    }
  }

  /// Tensors beyond those that are taken apart, as elementwise loops.
  @ParameterizedTest
  @MethodSource("samples")
  void manyElements(Sample sample) {
    Fn f = sample.flat();
    Expr x = sample.point(1);
    assertSame("forty", fn(y -> sum(vmap(f).invoke(stack(tuple(copies(y, 40)))))), x);
  }

  private static Object[] copies(Expr x, int n) {
    return Array.fill(n, x).toJavaArray();
  }

  @Test
  void entriesInOneLoop() {
    Expr x = random.normal(1, 1000);
    Fn chain = fn(y -> tanh(exp(y.times(y).times(-1)).times(1.3).plus(y)).times(y).plus(sum(y)));
    assertSame("a chain", chain, x);
    assertSame("its gradient", grad(fn(y -> sum(chain.invoke(y)))), x);
    assertSame("kinks", fn(y -> where(gt(y, 0), max(y, 0.5), abs(y)).plus(relu(y))), x);
  }

  @Test
  void failuresAreToldTheSame() {
    Fn root = root(2.0, (x, a) -> x.times(x).plus(a));
    Fn each = fn(a -> vmap(root).invoke(a));
    BothWays.assertSameFailure(
        "a root that is not there", Sample.graph(each, 3), new double[] {-1, 1, 2});
    Fn entry = fn(y -> y.get(y.get(0)));
    BothWays.assertSameFailure("an index", Sample.graph(entry, 2), new double[] {7, 1});
  }
}
