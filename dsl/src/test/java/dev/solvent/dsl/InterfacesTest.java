package dev.solvent.dsl;

import static com.google.common.truth.Truth.assertThat;
import static dev.solvent.dsl.Loops.*;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class InterfacesTest {
  interface Price {
    double of(double spot, double strike, double vol);
  }

  public interface Field {
    double[] at(double[] x);

    default double first(double[] x) {
      return at(x)[0];
    }
  }

  public interface Split {
    Halves of(int n, Expr x);
  }

  public record Halves(Expr left, double right) {}

  private static final Fn PRICE = fn((s, k, v) -> s.times(k).plus(v)).named("price");

  @Test
  void aFunctionBecomesAnInterfaceOfNumbers() {
    assertThat(PRICE.into(Price.class).of(2, 3, 4)).isEqualTo(10);
    assertThat(fn((a, b) -> a.minus(b)).into(DoubleBinaryOperator.class).applyAsDouble(2, 3))
        .isEqualTo(-1);
    DoubleUnaryOperator square = fn(x -> x.times(x)).into(DoubleUnaryOperator.class);
    assertThat(square.andThen(y -> y + 1).applyAsDouble(3)).isEqualTo(10);
  }

  @Test
  void aFunctionBecomesAnInterfaceThatAnotherLoaderHasClosed() throws Exception {
    Class<?> closed = new Apart().findClass(Price.class.getName());
    assertThat(closed).isNotEqualTo(Price.class);
    Object price = PRICE.into(closed);
    Method of = closed.getDeclaredMethod("of", double.class, double.class, double.class);
    of.setAccessible(true);
    assertThat(of.invoke(price, 2, 3, 4)).isEqualTo(10.0);
    assertThat(price.toString()).isEqualTo("price");
  }

  /// Loads classes of this test a second time.
  private static final class Apart extends ClassLoader {
    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      String file = "/" + name.replace('.', '/') + ".class";
      try (var in = InterfacesTest.class.getResourceAsStream(file)) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException unreadable) {
        throw new ClassNotFoundException(name, unreadable);
      }
    }
  }

  @Test
  void aFunctionBecomesAnInterfaceOfArrays() {
    Field twice = fn(x -> x.times(2)).into(Field.class);
    assertThat(twice.at(new double[] {1, 2})).usingExactEquality().containsExactly(2, 4).inOrder();
    assertThat(twice.at(new double[] {3})).usingExactEquality().containsExactly(6);
    assertThat(twice.first(new double[] {5, 6})).isEqualTo(10);
  }

  @Test
  void aFunctionBecomesAnInterfaceOfAnyValues() {
    Function<?, ?> plain = fn(x -> tuple(x, x)).into(Function.class);
    @SuppressWarnings("unchecked")
    Function<Object, Object> f = (Function<Object, Object>) plain;
    assertThat(f.apply(2).toString()).isEqualTo("(2, 2)");
    Split halves = fn((n, x) -> record("left", x, "right", n.div(2))).into(Split.class);
    assertThat(halves.of(3, vec(1, 2)).left().toString()).isEqualTo("[1, 2]");
    assertThat(halves.of(3, vec(1, 2)).right()).isEqualTo(1.5);
    assertThat(fn(n -> n.gt(2)).into(IntPredicate.class).test(3)).isTrue();
  }

  @Test
  void anArgumentMayDecideASize() {
    DoubleUnaryOperator triangle =
        fn(n -> fold(range(0, n), 0, (sum, i) -> sum.plus(i))).into(DoubleUnaryOperator.class);
    assertThat(triangle.applyAsDouble(4)).isEqualTo(6);
    assertThat(triangle.applyAsDouble(5)).isEqualTo(10);
  }

  @Test
  void anInterfaceIsTracedOnce() {
    int[] times = {0};
    DoubleUnaryOperator f =
        fn(
                x -> {
                  times[0]++;
                  return x.plus(1);
                })
            .into(DoubleUnaryOperator.class);
    for (int i = 0; i < 10; i++) assertThat(f.applyAsDouble(i)).isEqualTo(i + 1);
    assertThat(times[0]).isEqualTo(1);
  }

  @Test
  void aParameterThatMayBeLeftOutNeedNotBeGiven() {
    Signature signature =
        new Signature(
            "f",
            io.vavr.collection.Array.of(new Parameter("x"), Parameter.optional("k", expr(10))));
    Fn f = Fn.of(signature, a -> a.get(0).times(a.get(1)));
    assertThat(f.into(DoubleUnaryOperator.class).applyAsDouble(2)).isEqualTo(20);
    assertThat(f.into(DoubleBinaryOperator.class).applyAsDouble(2, 3)).isEqualTo(6);
  }

  @Test
  void anInterfaceOfAnotherArityIsAnErrorOfType() {
    assertType(
        "price takes 3 arguments, but a DoubleUnaryOperator is given 1", DoubleUnaryOperator.class);
    assertType(
        "price becomes an interface of one method that gives a value, not a Runnable",
        Runnable.class);
    assertType(
        "price becomes an interface of one method that gives a value, not a String", String.class);
  }

  private static void assertType(String headline, Class<?> type) {
    SolventError error = assertThrows(SolventError.class, () -> PRICE.into(type));
    assertThat(error.diagnostic().headline()).isEqualTo(headline);
    assertThat(error.kind()).isEqualTo(Kind.TYPE);
  }
}
