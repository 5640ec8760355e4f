package dev.solvent.implicit;

import static com.google.common.truth.Truth.assertWithMessage;
import static dev.solvent.Solvent.*;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.kernel.Factorizations;
import io.vavr.collection.LinkedHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One factorisation of the residual's Jacobian at a solution serves the derivatives of every mode
/// and order there.
class TheoremFactorsOnceTest {
  /// The solution `z` of `z³ + z Σz / 10 = a`, and what is made of it.
  private record Point(Fn solution, Fn loss, Expr a, Expr v, Expr w) {
    static Point of(int n) {
      Fn solution = root(ones(n), (z, a) -> z.pow(3).plus(z.times(sum(z)).times(0.1)).minus(a));
      return new Point(
          solution,
          fn(b -> sum(solution.invoke(b).pow(2))),
          random.uniform(1, n).plus(1),
          random.normal(2, n),
          random.normal(3, n));
    }

    Fn along() {
      return fn(b -> jvp(loss).invoke(b, v).get(1));
    }
  }

  private static final LinkedHashMap<String, Consumer<Point>> USES =
      LinkedHashMap.<String, Consumer<Point>>of("jvp", p -> jvp(p.solution).invoke(p.a, p.v))
          .put("grad", p -> grad(p.loss).invoke(p.a))
          .put("value and gradient", p -> valueAndGrad(p.loss).invoke(p.a))
          .put("jacobian", p -> jacobian(p.solution).invoke(p.a))
          .put("second tangent", p -> jvp(p.along()).invoke(p.a, p.w))
          .put("gradient of a tangent", p -> grad(p.along()).invoke(p.a))
          .put("tangent of the gradient", p -> jvp(grad(p.loss)).invoke(p.a, p.v))
          .put("hessian", p -> hessian(p.loss).invoke(p.a))
          .put(
              "third tangent",
              p -> jvp(fn(b -> jvp(p.along()).invoke(b, p.w).get(1))).invoke(p.a, p.v));

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 12, 130})
  void everyModeAndOrderFactorsOnce(int n) {
    USES.forEach((name, use) -> {
      Point point = Point.of(n);
      long before = Factorizations.made();
      use.accept(point);
      assertWithMessage(name).that(Factorizations.made() - before).isEqualTo(1);
    });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 12})
  void underAMapEachElementFactorsOnce(int n) {
    Point point = Point.of(n);
    long before = Factorizations.made();
    vmap(grad(point.loss)).invoke(vec(point.a, point.a.plus(1), point.a.plus(2)));
    assertWithMessage("of 3 elements").that(Factorizations.made() - before).isEqualTo(3);
  }
}
