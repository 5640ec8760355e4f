package dev.solvent.transforms;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.solvent.Solvent.*;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.F1;
import dev.solvent.dsl.F2;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Rule;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What rules obey, what they are spared, and how they fail.
class RulesTest {
  /// A derivative at a point, and its value.
  record Row(String name, double want, Fn f, double at) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Fn clip() {
    return customVjp(fn(x -> x), (self, x, ct) -> ct.tanh());
  }

  /// `3 clip(x²)`: backwards the cotangent is `tanh(3)`.
  private static Fn clipped() {
    Fn clip = clip();
    return fn(x -> clip.invoke(x.times(x)).times(3));
  }

  private static double clippedWhile(double at) {
    double x = at;
    java.util.ArrayList<Double> passed = new java.util.ArrayList<>();
    for (; x < 9; x = 3 * x * x) passed.add(x);
    double ct = 1;
    for (double y : passed.reversed()) ct = Math.tanh(3 * ct) * 2 * y;
    return ct;
  }

  /// Rules that are deliberately not the derivative, so that their use is seen.
  static Stream<Row> obeyed() {
    Fn twice = customJvp(fn(x -> x.sin()), (self, x, dx) -> dx.times(x.cos()).times(2));
    Fn thrice = customVjp(fn(x -> x.sin()), (self, x, ct) -> ct.times(x.cos()).times(3));
    Fn both = customVjp(twice, (self, x, ct) -> ct.times(5));
    Fn inWhile = fn(x -> whileLoop(x, fn(y -> y.lt(9)), clipped()));
    return Stream.of(
        new Row("a tangent rule forwards", 2 * Math.cos(1), Nesting.of(twice, "F"), 1),
        new Row("a tangent rule backwards", 2 * Math.cos(1), Nesting.of(twice, "R"), 1),
        new Row("a tangent rule at second order", -2 * Math.sin(1), Nesting.of(twice, "FR"), 1),
        new Row("a cotangent rule forwards", 3 * Math.cos(1), Nesting.of(thrice, "F"), 1),
        new Row("a cotangent rule backwards", 3 * Math.cos(1), Nesting.of(thrice, "R"), 1),
        new Row("a cotangent rule at second order", -3 * Math.sin(1), Nesting.of(thrice, "RF"), 1),
        new Row("a second rule in place of the first", 5, Nesting.of(both, "F"), 1),
        new Row("a clip, backwards", Math.tanh(3) * 4, grad(clipped()), 2),
        new Row("the gradient of a clipped gradient", Math.tanh(3) * 2, grad(grad(clipped())), 2),
        new Row("the jvp of a clipped gradient", Math.tanh(3) * 2, Nesting.of(clipped(), "FR"), 2),
        new Row("a clip in a while", clippedWhile(1.1), grad(inWhile), 1.1),
        new Row(
            "a clip in a map", Math.tanh(3) * 4, grad(x -> sum(vmap(clipped()).invoke(vec(x)))), 2),
        new Row(
            "a captured value through the body",
            2 * Math.cos(1) + Math.sin(1),
            grad(x -> {
              Fn f = fn(y -> x.times(y.sin()));
              return customJvp(f, (self, y, dy) -> dy.times(y.cos()).times(2)).invoke(x);
            }),
            1),
        new Row("stopGradient", 3, grad(x -> x.times(stopGradient(x))), 3),
        new Row(
            "stopGradient at second order", 0, Nesting.of(x -> x.times(stopGradient(x)), "RF"), 3),
        new Row(
            "comp",
            2 * 0.5 * Math.cos(0.25),
            grad(comp(fn(x -> x.sin()), fn(x -> x.times(x)))),
            0.5));
  }

  @ParameterizedTest
  @MethodSource("obeyed")
  void aRuleIsObeyed(Row row) {
    assertThat(Nesting.run(row.f, row.at))
        .isWithin(1e-12 * Math.max(1, Math.abs(row.want)))
        .of(row.want);
  }

  /// A use of a rule that fails, and what it says.
  record Wrong(String name, Kind kind, String says, F1 use) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Wrong tangent(String name, String says, Rule rule) {
    Fn f = customJvp(called("f", x -> x.times(x)), rule);
    return new Wrong(name, Kind.RULE, says, grad(f)::invoke);
  }

  private static Fn called(String name, F1 f) {
    return fn(f).named(name, "x");
  }

