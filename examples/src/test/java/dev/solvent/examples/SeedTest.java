package dev.solvent.examples;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.solvent.Solvent.*;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.examples.kotlin.SeedKt;
import io.vavr.collection.Array;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One tangent rule on a `while` loop gives every mode, in every host.
class SeedTest {
  /// The loop ends when the residual's norm is below 1e-12; no derivative of these is larger than
  /// some inverses of A, whose norm is 0.35.
  private static final double SOLVED = 1e-11;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x         | [3, 6]               | 18
          along     | [63, 18]             | 324
          gradient  | [6, 42]              | 324
          inMatrix  | [-9, -18, -9, -18]   | 324
          inverse   | [5, -1, -2, 4]       | 18
          curvature | [58, -26, -26, 34]   | 324
          gradients | [58, -26, -26, 34]   | 324
          """)
  void modesHaveTheirClosedForms(String name, String numerators, double denominator) {
    double[] expected =
        Array.of(numerators.replaceAll("[\\[\\] ]", "").split(","))
            .map(n -> Double.parseDouble(n) / denominator)
            .toJavaStream()
            .mapToDouble(Double::doubleValue)
            .toArray();
    assertThat(Seed.results().field(name).array()).usingTolerance(SOLVED).containsExactly(expected);
  }

  @Test
  void theEquationAloneGivesTheSame() {
    Fn stated = implicit(Seed.jacobi, (x, A, b) -> A.matmul(x).minus(b));
    double[][] A = {{4, 1}, {2, 5}};
    Expr inverse = jacrev(b -> stated.invoke(A, b)).invoke(vec(1, 2));
    assertThat(inverse.array())
        .usingTolerance(SOLVED)
        .containsExactly(Seed.results().field("inverse").array());
  }

  @Test
  void javaKotlinAndTheScriptGiveTheSame() {
    Expr script = Scripts.values("seed/seed.solv");
    Expr kotlin = SeedKt.seed();
    for (var field : Seed.results().fields()) {
      String value = field._2.toString();
      assertWithMessage(field._1).that(kotlin.field(field._1).toString()).isEqualTo(value);
      assertWithMessage(field._1).that(script.field(field._1).toString()).isEqualTo(value);
    }
  }
}
