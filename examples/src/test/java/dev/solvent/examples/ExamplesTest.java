package dev.solvent.examples;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.solvent.Solvent;
import dev.solvent.dsl.Expr;
import dev.solvent.examples.kotlin.PowerFlowKt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What each script claims, held against its values.
class ExamplesTest {
  private static double number(Expr values, String name) {
    return values.field(name).number();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bilevel",
        "circle",
        "curve",
        "diffusion",
        "equilibrium",
        "lotka",
        "nist",
        "portfolio",
        "powerflow",
        "ridge",
        "trilevel",
        "volatility"
      })
  void aScriptIsShortAndOpensWithItsMathematicsAndData(String name) throws IOException {
    List<String> lines = Files.readAllLines(Path.of(name, name + ".solv"));
    assertThat(lines.size()).isAtMost(60);
    List<String> comment = lines.stream().takeWhile(line -> line.startsWith("//")).toList();
    assertThat(comment.stream().anyMatch(line -> line.startsWith("// Data: "))).isTrue();
    for (String line : lines) assertWithMessage(line).that(line.length()).isAtMost(130);
  }

  @Test
  void diffusion() {
    Expr values = Scripts.values("diffusion/diffusion.solv");
    double measured = number(values, "measured");
    assertThat(measured).isWithin(1e-9).of(number(values, "exact"));
    assertThat(measured).isWithin(1e-6).of(number(values, "coarse"));
    assertThat(number(values, "along") / number(values, "differences")).isWithin(1e-6).of(1);
    assertThat(number(values, "gradientError")).isLessThan(1e-8);
  }

  @Test
  void powerflow() {
    Expr values = Scripts.values("powerflow/powerflow.solv");
    for (String network : List.of("ieee14", "ieee30", "ieee118", "ieee300")) {
      Expr script = values.field(network);
      assertWithMessage(network).that(script.field("error").number()).isLessThan(1e-8);
      Expr kotlin = PowerFlowKt.powerFlow("data/" + network + ".json");
      for (String name : List.of("v", "degrees", "losses", "lossesByP", "lossesByQ")) {
        assertWithMessage("%s of %s in Kotlin", name, network)
            .that(kotlin.field(name).array())
            .usingTolerance(1e-12)
            .containsExactly(script.field(name).array())
            .inOrder();
      }
    }
  }

  @Test
  void nist() {
    double[][] shared = Scripts.values("nist/nist.solv").field("shared").matrix();
    assertThat(shared.length).isEqualTo(27);
    for (int k = 0; k < shared.length; k++) {
      assertWithMessage("parameters of %s", k)
          .that(Math.min(shared[k][0], shared[k][2]))
          .isAtLeast(6.0);
      assertWithMessage("deviations of %s", k)
          .that(Math.min(shared[k][1], shared[k][3]))
          .isAtLeast(6.0);
    }
  }

  @Test
  void curve() {
    Expr values = Scripts.values("curve/curve.solv");
    assertThat(number(values, "error")).isLessThan(1e-14);
    YieldCurve.Curve inJava = YieldCurve.curve();
    assertThat(inJava.discounts())
        .usingTolerance(1e-14)
        .containsExactly(values.field("D").array())
        .inOrder();
    assertThat(inJava.ladder())
        .usingTolerance(1e-14)
        .containsExactly(values.field("ladder").array())
        .inOrder();
    assertThat(inJava.value()).isWithin(1e-12).of(number(values, "value"));
  }

  @Test
  void volatility() {
    Expr values = Scripts.values("volatility/volatility.solv");
    assertThat(number(values, "error")).isLessThan(1e-12);
    assertThat(number(values, "slopeError")).isLessThan(1e-11);
    assertThat(number(values, "curvatureError")).isLessThan(1e-9);
  }

  @Test
  void portfolio() {
    Expr values = Scripts.values("portfolio/portfolio.solv");
    for (String condition : List.of("stationary", "feasible", "complementary", "priced")) {
      assertWithMessage(condition).that(number(values, condition)).isLessThan(1e-10);
    }
    assertThat(number(values, "error")).isLessThan(1e-8);
    double worth = Solvent.sum(values.field("capped")).number();
    assertThat(worth).isGreaterThan(0);
    assertThat(number(values, "valueOfCap")).isWithin(1e-10).of(worth);
  }

  @Test
  void lotka() {
    Expr values = Scripts.values("lotka/lotka.solv");
    for (double off : values.field("off").array()) assertThat(Math.abs(off)).isLessThan(2.5);
    assertThat(number(values, "chi")).isWithin(0.4).of(1);
    assertThat(number(values, "error")).isLessThan(1e-7);
  }

  @Test
  void bilevel() {
    Expr values = Scripts.values("bilevel/bilevel.solv");
    assertThat(number(values, "error")).isLessThan(1e-7);
    double[] losses = values.field("losses").array();
    assertThat(losses[1]).isLessThan(0.75 * losses[0]);
  }

  @Test
  void trilevel() {
    Expr values = Scripts.values("trilevel/trilevel.solv");
    assertThat(number(values, "error")).isLessThan(1e-7);
    assertThat(values.field("found").array())
        .usingTolerance(1e-12)
        .containsExactly(values.field("exact").array())
        .inOrder();
    for (double rise : values.field("rises").array()) assertThat(rise).isGreaterThan(0);
  }

  @Test
  void equilibrium() {
    Expr values = Scripts.values("equilibrium/equilibrium.solv");
    assertThat(number(values, "tested")).isGreaterThan(0.95);
    assertThat(number(values, "slope") / number(values, "differences")).isWithin(1e-6).of(1);
  }

  @Test
  void circle() {
    Expr values = Scripts.values("circle/circle.solv");
    for (String error : List.of("error", "slopeError", "curvatureError")) {
      assertWithMessage(error).that(number(values, error)).isLessThan(1e-14);
    }
  }
}
