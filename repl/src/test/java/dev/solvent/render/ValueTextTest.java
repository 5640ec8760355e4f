package dev.solvent.render;

import static com.google.common.truth.Truth.assertThat;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Tree;
import dev.solvent.expr.Node;
import dev.solvent.expr.Pattern;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import dev.solvent.value.Tensor;
import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashMap;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTextTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, -0",
    "3, 3",
    "-0.75, -0.75",
    "0.30000000000000004, 0.3",
    "0.1234567890123456, 0.123456789012",
    "123456.78901234567, 123456.789012",
    "99999999999.99999, 100000000000",
    "999999999999, 999999999999",
    "1e12, 1e12",
    "1234567890123456, 1.23456789012e15",
    "0.00001, 0.00001",
    "0.000001, 1e-6",
    "-1.5e-9, -1.5e-9",
    "1e300, 1e300",
    "5e-324, 4.94065645841e-324",
    "NaN, nan",
    "Infinity, infinity",
    "-Infinity, -infinity"
  })
  void aNumberHasTwelveDigitsAtMost(double number, String text) {
    assertThat(ValueText.of(Expr.of(number))).isEqualTo(text);
  }

  @Test
  void shortTensorsStandOnOneLine() {
    assertThat(ValueText.of(matrix(2, 2))).isEqualTo("[[0, 1], [2, 3]]");
    assertThat(ValueText.of(tensor(Shape.of(0)))).isEqualTo("[]");
    assertThat(ValueText.of(tensor(Shape.of(2, 0)))).isEqualTo("[[], []]");
    assertThat(ValueText.of(tensor(Shape.of(2, 1, 2)))).isEqualTo("[[[0, 1]], [[2, 3]]]");
    assertThat(
            ValueText.of(
                Expr.of(
                    new Node.Const(
                        new Type.Real(Shape.of(2), dev.solvent.type.Element.BOOLEAN),
                        new double[] {1, 0}))))
        .isEqualTo("[true, false]");
  }

  @Test
  void aWideMatrixHasARowALineWithAlignedColumns() {
    String text = ValueText.of(matrix(11, 3));
    assertThat(text)
        .startsWith(
            """
            [[ 0,  1,  2],
             [ 3,  4,  5],
            """);
    assertThat(text).endsWith(" [30, 31, 32]]");
  }

  @Test
  void aLongVectorWraps() {
    String text = ValueText.of(tensor(Shape.of(100)));
    assertThat(text.lines().mapToInt(String::length).max().getAsInt()).isAtMost(100);
    assertThat(text.replace("\n", "")).startsWith("[ 0,  1,  2,");
    assertThat(text.lines().count()).isEqualTo(4);
  }

  @Test
  void onlyAVeryLargeTensorIsElided() {
    assertThat(ValueText.of(tensor(Shape.of(1000)))).doesNotContain("...");
    assertThat(ValueText.of(tensor(Shape.of(1001)))).isEqualTo("[0, 1, 2, ..., 998, 999, 1000]");
    assertThat(ValueText.of(matrix(400, 2)).lines().count()).isEqualTo(400);
    assertThat(ValueText.of(matrix(600, 2)))
        .isEqualTo("[[0, 1], [2, 3], [4, 5], ..., [1194, 1195], [1196, 1197], [1198, 1199]]");
  }

  @Test
  void aStringIsBareAloneAndQuotedInside() {
    Expr text = Expr.text("a \"b\"\n${c}");
    assertThat(ValueText.of(text)).isEqualTo("a \"b\"\n${c}");
    assertThat(ValueText.of(Expr.tuple(Array.of(text, Expr.of(1)))))
        .isEqualTo("(\"a \\\"b\\\"\\n\\${c}\", 1)");
  }

  @Test
  void structuresReadAsTheyAreWritten() {
    Expr record = Expr.record(LinkedHashMap.of("w", matrix(1, 2), "b", Expr.of(3)));
    assertThat(ValueText.of(record)).isEqualTo("(w = [[0, 1]], b = 3)");
    assertThat(ValueText.of(Expr.tuple(Array.of(Expr.NONE, Expr.of(true), record))))
        .isEqualTo("(none, true, (w = [[0, 1]], b = 3))");
    assertThat(ValueText.of(Expr.tuple(Array.empty()))).isEqualTo("()");
    assertThat(ValueText.of(Expr.range(0, 5))).isEqualTo("0..<5");
    Fn f = Fn.of("f", 2, parts -> parts.head());
    assertThat(ValueText.of(Expr.of(f))).isEqualTo("function f(x, y)");
  }

  @Test
  void theRowsOfAMatrixBehindALabelStandBelowEachOther() {
    Expr wide = matrix(2, 40);
    String[] lines = ValueText.line(Array.of(Expr.text("θ is"), wide, Expr.of(1))).split("\n");
    assertThat(lines[0]).startsWith("θ is [[");
    assertThat(Array.of(lines).tail().filter(line -> !line.startsWith("      "))).isEmpty();
    assertThat(lines[lines.length - 1]).endsWith("]] 1");
  }

  @Test
  void aWideRecordHasAFieldALine() {
    Expr wide = matrix(11, 3);
    Expr record = Expr.record(LinkedHashMap.of("w", wide, "b", Expr.of(3)));
    assertThat(ValueText.of(record))
        .startsWith(
            """
            (w = [[ 0,  1,  2],
                  [ 3,  4,  5],
            """);
    assertThat(ValueText.of(record)).endsWith("      [30, 31, 32]],\n b = 3)");
  }

  @Test
  void aSparseMatrixShowsItsEntries() {
    Pattern pattern = new Pattern(new int[] {0, 2}, new int[] {1, 0}, 3, 2);
    Expr values = Expr.of(Tensor.of(new double[] {0.5, 4}));
    assertThat(ValueText.of(new Expr(new Tree.Sparse(pattern, values))))
        .isEqualTo("sparse [3, 2] of 2 entries: (0, 1) = 0.5, (2, 0) = 4");
  }

  @Test
  void anUnknownIsNamed() {
    assertThat(ValueText.of(Expr.of(new Node.Symbol(Type.real(3), "x")))).isEqualTo("<x: [3]>");
  }

  private static Expr matrix(int rows, int columns) {
    return tensor(Shape.of(rows, columns));
  }

  private static Expr tensor(Shape shape) {
    double[] entries = new double[shape.count()];
    Arrays.setAll(entries, i -> i);
    return Expr.of(Tensor.wrap(shape, entries));
  }
}
