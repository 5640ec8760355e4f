package dev.solvent.examples;

import static com.google.common.truth.Truth.assertThat;

import clojure.java.api.Clojure;
import io.vavr.collection.List;
import org.junit.jupiter.api.Test;

/// All hosts print the same bytes.
class RidgePathTest {
  private static final List<String> JAVA = printed(RidgePath.path());

  private static List<String> printed(Iterable<?> values) {
    return List.ofAll(values).map(Object::toString);
  }

  @Test
  void theNumbersAreThoseOfTheNormalEquations() {
    // w(t) solves (X'X + e^t I) w = X'y: from NumPy's solve, and its derivative in t
    assertThat(RidgePath.path().get(0).array())
        .usingTolerance(1e-12)
        .containsExactly(new double[] {0.6314927351276645, 0.4553925335689312})
        .inOrder();
    assertThat(RidgePath.path().get(1).array())
        .usingTolerance(1e-12)
        .containsExactly(new double[] {-0.14702564014735794, -0.14573293488186023})
        .inOrder();
    assertThat(RidgePath.path().get(2).array())
        .usingTolerance(1e-12)
        .containsExactly(
            new double[] {
              -0.03908803412076308, -0.065120772755119, -0.01834472172356575, 0.19785174079567386
            })
        .inOrder();
  }

  @Test
  void kotlinPrintsTheSame() {
    assertThat(printed(RidgePathKt.ridgePath())).isEqualTo(JAVA);
  }

  @Test
  void clojurePrintsTheSame() {
    Clojure.var("clojure.core", "load").invoke("/ridge_path");
    Iterable<?> path = (Iterable<?>) Clojure.var("ridge-path", "path").invoke();
    assertThat(printed(path)).isEqualTo(JAVA);
  }

  @Test
  void aScriptPrintsTheSame() {
    assertThat(printed(Scripts.values("src/test/resources/ridge_path.solv").field("path")))
        .isEqualTo(JAVA);
  }
}
