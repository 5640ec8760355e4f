package dev.solvent.transforms;

import static com.google.common.truth.Truth.assertWithMessage;
import static dev.solvent.transforms.Transforms.*;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.kernel.Factorizations;
import io.vavr.collection.LinkedHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One factorisation serves the value of a solve, its tangents and its cotangents, of every order.
class FactorOnceTest {
  private static final Fn SOLUTION = fn((A, b) -> solve(A, b));
  private static final Fn LOSS = fn((A, b) -> sum(solve(A, b).pow(3)));

  /// What is done with a matrix, a right-hand side and directions of both.
  private record Point(Expr A, Expr b, Expr dA, Expr db) {
    static Point of(int n) {
      return new Point(
          random.normal(1, n, n).plus(eye(n).times(n)),
          random.normal(2, n),
          random.normal(3, n, n),
          random.normal(4, n));
    }

    Expr both() {
      return tuple(A, b);
    }

    Expr along() {
      return tuple(dA, db);
    }
  }

  private static final LinkedHashMap<String, Consumer<Point>> USES =
      LinkedHashMap.<String, Consumer<Point>>of("value", p -> SOLUTION.invoke(p.A, p.b))
          .put("jvp", p -> jvp(SOLUTION).invoke(p.both(), p.along()))
          .put("grad", p -> grad(LOSS, wrt(0, 1)).invoke(p.A, p.b))
          .put("jacobian", p -> jacobian(SOLUTION, wrt(0, 1)).invoke(p.A, p.b))
          .put(
              "second tangent",
              p ->
                  jvp(fn((A, b) -> jvp(SOLUTION).invoke(tuple(A, b), p.along()).get(1)))
                      .invoke(p.both(), p.along()))
          .put(
              "tangent of the gradient",
              p -> jvp(fn((A, b) -> grad(LOSS).invoke(A, b))).invoke(p.both(), p.along()))
          .put("hessian", p -> hessian(LOSS, wrt(1)).invoke(p.A, p.b))
          .put(
              "mapped right-hand sides",
              p -> vmap(SOLUTION, axes(none, 0)).invoke(p.A, stack(tuple(p.b, p.db))))
          .put(
              "inverse and determinant",
              p -> grad(fn(A -> sum(inv(A)).plus(logdet(A)))).invoke(p.A))
          .put(
              "a linear map used twice",
              p -> {
                Expr map = linearize(SOLUTION).invoke(p.A, p.b).get(1);
                map.invoke(p.dA, p.db);
                map.invoke(p.dA, p.b);
              });

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 12})
  void everyUseOfAPointFactorsItsMatrixOnce(int n) {
    USES.forEach((name, use) -> {
      Point point = Point.of(n);
      long before = Factorizations.made();
      use.accept(point);
      assertWithMessage(name).that(Factorizations.made() - before).isEqualTo(1);
    });
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 12})
  void aGradientUnderVmapFactorsEachMatrixOnce(int n) {
    Point point = Point.of(n);
    Expr matrices = random.normal(5, 4, n, n).plus(eye(n).times(n));
    long before = Factorizations.made();
    vmap(grad(LOSS), axes(0, none)).invoke(matrices, point.b);
    assertWithMessage("4 matrices").that(Factorizations.made() - before).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 12})
  void theGradientOfASparseSolutionFactorsItsMatrixOnce(int n) {
    Expr diagonal = vec(range(n));
    Expr values = concat(tuple(random.uniform(1, n).plus(2), random.normal(2, n - 1)));
    Expr index =
        tuple(
            concat(tuple(diagonal, vec(range(n - 1)))), concat(tuple(diagonal, vec(range(1, n)))));
    Fn loss = fn((v, b) -> sum(solve(sparse(index, v, tuple(n, n)), b).pow(3)));
    long before = Factorizations.made();
    hessian(loss, wrt(1)).invoke(values, random.normal(3, n));
    assertWithMessage("hessian").that(Factorizations.made() - before).isEqualTo(1);
  }
}
