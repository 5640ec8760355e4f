package dev.solvent.dsl;

import static com.google.common.truth.Truth.assertThat;
import static dev.solvent.dsl.Loops.*;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A lambda is a description: it runs once for each combination of argument types.
class CompiledTest {

  /// A function that counts how often its lambda runs.
  private static Fn counted(List<String> runs, F2 body) {
    return fn((x, y) -> {
      runs.add(x.describe() + " " + y.describe());
      return body.of(x, y);
    });
  }

  @Test
  void aLambdaRunsOnceForEachCombinationOfTypes() {
    List<String> runs = new ArrayList<>();
    Fn f = counted(runs, (x, y) -> x.times(y).plus(1));
    assertThat(f.invoke(2, 3).toString()).isEqualTo("7");
    assertThat(f.invoke(4, 5).toString()).isEqualTo("21");
    assertThat(f.invoke(vec(1, 2), 5).toString()).isEqualTo("[6, 11]");
    assertThat(f.invoke(vec(3, 4), 1).toString()).isEqualTo("[4, 5]");
    assertThat(f.invoke(vec(1, 2, 3), 0).toString()).isEqualTo("[1, 1, 1]");
    assertThat(runs).containsExactly("num num", "[2] num", "[3] num");
  }

  @Test
  void structureIsAmongTheTypes() {
    List<String> runs = new ArrayList<>();
    Fn f = counted(runs, (p, y) -> p.get("a").plus(y));
    assertThat(f.invoke(record("a", 1), 2).number()).isEqualTo(3);
    assertThat(f.invoke(record("a", 5), 2).number()).isEqualTo(7);
    assertThat(f.invoke(record("a", 5, "b", 1), 2).number()).isEqualTo(7);
    assertThat(runs).containsExactly("(a = num) num", "(a = num, b = num) num");
  }

  @Test
  void aNumberThatDecidesASizeCountsByItsValue() {
    List<String> runs = new ArrayList<>();
    Fn f = counted(runs, (n, y) -> zeros(n.plus(1)).plus(y));
    assertThat(f.invoke(1, 5).toString()).isEqualTo("[5, 5]");
    assertThat(f.invoke(2, 5).toString()).isEqualTo("[5, 5, 5]");
    int before = runs.size();
    assertThat(f.invoke(1, 7).toString()).isEqualTo("[7, 7]");
    assertThat(f.invoke(2, 8).toString()).isEqualTo("[8, 8, 8]");
    assertThat(runs).hasSize(before);
  }

  @Test
  void aNumberThatDecidesARecursionCountsByItsValue() {
    Fn[] self = new Fn[1];
    self[0] = fn(n -> branch(n.le(1), () -> 1, () -> n.times(self[0].invoke(n.minus(1)))));
    assertThat(self[0].invoke(10).number()).isEqualTo(3628800);
    assertThat(self[0].invoke(5).number()).isEqualTo(120);
  }

  @Test
  void anEndlessRecursionIsAnErrorOfKindLimit() {
    Fn[] self = new Fn[1];
    self[0] = fn(n -> self[0].invoke(n.plus(1))).named("up", "n");
    SolventError error = assertThrows(SolventError.class, () -> self[0].invoke(0));
    assertThat(error.kind()).isEqualTo(Kind.LIMIT);
    assertThat(iterate(2, 1, x -> x.times(3)).number()).isEqualTo(9);
  }

  @Test
  void aHostThatAsksForAnArgumentIsTold() {
    Fn f = fn((x, a) -> x.number() > 0 ? a : x).named("f", "x", "a");
    SolventError error = assertThrows(SolventError.class, () -> f.invoke(1, 2));
    assertThat(error.kind()).isEqualTo(Kind.TYPE);
    assertThat(error.diagnostic().headline())
        .isEqualTo("x is not known here: it is an argument of f");
    Fn g = fn((x, a) -> x.plus(a).truth() ? a : x).named("g", "x", "a");
    assertThat(assertThrows(SolventError.class, () -> g.invoke(1, 2)).diagnostic().headline())
        .isEqualTo("the value is not known here: it is made of x, which is an argument of g");
  }

  @Test
  void whatFailsForKnownArgumentsFailsAsItDoesThen() {
    Fn f = fn((x, i) -> x.get(i)).named("f", "x", "i");
    assertThat(f.invoke(vec(1, 2), 1).number()).isEqualTo(2);
    SolventError error = assertThrows(SolventError.class, () -> f.invoke(vec(1, 2), 5));
    assertThat(error.kind()).isEqualTo(Kind.INDEX);
    assertThat(f.invoke(vec(4, 5), 0).number()).isEqualTo(4);
  }

  @Test
  void functionsAmongArgumentsAndResults() {
    Fn twice = fn((f, x) -> f.invoke(f.invoke(x)));
    assertThat(twice.invoke(fn(x -> x.times(3)), 2).number()).isEqualTo(18);
    assertThat(twice.invoke(fn(x -> x.plus(1)), 2).number()).isEqualTo(4);
    Fn adder = fn(a -> fn(x -> x.plus(a)));
    assertThat(adder.invoke(1).invoke(2).number()).isEqualTo(3);
    assertThat(adder.invoke(5).invoke(2).number()).isEqualTo(7);
  }

  @Test
  void aCheckIsMadeAtEachCall() {
    Fn f =
        fn(x -> {
          ensure(x.gt(0), "x is positive");
          return x.sqrt();
        });
    assertThat(f.invoke(4).number()).isEqualTo(2);
    assertThat(assertThrows(SolventError.class, () -> f.invoke(-4)).kind()).isEqualTo(Kind.ASSERT);
  }

  @Test
  void aCheckIsMadeThoughNothingIsGiven() {
    Fn f =
        fn(x -> {
          ensure(x.gt(0), "x is positive");
          return none;
        });
    assertThat(f.invoke(4).isNone()).isTrue();
    assertThat(assertThrows(SolventError.class, () -> f.invoke(-4)).kind()).isEqualTo(Kind.ASSERT);
  }

  @Test
  void anInterfaceOfExpressionsTakesUnknownOnes() {
    F2 product = fn((x, y) -> x.times(y)).into(F2.class);
    assertThat(fn(x -> product.of(x, expr(3))).invoke(2).number()).isEqualTo(6);
    assertThat(Expr.of(product.of(expr(2), expr(4))).number()).isEqualTo(8);
  }

  @Test
  void anInterruptionIsNotTriedAgain() {
    Thread.currentThread().interrupt();
    Fn f = fn(x -> whileLoop(expr(0), y -> y.lt(1e9), y -> y.plus(1)).plus(x));
    SolventError error = assertThrows(SolventError.class, () -> f.invoke(1));
    assertThat(error.kind()).isEqualTo(Kind.LIMIT);
    assertThat(Thread.interrupted()).isFalse();
  }
}