  static Stream<Wrong> failures() {
    String notLinear = "the tangent rule of f is not linear in its tangent: ";
    return Stream.of(
        tangent("sin(dx)", notLinear + "it takes sin of the tangent", (self, x, dx) -> dx.sin()),
        tangent("dx + 1", notLinear + "something fixed is added", (self, x, dx) -> dx.plus(1)),
        tangent(
            "dx * dx", notLinear + "it takes a product of tangents", (self, x, dx) -> dx.times(dx)),
        tangent("1 / dx", notLinear + "it divides by the tangent", (self, x, dx) -> div(1, dx)),
        tangent("abs(dx)", notLinear + "it takes abs of the tangent", (self, x, dx) -> dx.abs()),
        tangent(
            "floor(dx)",
            notLinear + "it takes a rounding of the tangent",
            (self, x, dx) -> dx.floor()),
        tangent("where on dx", notLinear, (self, x, dx) -> where(dx.gt(0), dx, dx.times(2))),
        tangent(
            "sin(dx) beside a loop that dx decides",
            notLinear + "it takes sin of the tangent",
            (self, x, dx) -> whileLoop(dx, r -> r.gt(1), r -> r.times(0.5)).plus(dx.sin())),
        tangent(
            "what is not linear in a loop",
            "the tangent rule of f is not linear: along",
            (self, x, dx) -> iterate(2, dx, r -> r.times(r))),
        tangent(
            "what is not linear in a loop that dx decides",
            "the tangent rule of f is not linear: along",
            (self, x, dx) -> whileLoop(dx, r -> r.gt(1), r -> r.times(0.5))),
        tangent("a vector", "gives [2], but the value of f is num", (self, x, dx) -> vec(dx, dx)),
        tangent(
            "a tuple of three",
            "the tangent rule of f gives (num, num, num)",
            (self, x, dx) -> tuple(x, dx, dx)),
        new Wrong(
            "a cotangent of another shape",
            Kind.RULE,
            "the cotangent rule of f gives [2], but its arguments are num",
            x -> grad(customVjp(called("f", y -> y), (self, y, ct) -> vec(ct, ct))).invoke(x)),
        new Wrong(
            "the jvp of a clip",
            Kind.RULE,
            "is not linear in its cotangent, so it has no jvp: it takes tanh of the cotangent",
            x -> jvp(clip()).invoke(x, 1)),
        new Wrong(
            "the jvp of a clip in a map in a loop",
            Kind.RULE,
            "is not linear in its cotangent",
            x ->
                jvp(fn(y -> iterate(2, y, z -> sum(vmap(clip()).invoke(vec(z, z)))))).invoke(x, 1)),
        new Wrong(
            "a residual with another number of equations",
            Kind.SHAPE,
            "the residual of f has 2 equations for 1 unknown",
            x -> grad(implicit(called("f", y -> y), fn((s, y) -> vec(s, y)))).invoke(x)),
        new Wrong(
            "the transpose of what is not linear",
            Kind.RULE,
            "the function is not linear",
            x -> transpose(fn(y -> y.sin()), 1).invoke(x)),
        new Wrong(
            "the gradient of a vector",
            Kind.SHAPE,
            "grad wants a function whose value is a number",
            x -> grad(fn(y -> vec(y, y))).invoke(x)),
        new Wrong(
            "a wrt that is not there",
            Kind.INDEX,
            "wrt = 2, but",
            x -> grad(fn((y, z) -> y.times(z)), wrt(2)).invoke(x, x)),
        new Wrong(
            "a name that is not there",
            Kind.INDEX,
            "has no argument b",
            x -> grad(fn((y, z) -> y.times(z)), wrt("b")).invoke(x, x)));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aWrongRuleFails(Wrong wrong) {
    SolventError error = assertThrows(SolventError.class, () -> wrong.use.of(expr(2)));
    assertThat(error.diagnostic().headline()).contains(wrong.says);
    assertThat(error.kind()).isEqualTo(wrong.kind);
  }

  /// Maps that are linear though their steps are not are applied to a basis.
  static Stream<Row> byBasis() {
    F1 halving =
        r ->
            whileLoop(
                    tuple(r, 0),
                    (s, t) -> s.abs().gt(1e-15),
                    (s, t) -> tuple(s.times(0.5), t.plus(s)))
                .get(1);
    return Stream.of(
        new Row(
            "a loop that dx decides",
            12,
            grad(
                customJvp(
                    fn(x -> x.pow(3)),
                    (self, x, dx) -> expr(halving.of(dx)).times(x.pow(2)).times(1.5))),
            2),
        new Row(
            "a branch that dx decides",
            12,
            grad(
                customJvp(
                    fn(x -> x.pow(3)),
                    (self, x, dx) ->
                        branch(dx.eq(0), () -> expr(0), () -> dx.times(x.pow(2)).times(3)))),
            2),
        new Row(
            "a ratio of tangents in a counted loop",
            12,
            grad(
                customJvp(
                    fn(x -> x.pow(3)),
                    (self, x, dx) ->
                        iterate(3, dx, r -> r.times(r).div(r)).times(x.pow(2)).times(3))),
            2),
        new Row("a transposed loop", 6, transpose(fn(x -> expr(halving.of(x)).times(1.5)), 1), 2));
  }

  @ParameterizedTest
  @MethodSource("byBasis")
  void aLinearMapOfStepsThatAreNotIsAppliedToABasis(Row row) {
    assertThat(Nesting.run(row.f, row.at)).isWithin(1e-9).of(row.want);
  }

  // what is computed from a zero tangent alone is dropped

  private static int sines(Graph graph) {
    int count = 0;
    for (Node node : graph.nodes()) {
      if (node instanceof Node.Apply a) {
        if (a.op() instanceof Op.Pointwise(var f) && f.name().equals("SIN")) count++;
        for (Graph body : Graph.bodies(a.op())) count += sines(body);
      }
    }
    return count;
  }

  /// `x y`, whose rule takes a sine of what belongs to the tangent of `y`.
  private static Fn dear() {
    return customJvp(
        fn((x, y) -> x.times(y)),
        (self, x, y, dx, dy) ->
            dx.times(y).plus(dy.times(x.times(y).sin()).times(x.div(x.times(y).sin()))));
  }

  @Test
  void whatIsMadeOfAZeroTangentAloneIsDropped() {
    Type n = Type.NUMBER;
    assertThat(sines(Nesting.graph(grad(dear(), wrt(0)), n, n))).isEqualTo(0);
    assertThat(sines(Nesting.graph(grad(dear(), wrt(1)), n, n))).isEqualTo(1);
    Fn along = fn((x, y) -> jvp(dear()).invoke(tuple(x, y), tuple(1, none)).get(1));
    assertThat(sines(Nesting.graph(along, n, n))).isEqualTo(0);
    Fn looped = fn((x, y) -> iterate(3, x, s -> dear().invoke(s, y)));
    assertThat(sines(Nesting.graph(grad(looped, wrt(0)), n, n))).isEqualTo(0);
    assertThat(sines(Nesting.graph(grad(looped, wrt(1)), n, n))).isEqualTo(1);
  }

  /// A function that is linear in a tangent is not called for a tangent that is not there, though
  /// it loops: `A b + A b` by a rule that calls itself.
  static Stream<F2> linear() {
    return Stream.of(
        (a, b) -> a.matmul(b),
        (a, b) -> iterate(3, a.matmul(b), s -> a.matmul(s)).times(0).plus(a.matmul(b)),
        (a, b) ->
            fold(tuple(a.T(), b), b.times(0), (s, row) -> s.plus(row.get(0).times(row.get(1)))),
        (a, b) ->
            whileLoop(tuple(0, b), (k, s) -> k.lt(3), (k, s) -> tuple(k.plus(1), s.times(0.5)))
                .get(1)
                .plus(a.matmul(b))
                .minus(b.times(0.125)),
        (a, b) -> vmap(row -> row.times(b).sum()).invoke(a),
        (a, b) -> branch(a.get(0, 0).gt(5), () -> b, () -> a.matmul(b)));
  }

  @ParameterizedTest
  @MethodSource("linear")
  void aCallIsSparedWhereItsTangentStandsStill(F2 product) {
    Fn f =
        customJvp(
            fn((a, b) -> expr(product.of(a, b))),
            (self, a, b, da, db) -> self.invoke(a, db).plus(da.matmul(b)));
    Fn loss = fn((a, b) -> sum(f.invoke(a, b)));
    double[][] a = {{1, 2}, {3, 4}};
    Type matrix = new Type.Real(Shape.of(2, 2));
    double[] in = {1, 1};
    for (Fn known :
        Array.of(grad(b -> loss.invoke(a, b)), fn(b -> grad(loss, wrt(1)).invoke(a, b)))) {
      assertThat(known.invoke(in).array()).isEqualTo(new double[] {4, 6});
    }
    Fn first = grad(loss, wrt(0));
    assertThat(first.invoke(a, in).array()).isEqualTo(new double[] {1, 1, 1, 1});
    for (Node node : Nesting.graph(first, matrix, Type.real(2)).nodes()) {
      boolean calls = node instanceof Node.Apply apply && apply.op() instanceof Op.Call;
      assertThat(calls).isFalse();
    }
  }

  /// A cotangent that nobody asks for is not computed either.
  @Test
  void aCotangentThatNobodyAsksForIsDropped() {
    Fn f =
        customVjp(
            fn((x, y) -> x.times(y)),
            (self, x, y, ct) -> tuple(ct.times(y), ct.times(x).times(y.sin().div(y.sin()))));
    Type n = Type.NUMBER;
    assertThat(sines(Nesting.graph(grad(f, wrt(0)), n, n))).isEqualTo(0);
    assertThat(sines(Nesting.graph(grad(f, wrt(1)), n, n))).isEqualTo(1);
  }

  /// A basis is taken of the arguments that move alone.
  @Test
  void aBasisIsTakenOfWhatMoves() {
    Fn jacobi = Construct.jacobi();
    Fn loss = fn((a, b) -> sum(jacobi.invoke(a, b)));
    Graph graph = Nesting.graph(grad(loss, wrt(1)), Type.real(4), Type.real(2));
    for (Node node : graph.nodes()) {
      if (node instanceof Node.Apply a && a.op() instanceof Op.Each e) {
        assertThat(e.n()).isEqualTo(2);
      }
    }
  }

  // wrt

  @Test
  void gradientsInSomeArguments() {
    Fn f = fn((x, y, p) -> x.pow(2).times(y).plus(p.get("w").times(p.get("b"))));
    Expr p = record("w", 2, "b", 5);
    Fn named = f.named("f", "x", "y", "p");
    assertThat(grad(named).invoke(3, 4, p).toString()).isEqualTo("24");
    assertThat(grad(named, wrt(1)).invoke(3, 4, p).toString()).isEqualTo("9");
    assertThat(grad(named, wrt(-1)).invoke(3, 4, p).toString()).isEqualTo("(w = 5, b = 2)");
    assertThat(grad(named, wrt("y")).invoke(3, 4, p).toString()).isEqualTo("9");
    assertThat(grad(named, wrt("p", 0)).invoke(3, 4, p).toString())
        .isEqualTo("((w = 5, b = 2), 24)");
    assertThat(valueAndGrad(named, wrt(0, 1)).invoke(3, 4, p).toString())
        .isEqualTo("(46, (24, 9))");
    assertThat(hessian(named, wrt(0)).invoke(3, 4, p).toString()).isEqualTo("8");
    assertThat(hessian(named, wrt(0, 1)).invoke(3, 4, p).toString()).isEqualTo("((8, 6), (6, 0))");
  }

  /// A rule of records, with none for what has no derivative.
  @Test
  void rulesOfRecords() {
    Fn f =
        customVjp(
            fn(p -> record("u", p.get("a").times(p.get("b")), "v", p.get("c"))),
            (self, p, ct) ->
                record(
                    "c", ct.get("v"),
                    "a", ct.get("u").times(p.get("b")),
                    "b", none));
    Expr p = record("a", 2, "b", 3, "c", vec(1, 1));
    Expr ct = record("u", 10, "v", vec(4, 5));
    assertThat(vjp(f).invoke(p, ct).get(1).toString()).isEqualTo("(a = 30, b = 0, c = [4, 5])");
    Expr dp = record("a", 1, "b", 7, "c", none);
    assertThat(jvp(f).invoke(p, dp).get(1).toString()).isEqualTo("(u = 3, v = [0, 0])");
  }

  @Test
  void manyResultsByBasis() {
    Fn f =
        customJvp(
            fn((a, b) -> tuple(a.times(b), a.sum().times(b))),
            (self, at, along) -> {
              Expr da = along.get(0);
              Expr grown =
                  whileLoop(
                          tuple(da, da.times(0)),
                          (r, s) -> r.abs().max().gt(1e-14),
                          (r, s) -> tuple(r.times(0.5), s.plus(r.times(0.5))))
                      .get(1);
              return tuple(
                  grown.times(at.get(1)).plus(at.get(0).times(along.get(1))),
                  grown.sum().times(at.get(1)).plus(at.get(0).sum().times(along.get(1))));
            });
    Expr a = expr(new double[][] {{1, 2}, {3, 4}});
    Expr back = vjp(f).invoke(tuple(a, 2), tuple(expr(new double[][] {{1, 0}, {0, -1}}), 3)).get(1);
    double[][] want = {{8, 6}, {6, 4}};
    for (int i = 0; i < 2; i++) {
      for (int k = 0; k < 2; k++) {
        assertWithMessage("%s %s", i, k)
            .that(back.get(0).matrix()[i][k])
            .isWithin(1e-12)
            .of(want[i][k]);
      }
    }
    assertThat(back.get(1).number()).isWithin(1e-12).of(1 - 4 + 3 * 10);
  }
}
