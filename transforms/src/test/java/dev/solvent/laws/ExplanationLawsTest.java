package dev.solvent.laws;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.solvent.Solvent.*;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import io.vavr.collection.Array;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever there is a row for can be explained, and so can its derivatives.
class ExplanationLawsTest {
  static Stream<Sample> samples() {
    return Sample.all().toJavaStream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyRowIsExplained(Sample sample) {
    Fn f = sample.flat();
    Expr x = sample.point(1);
    Expr ct = random.normal(1, size(f.invoke(x)));
    Fn back = fn(y -> vjp(f).invoke(y, ct).get(1));
    for (Fn each : Array.of(f, back, fn(y -> jvp(f).invoke(y, y).get(1)), vmap(f))) {
      Expr at = each.name().startsWith("vmap") ? stack(tuple(x, x)) : x;
      String text = explain(each, at).text();
      assertThat(text).containsMatch("\\d operations?");
      assertThat(text).doesNotContain("null");
      String latex = explain(each, at, true).text();
      assertWithMessage(latex).that(depth(latex)).isEqualTo(0);
    }
  }

  private static int depth(String latex) {
    int depth = 0;
    for (char c : latex.replace("\\{", "").replace("\\}", "").toCharArray()) {
      if (c == '{') depth++;
      if (c == '}') depth--;
    }
    return depth;
  }
}
