package dev.solvent.render;

import static com.google.common.truth.Truth.assertThat;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.value.Tensor;
import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashMap;
import org.junit.jupiter.api.Test;

class ValueJsonTest {

  @Test
  void everyDigitIsKept() {
    Expr value = Expr.of(Tensor.of(new double[][] {{0.1 + 0.2, 1.0 / 3}, {3, -1e-300}}));
    assertThat(ValueJson.of(value))
        .isEqualTo("[[0.30000000000000004,0.3333333333333333],[3,-1.0E-300]]");
  }

  @Test
  void whatJsonLacksIsAString() {
    Expr value = Expr.of(Tensor.of(new double[] {Double.NaN, Double.POSITIVE_INFINITY}));
    assertThat(ValueJson.of(value)).isEqualTo("[\"NaN\",\"Infinity\"]");
    assertThat(ValueJson.of(Expr.of(Double.NEGATIVE_INFINITY))).isEqualTo("\"-Infinity\"");
  }

  @Test
  void structuresBecomeArraysAndObjectsOnOneLine() {
    Expr tuple = Expr.tuple(Array.of(Expr.of(true), Expr.NONE, Expr.text("<a> \"b\"\n")));
    Expr record = Expr.record(LinkedHashMap.of("t", tuple, "r", Expr.range(1, 4)));
    assertThat(ValueJson.of(record))
        .isEqualTo("{\"t\":[true,null,\"<a> \\\"b\\\"\\n\"],\"r\":[1,2,3]}");
  }

  @Test
  void aFunctionIsNoData() {
    Expr f = Expr.of(Fn.of("f", 1, parts -> parts.head()));
    assertThat(ValueJson.isData(f)).isFalse();
    assertThat(ValueJson.isData(Expr.tuple(Array.of(Expr.of(1), f)))).isFalse();
    assertThat(ValueJson.isData(Expr.tuple(Array.of(Expr.of(1), Expr.NONE)))).isTrue();
  }
}
