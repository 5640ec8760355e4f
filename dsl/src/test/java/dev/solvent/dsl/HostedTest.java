package dev.solvent.dsl;

import static com.google.common.truth.Truth.assertThat;
import static dev.solvent.dsl.Loops.*;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.value.Tensor;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.Tuple3;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostedTest {
  record Params(Expr w, Expr b) {}

  record Fit(double[] w, double b) {}

  record Nested(Fit fit, int n, boolean good) {}

  record Positive(double x) {
    Positive {
      if (x <= 0) throw new IllegalArgumentException("x is not positive");
    }
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(1, "1"),
        Arguments.of(2.5f, "2.5"),
        Arguments.of(1L << 40, "1099511627776"),
        Arguments.of(true, "true"),
        Arguments.of(new double[] {1, 2.25}, "[1, 2.25]"),
        Arguments.of(new double[0], "[]"),
        Arguments.of(new int[] {1, 2}, "[1, 2]"),
        Arguments.of(new boolean[] {true, false}, "[true, false]"),
        Arguments.of(new double[][] {{1, 2}, {3, 4}}, "[[1, 2], [3, 4]]"),
        Arguments.of(new DMatrixRMaj(new double[][] {{1, 2}, {3, 4}}), "[[1, 2], [3, 4]]"),
        Arguments.of(Tensor.of(new int[] {1, 2, 1}, new double[] {5, 6}), "[[[5], [6]]]"),
        Arguments.of(List.of(1, 2.5), "[1, 2.5]"),
        Arguments.of(io.vavr.collection.List.of(true, false), "[true, false]"),
        Arguments.of(List.of(List.of(1, 2), new double[] {3, 4}), "[[1, 2], [3, 4]]"),
        Arguments.of(List.of(Tuple.of(1, 2), Tuple.of(3, 4)), "([1, 3], [2, 4])"),
        Arguments.of(Tuple.of(1, new double[] {2, 3}), "(1, [2, 3])"),
        Arguments.of(Tuple.of(Tuple.of(1, 2), 3), "((1, 2), 3)"),
        Arguments.of(Tuple.of(7), "7"),
        Arguments.of(new Fit(new double[] {1, 2}, 0.5), "(w = [1, 2], b = 0.5)"),
        Arguments.of(Expr.NONE, "none"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueIsAValue(Object value, String literal) {
    assertThat(expr(value).toString()).isEqualTo(literal);
  }

  @Test
  void anArrayIsCopiedAtTheDoor() {
    double[] entries = {1, 2};
    Expr x = expr(entries);
    entries[0] = 9;
    x.array()[1] = 9;
    assertThat(x.toString()).isEqualTo("[1, 2]");
  }

  @Test
  void nullIsNoValue() {
    assertType("null is not a value", () -> expr(nothing()));
    assertType("null is not a value", () -> tuple(0, nothing()));
    assertType("null is not a value", () -> fn(_ -> nothing()).invoke(1));
    assertType("null is not a value", () -> expr(new Params(expr(1), nothing())));
  }

  /// Java's null, as a careless host has it.
  @SuppressWarnings("NullAway")
  private static <T> T nothing() {
    @Nullable T nothing = null;
    return nothing;
  }

  @Test
  void whatIsNoValueIsRefusedAtTheDoor() {
    assertType("an Object is not a value", () -> expr(new Object()));
    assertType("a Thread is not a value", () -> tuple(1, new Thread()));
    assertType("a vector holds numbers, but part 0 is string", () -> expr(List.of("a")));
  }

  @Test
  void aFunctionPrintsAsItsHeader() {
    assertThat(fn((x, y) -> x.plus(y)).named("f", "a", "b").toString())
        .isEqualTo("function f(a, b)");
  }

  @Test
  void anErrorPrintsAsPeopleReadIt() {
    SolventError error = assertThrows(SolventError.class, () -> expr(new Object()));
    assertThat(error.diagnostic().toString()).isEqualTo(error.getMessage());
  }

  @Test
  void raggedRowsAreAnErrorOfShape() {
    SolventError error =
        assertThrows(SolventError.class, () -> expr(List.of(List.of(1, 2), List.of(3))));
    assertThat(error.kind()).isEqualTo(Kind.SHAPE);
    assertThat(error.diagnostic().headline())
        .isEqualTo("the parts of a vector differ: part 0 is [2], part 1 is [1]");
  }

  @Test
  void dataComesOut() {
    assertThat(expr(3).into(double.class)).isEqualTo(3.0);
    assertThat(expr(3).into(Integer.class)).isEqualTo(3);
    assertThat(expr(true).into(boolean.class)).isTrue();
    assertThat(expr(List.of(1, 2)).into(int[].class)).asList().containsExactly(1, 2);
    assertThat(expr(new double[][] {{1}, {2}}).into(double[][].class)[1][0]).isEqualTo(2.0);
    assertThat(expr(new double[][] {{1}, {2}}).into(DMatrixRMaj.class).numRows).isEqualTo(2);
    assertThat(expr(4).into(Tensor.class)).isEqualTo(Tensor.of(4));
    Expr x = expr(1);
    assertThat(x.into(Expr.class)).isSameInstanceAs(x);
  }

  @Test
  void tuplesAndRecordsComeOut() {
    Tuple2<?, ?> pair = tuple(1, vec(2, 3)).into(Tuple2.class);
    assertThat(pair._2.toString()).isEqualTo("[2, 3]");
    Fit fit = record("b", 0.5, "w", vec(1, 2)).into(Fit.class);
    assertThat(fit.w()).usingExactEquality().containsExactly(1, 2).inOrder();
    assertThat(tuple(vec(1, 2), 0.5).into(Fit.class).b()).isEqualTo(0.5);
    Nested nested = expr(new Nested(fit, 3, true)).into(Nested.class);
    assertThat(nested.fit().b()).isEqualTo(0.5);
    assertThat(nested.n()).isEqualTo(3);
  }

  @Test
  void aRecordComesOutOfArgumentsToo() {
    Fn line =
        fn((p, x) -> {
          Params params = p.into(Params.class);
          return params.w.times(x).plus(params.b);
        });
    assertThat(iterate(3, 1, y -> line.invoke(new Params(y, expr(1)), 2)).number()).isEqualTo(15);
  }

  @Test
  void whatDoesNotFitDoesNotComeOut() {
    assertType("an int is a whole number, not 3.5", () -> expr(3.5).into(int.class));
    assertType("[2] does not become a Thread", () -> vec(1, 2).into(Thread.class));
    assertType("(num, num) does not become a Tuple3", () -> tuple(1, 2).into(Tuple3.class));
    assertType("num does not become a Fit, whose parts are w, b", () -> expr(1).into(Fit.class));
    assertType(
        "Positive is refused: x is not positive", () -> record("x", -1).into(Positive.class));
  }

  @Test
  void unknownIsUnknown() {
    List<F1> forbidden =
        List.of(
            x -> x.number(),
            x -> x.truth(),
            x -> x.array(),
            x -> x.matrix(),
            x -> x.tensor(),
            x -> x.into(double.class),
            x -> x.into(Fit.class));
    for (F1 body : forbidden) {
      Fn f = fn(body).named("f", "x");
      SolventError error = assertThrows(SolventError.class, () -> iterate(2, 1, y -> f.invoke(y)));
      assertThat(error.kind()).isEqualTo(Kind.TYPE);
    }
  }

  @Test
  void aFunctionMayBeCalledByManyThreads() throws InterruptedException {
    Fn sum = fn(n -> fold(range(0, 100), n, (s, i) -> s.plus(i)));
    var fast = sum.into(java.util.function.DoubleUnaryOperator.class);
    List<Throwable> failures = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int k = 0; k < 8; k++) {
      double n = k;
      Thread thread =
          new Thread(() -> {
            for (int i = 0; i < 200; i++) {
              assertThat(sum.invoke(n).number()).isEqualTo(n + 4950);
              assertThat(fast.applyAsDouble(n)).isEqualTo(n + 4950);
            }
          });
      thread.setUncaughtExceptionHandler((_, failure) -> {
        synchronized (failures) {
          failures.add(failure);
        }
      });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) thread.join();
    assertThat(failures).isEmpty();
  }

  private static void assertType(String headline, Runnable work) {
    SolventError error = assertThrows(SolventError.class, work::run);
    assertThat(error.diagnostic().headline()).isEqualTo(headline);
    assertThat(error.kind()).isEqualTo(Kind.TYPE);
  }
}
