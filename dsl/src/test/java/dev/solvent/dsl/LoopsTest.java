package dev.solvent.dsl;

import static com.google.common.truth.Truth.assertThat;
import static dev.solvent.dsl.Loops.*;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.solvent.build.Trace;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.plan.Plan;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LoopsTest {

  static Stream<Arguments> loops() {
    return Stream.of(
        row("81", whileLoop(1, x -> x.lt(50), x -> x.times(3))),
        row("7", whileLoop(7, x -> x.lt(0), x -> x.times(3))),
        row("1.5625", whileLoop(100, x -> x.gt(2), x -> x.div(2))),
        row(
            "(5, 32)",
            whileLoop(tuple(0, 1), (k, x) -> k.lt(5), (k, x) -> tuple(k.plus(1), x.times(2)))),
        row(
            "(3, [4, 5])",
            whileLoop(
                tuple(0, vec(1, 2)), (k, x) -> k.lt(3), (k, x) -> tuple(k.plus(1), x.plus(1)))),
        row("8", iterate(3, 1, x -> x.times(2))),
        row("1", iterate(0, 1, x -> x.times(2))),
        row("1", iterate(-2, 1, x -> x.times(2))),
        row("(5, 8)", iterate(5, tuple(0, 1), (a, b) -> tuple(b, a.plus(b)))),
        row("(5, 8)", iterate(5, tuple(0, 1), s -> tuple(s.get(1), s.get(0).plus(s.get(1))))),
        row(
            "(a = 4, b = 2)",
            iterate(2, record("a", 1, "b", 2), p -> p.with("a", p.get("a").times(2)))),
        row("6", fold(vec(1, 2, 3), 0, (sum, x) -> sum.plus(x))),
        row("[4, 6]", fold(new double[][] {{1, 2}, {3, 4}}, vec(0, 0), (sum, x) -> sum.plus(x))),
        row("234", fold(range(2, 5), 0, (sum, i) -> sum.times(10).plus(i))),
        row("9", fold(range(2, 2), 9, (sum, i) -> i)),
        row(
            "32",
            fold(
                tuple(vec(1, 2, 3), vec(4, 5, 6)),
                0,
                (sum, xy) -> sum.plus(xy.get(0).times(xy.get(1))))),
        row(
            "(6, [0, 2, 9])",
            scan(vec(1, 2, 3), 0, (s, x) -> tuple(s.plus(x), s.times(x).plus(s.minus(s))))),
        row(
            "(3, (a = [1, 3], b = [[1, 1], [2, 2]]))",
            scan(vec(1, 2), 0, (s, x) -> tuple(s.plus(x), record("a", s.plus(x), "b", vec(x, x))))),
        row("(0, zeros(0, 2))", scan(new double[0], 0, (s, x) -> tuple(s, vec(1, 2)))));
  }

  private static Arguments row(String literal, Expr value) {
    return Arguments.of(literal, value);
  }

  @ParameterizedTest
  @MethodSource("loops")
  void loopsOfKnownStatesAreKnown(String literal, Expr value) {
    assertThat(value.toString()).isEqualTo(literal);
  }

  /// Each of these is written once over known numbers and once over arguments.
  static Stream<F2> programs() {
    return Stream.of(
        (x, n) -> iterate(n, x, y -> y.times(x).plus(1)),
        (x, n) ->
            whileLoop(tuple(0, x), (k, y) -> k.lt(n), (k, y) -> tuple(k.plus(1), y.sin().times(x)))
                .get(1),
        (x, n) -> branch(x.lt(n), () -> x.times(2), () -> x.minus(n)),
        (x, n) -> branch(x.gt(n), () -> iterate(n, x, y -> y.plus(x)), () -> x),
        (x, n) ->
            forEach(expr(0), n, x, new Variables(Array.of("y")), fn((i, y) -> y.plus(i.times(x)))),
        (x, n) ->
            forEach(n, expr(7), x, new Variables(Array.of("y")), fn((i, y) -> y.plus(i.times(x)))),
        (x, n) -> fold(vec(x, n, 2), 1, (p, y) -> p.times(y)),
        (x, n) -> scan(range(0, 4), x, (y, i) -> tuple(y.plus(i), y.times(n))).get(1).sum(),
        (x, n) -> iterate(2, x, y -> iterate(n, y, z -> z.plus(y).times(0.5).plus(x))));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void aTracedProgramGivesWhatTheSameGivesOnKnownNumbers(F2 program) {
    Seq<Type> types = Array.of(Type.NUMBER, Type.NUMBER);
    Graph graph =
        Trace.closed(
            types, xs -> Expr.of(program.of(Expr.of(xs.get(0)), Expr.of(xs.get(1)))).leaves());
    for (double x : new double[] {0.3, 4, -2}) {
      for (double n : new double[] {0, 1, 3}) {
        double known = Expr.of(program.of(expr(x), expr(n))).number();
        double[] run = (double[]) Plan.of(graph).run(new double[] {x}, new double[] {n})[0];
        assertThat(run[0]).isEqualTo(known);
      }
    }
  }

  @Test
  void aBodyIsTracedOnceHoweverManyPasses() {
    int[] times = {0};
    iterate(
        1000,
        1,
        x -> {
          times[0]++;
          return x.plus(1);
        });
    assertThat(times[0]).isEqualTo(1);
  }

  @Test
  void whatIsNoTensorStaysInTheStateAsItIs() {
    Fn f = fn(x -> x.times(2));
    Expr out =
        iterate(
            3,
            tuple(1, none, Expr.of(f), Expr.text("a")),
            s -> tuple(s.get(2).function().invoke(s.get(0)), none, s.get(2), s.get(3)));
    assertThat(out.parts().get(0).number()).isEqualTo(8);
    assertThat(out.parts().get(2).function()).isSameInstanceAs(f);
  }

  @Test
  void theFieldsOfARecordMayComeBackInAnotherOrder() {
    Expr out = iterate(1, record("a", 1, "b", vec(1, 2)), s -> record("b", s.get("b"), "a", 5));
    assertThat(out.toString()).isEqualTo("(a = 5, b = [1, 2])");
  }

  @Test
  void aKnownConditionTakesOneSideOnly() {
    Expr taken =
        branch(
            expr(1).lt(2),
            () -> 3,
            () -> {
              throw new AssertionError("the other side");
            });
    assertThat(taken.number()).isEqualTo(3);
  }

  /// A program that fails, with the kind of the error and what it says.
  record Failing(Kind kind, String headline, F1 program) {
    @Override
    public String toString() {
      return headline;
    }
  }

  static Stream<Failing> failures() {
    return Stream.of(
        new Failing(
            Kind.SHAPE,
            "the state is [2] before the pass and [4] after it",
            x -> whileLoop(vec(1, 2), y -> y.sum().lt(10), y -> vec(1, 2, 3, 4))),
        new Failing(
            Kind.SHAPE,
            "the state is num before the pass and bool after it",
            x -> iterate(2, 1, y -> y.lt(2))),
        new Failing(
            Kind.SHAPE,
            "the state is (num, num) before the pass and num after it",
            x -> iterate(2, tuple(1, 2), y -> y.get(0))),
        new Failing(
            Kind.SHAPE,
            "the state y is [2] before the pass and [3] after it",
            x ->
                whileLoop(
                    tuple(0, vec(1, 2)),
                    new Variables(Array.of("k", "y")),
                    fn((k, y) -> k.lt(2)),
                    fn((k, y) -> tuple(k, vec(1, 2, 3))))),
        new Failing(
            Kind.TYPE,
            "the state is another string after the pass",
            x -> iterate(1, Expr.text("a"), s -> Expr.text("b"))),
        new Failing(
            Kind.TYPE, "a condition is true or false, not num", x -> whileLoop(1, y -> 1, y -> y)),
        new Failing(
            Kind.TYPE,
            "a condition is true or false, not bool[2]",
            x -> branch(vec(1, 2).lt(x), () -> 1, () -> 2)),
        new Failing(
            Kind.SHAPE,
            "the sides of a branch differ: one gives num, the other [2]",
            x -> branch(x.lt(0), () -> 1, () -> vec(1, 2))),
        new Failing(
            Kind.SHAPE,
            "the sides of a branch differ: one gives num, the other none",
            x -> branch(x.lt(0), () -> 1, () -> none)),
        new Failing(
            Kind.TYPE,
            "both sides of a branch give a string, but not the same one",
            x -> branch(x.lt(0), () -> Expr.text("a"), () -> Expr.text("b"))),
        new Failing(
            Kind.TYPE,
            "the number of passes is a whole number, not 2.5",
            x -> iterate(2.5, 1, y -> y)),
        new Failing(
            Kind.TYPE,
            "the number of passes is a whole number, not [2]",
            x -> iterate(vec(1, 2), 1, y -> y)),
        new Failing(
            Kind.TYPE,
            "a loop goes over the leading axis of a tensor, but this is num",
            x -> fold(x, 0, (a, b) -> a)),
        new Failing(
            Kind.SHAPE,
            "the leading axes of what a loop goes over differ: ([1], [2])",
            x -> fold(tuple(new double[1], new double[2]), 0, (a, b) -> a)),
        new Failing(
            Kind.TYPE,
            "the step of a scan gives (carry, y), but this is num",
            x -> scan(vec(1, 2), 0, (a, b) -> a)),
        new Failing(
            Kind.TYPE,
            "the state is not known here: it is an argument",
            x -> iterate(2, 1, y -> y.number())));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failuresShowWhatClashes(Failing row) {
    SolventError error =
        assertThrows(
            SolventError.class,
            () ->
                Trace.close(
                    Array.of(Type.NUMBER),
                    (Seq<Node> xs) -> Expr.of(row.program.of(Expr.of(xs.head()))).leaves()));
    assertThat(error.diagnostic().headline()).isEqualTo(row.headline);
    assertThat(error.kind()).isEqualTo(row.kind);
  }
}
