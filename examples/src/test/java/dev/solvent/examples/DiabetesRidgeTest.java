package dev.solvent.examples;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.solvent.Solvent;
import dev.solvent.dsl.Expr;
import dev.solvent.examples.kotlin.DiabetesRidgeKt;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The path of the ridge coefficients and their sensitivities: by a script, by Java, by Kotlin, and
/// by NumPy's `solve` in `diabetes-ridge.json`.
class DiabetesRidgeTest {
  private static final List<String> NAMES = List.of("theta", "coefficients", "sensitivities");
  private static final Expr JAVA = Expr.of(DiabetesRidge.path("data/diabetes.csv"));

  @Test
  void aScriptGivesTheSame() {
    assertClose(Scripts.values("ridge/ridge.solv"), 1e-12);
  }

  @Test
  void kotlinGivesTheSame() {
    Expr path = DiabetesRidgeKt.ridgePath("data/diabetes.csv");
    for (int i = 0; i < NAMES.size(); i++) assertClose(NAMES.get(i), path.get(i), 1e-12);
  }

  @Test
  void numPysSolveGivesTheSame() {
    assertClose(Solvent.load("src/test/resources/diabetes-ridge.json"), 1e-9);
  }

  @Test
  void thePathHasTenCoefficientsAtEachOfTwentyFivePenalties() {
    assertThat(JAVA.describe())
        .isEqualTo("(theta = [25], coefficients = [25, 10], sensitivities = [25, 10])");
  }

  private static void assertClose(Expr other, double tolerance) {
    for (String name : NAMES) assertClose(name, other.field(name), tolerance);
  }

  private static void assertClose(String name, Expr other, double tolerance) {
    Expr own = JAVA.field(name);
    assertThat(other.shape()).isEqualTo(own.shape());
    double[] expected = own.array();
    double[] given = other.array();
    for (int i = 0; i < expected.length; i++) {
      double scale = Math.max(1, Math.abs(expected[i]));
      assertWithMessage("%s[%s]", name, i)
          .that(given[i])
          .isWithin(tolerance * scale)
          .of(expected[i]);
    }
  }
}
