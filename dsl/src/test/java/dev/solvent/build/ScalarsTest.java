package dev.solvent.build;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.solvent.expr.Scalar;
import io.vavr.collection.Array;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScalarsTest {
  /// The last two bits.
  private static final double ULPS = 3;

  /// What is exact however it is computed.
  private static final Set<Scalars> EXACT =
      io.vavr.collection.HashSet.of(
          Scalars.ABS, Scalars.RELU, Scalars.MAX, Scalars.MIN, Scalars.VALUE_OF);

  private record Row(String word, Seq<Double> x, double value) {
    static Row of(String line) {
      Seq<String> parts = Array.of(line.split(" "));
      Seq<Double> numbers = parts.tail().map(Double::valueOf);
      return new Row(parts.head(), numbers.init(), numbers.last());
    }

    /// The error in ulps of the value. Below 0 the gamma functions pass through zero between their
    /// poles; there an ulp is that of the numbers they are the difference of.
    double error(Scalar f) {
      double got = f.function().applyAsDouble(x.head(), x.last());
      double size = Math.abs(value);
      if (x.head() < 0 && isGamma()) size = Math.max(size, Math.log(3 + Math.abs(x.head())));
      return Math.abs(got - value) / Math.ulp(size);
    }

    private boolean isGamma() {
      return word.endsWith("gamma") || word.startsWith("polygamma");
    }
  }

  private static Map<String, Seq<Row>> rows() {
    try (InputStream in = ScalarsTest.class.getResourceAsStream("/accuracy.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return HashMap.ofAll(
          Array.ofAll(text.lines().toList())
              .reject(line -> line.startsWith("#"))
              .map(Row::of)
              .groupBy(Row::word)
              .mapValues(rows -> (Seq<Row>) rows)
              .toJavaMap());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertAccurate(Scalar f, Seq<Row> rows, double ulps) {
    for (Row row : rows) {
      assertWithMessage("the error of %s%s in ulps", f.name(), row.x)
          .that(row.error(f))
          .isAtMost(ulps);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFunctionIsAccurateToTheLastBitsOverItsRange(Scalars f) {
    if (EXACT.contains(f)) return;
    assertAccurate(f, rows().get(f.word()).get(), ULPS);
  }

  /// On the left they are powers of a cotangent, one above the order.
  @Test
  void soAreTheDerivativesOfDigamma() {
    for (int order = 1; order <= 4; order++) {
      double ulps = ULPS * (order + 1);
      assertAccurate(new Polygamma(order), rows().get("polygamma" + order).get(), ulps);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LGAMMA, 0, Infinity",
    "LGAMMA, -3, Infinity",
    "LGAMMA, Infinity, Infinity",
    "LGAMMA, 1, 0",
    "LGAMMA, 2, 0",
    "ERF, Infinity, 1",
    "ERF, -Infinity, -1",
    "ERFC, Infinity, 0",
    "ERFC, -Infinity, 2",
    "NORMAL_CDF, -Infinity, 0",
    "NORMAL_CDF, Infinity, 1",
    "NORMAL_CDF, 0, 0.5",
    "EXPM1, -Infinity, -1",
    "LOG1P, -1, -Infinity",
    "LOG1P, -2, NaN",
    "EXPM1, 1e-300, 1e-300",
    "ASINH, -Infinity, -Infinity",
    "ACOSH, 1, 0",
    "ACOSH, 0.5, NaN",
    "ATANH, 1, Infinity",
    "ATANH, 2, NaN",
    "SIGMOID, -Infinity, 0",
    "SIGMOID, Infinity, 1",
    "SIGMOID, -1000, 0",
    "SOFTPLUS, -Infinity, 0",
    "SOFTPLUS, Infinity, Infinity",
    "SOFTPLUS, 1000, 1000",
    "CBRT, -8, -2",
    "SQRT, -1, NaN",
    "RELU, NaN, NaN",
    "ABS, NaN, NaN",
    "ASINH, -0.0, -0.0",
    "ATANH, -0.0, -0.0"
  })
  void theEndsOfTheRangeAreIeees(Scalars f, double x, double value) {
    assertWithMessage("%s(%s)", f.word(), x)
        .that(f.function().applyAsDouble(x, 0))
        .isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "REM, 5, 3, 2",
    "REM, -5, 3, 1",
    "REM, 5, -3, -1",
    "REM, -5, -3, -2",
    "REM, 6, 3, 0",
    "REM, -6, 3, 0",
    "REM, 6, -3, -0.0",
    "REM, 1, 0, NaN",
    "REM, -1, Infinity, Infinity",
    "REM, 1, Infinity, 1",
    "POW, 0, 0, 1",
    "POW, -8, 0.5, NaN",
    "POW, NaN, 0, 1",
    "POW, 0, -1, Infinity",
    "POW, 2, 10, 1024",
    "HYPOT, 3e300, 4e300, 5e300",
    "HYPOT, 3e-320, 4e-320, 5e-320",
    "HYPOT, Infinity, NaN, Infinity",
    "ATAN2, 0, -1, 3.141592653589793",
    "ATAN2, -0.0, -1, -3.141592653589793",
    "MAX, NaN, 1, NaN",
    "MIN, 1, NaN, NaN"
  })
  void soAreThoseOfTwo(Scalars f, double x, double y, double value) {
    assertWithMessage("%s(%s, %s)", f.word(), x, y)
        .that(f.function().applyAsDouble(x, y))
        .isEqualTo(value);
  }
}
