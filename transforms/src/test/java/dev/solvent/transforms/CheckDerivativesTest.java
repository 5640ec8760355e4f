package dev.solvent.transforms;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.solvent.Solvent.*;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.F1;
import dev.solvent.dsl.Fn;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckDerivativesTest {

  static Stream<Construct> constructs() {
    return Construct.all().toJavaStream();
  }

  @ParameterizedTest
  @MethodSource("constructs")
  void whatIsRightPasses(Construct construct) {
    Expr errors = checkDerivatives(construct.fn(), construct.at(), 3);
    assertThat(errors.describe())
        .isEqualTo(
            "(jvp = num, vjp = num, vmap = num, adjoint = num, linear = num, order2 = num,"
                + " order3 = num)");
    for (Expr error : errors.parts()) {
      assertWithMessage(errors.toString()).that(error.number()).isLessThan(1e-6);
    }
    assertThat(errors.get("vmap").number()).isEqualTo(0);
  }

  @Test
  void structuresMatricesAndSizes() {
    Fn f = fn((p, n) -> record("u", p.get("A").matmul(p.get("b")), "v", zeros(n).plus(p.get("c"))));
    Expr p =
        record("A", new double[][] {{1, 2}, {3, 4}}, "b", vec(1, -1), "c", 0.5, "d", expr(true));
    Expr errors = checkDerivatives(f, tuple(p, 3));
    for (Expr error : errors.parts()) assertThat(error.number()).isLessThan(1e-9);
  }

  @Test
  void aKinkIsNotHeldToDifferences() {
    Fn f = fn(x -> x.relu().plus(x.abs()).sum());
    Expr errors = checkDerivatives(f, vec(0, 1, -2));
    for (Expr error : errors.parts()) assertThat(error.number()).isLessThan(1e-9);
  }

  /// A function with a rule that is wrong, and what is said of it.
  record Wrong(String name, Kind kind, String says, F1 function, Object at) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Fn named(Fn f, String name, String... parameters) {
    return f.named(name, parameters);
  }

  static Stream<Wrong> wrong() {
    Fn times = named(fn((x, y) -> x.times(y)), "times", "x", "y");
    Fn product = named(fn((a, b) -> a.matmul(b)), "product", "A", "b");
    Fn square = named(fn(x -> x.times(x)), "square", "x");
    Fn tangent = customJvp(times, (self, x, y, dx, dy) -> dx.times(y).plus(dy.times(x).times(2)));
    Fn cotangent = customVjp(times, (self, x, y, ct) -> tuple(ct.times(x), ct.times(x)));
    Fn entry =
        customJvp(
            product,
            (self, a, b, da, db) ->
                self.invoke(da, b).plus(self.invoke(a, db.times(vec(1, 1.001)))));
    Fn atOnePoint = customJvp(square, (self, x, dx) -> dx.times(6));
    Fn equation = implicit(square, (s, x) -> s.minus(x.times(x).times(2)));
    Fn fine = customJvp(named(fn(x -> x.sin()), "fine", "x"), (self, x, dx) -> dx.times(x.cos()));
    Fn clip = customVjp(named(fn(x -> x), "clip", "x"), (self, x, ct) -> ct.tanh());
    Fn basis =
        customJvp(
            square,
            (self, x, dx) -> whileLoop(dx, r -> r.gt(1), r -> r.times(0.5)).times(x).times(2));
    double[][] a = {{1, 2}, {3, 4}};
    return Stream.of(
        new Wrong(
            "a tangent rule",
            Kind.RULE,
            "the tangent rule of times is wrong: d times / d y is 3 by jvp, but 1.5 by differences",
            x -> times(tangent, x),
            1.5),
        new Wrong(
            "a cotangent rule",
            Kind.RULE,
            "the cotangent rule of times is wrong: d times / d x is 1.5 by jvp, but 2 by"
                + " differences",
            x -> times(cotangent, x),
            1.5),
        new Wrong(
            "one entry of a rule",
            Kind.RULE,
            "the tangent rule of product is wrong: d product[0] / d b[1] is 2.002 by jvp, but 2 by",
            x -> entry.invoke(a, x),
            vec(1, 1)),
        new Wrong(
            "a rule that is right at one point",
            Kind.RULE,
            "the tangent rule of square is wrong: the derivative of square along a direction near",
            x -> atOnePoint.invoke(x),
            3),
        new Wrong(
            "an equation",
            Kind.RULE,
            "the equation of square is wrong: d square / d x is 12 by jvp, but 6 by differences",
            x -> equation.invoke(x),
            3),
        new Wrong(
            "a wrong rule beneath a right one",
            Kind.RULE,
            "the tangent rule of times is wrong",
            x -> fine.invoke(times(tangent, x)),
            1.5),
        new Wrong(
            "a wrong rule in a loop in a map",
            Kind.RULE,
            "the tangent rule of times is wrong",
            x -> sum(vmap(c -> iterate(2, c, s -> times(tangent, s))).invoke(vec(x, x))),
            1.5),
        new Wrong(
            "a clip",
            Kind.RULE,
            "the cotangent rule of clip is not linear in its cotangent, so it has no jvp",
            x -> clip.invoke(x),
            3),
        new Wrong(
            "a loop that is not linear in the tangent",
            Kind.RULE,
            "the tangent rule of square is not linear: along one direction",
            x -> basis.invoke(x),
            3),
        new Wrong(
            "no rule, but no derivative either",
            Kind.ASSERT,
            "disagree: d f / d x is 1.5 by jvp, but 3 by differences",
            x -> x.times(stopGradient(x)),
            1.5));
  }

  private static Expr times(Fn rule, Expr x) {
    return rule.invoke(x, 2).plus(rule.invoke(x, x.plus(0.5)).times(0));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void theRuleThatIsWrongIsNamed(Wrong wrong) {
    Fn f = named(fn(wrong.function), "f", "x");
    SolventError error = assertThrows(SolventError.class, () -> checkDerivatives(f, wrong.at));
    assertThat(error.diagnostic().headline()).contains(wrong.says);
    assertThat(error.kind()).isEqualTo(wrong.kind);
  }
}
