package dev.solvent.implicit;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.solvent.Solvent.*;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Quadratic;
import dev.solvent.dsl.Report;
import dev.solvent.dsl.Rule;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.collection.Array;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a function that an equation defines is, whatever finds its values.
class SolutionTest {
  private static final double SOLVED = 1e-10;

  private static void assertClose(Expr got, Expr want) {
    assertWithMessage("%s", got)
        .that(got.leaves().map(l -> Expr.of(l).array()[0]).toJavaList())
        .hasSize(want.leaves().size());
    for (int i = 0; i < want.leaves().size(); i++) {
      double[] x = Expr.of(got.leaves().get(i)).array();
      double[] y = Expr.of(want.leaves().get(i)).array();
      assertThat(x).usingTolerance(SOLVED).containsExactly(y).inOrder();
    }
  }

  // what is differentiated

  /// A square root by steps whose derivative is NaN.
  private static Fn trapped() {
    Fn half =
        customJvp(fn(x -> x.div(2)), (Rule) (self, x, dx) -> dx.times(nan)).named("half", "x");
    return fn(a ->
        whileLoop(
                tuple(a.plus(1), 0),
                (x, k) -> k.lt(60),
                (x, k) -> tuple(half.invoke(x.plus(a.div(x))), k.plus(1)))
            .get(0));
  }

  @Test
  void theTrapItselfIsSprungByADerivative() {
    assertThat(grad(trapped()).invoke(4.0).number()).isNaN();
    assertThat(jvp(trapped()).invoke(4.0, 1.0).get(1).number()).isNaN();
  }

  @Test
  void noStepOfASolverIsDifferentiated() {
    Fn root = implicit(trapped(), (s, a) -> s.pow(2).minus(a));
    assertClose(root.invoke(4.0), expr(2.0));
    assertClose(grad(root).invoke(4.0), expr(0.25));
    assertClose(jvp(root).invoke(4.0, 1.0).get(1), expr(0.25));
    assertClose(grad(grad(root)).invoke(4.0), expr(-1.0 / 32));
    assertClose(hessian(root).invoke(4.0), expr(-1.0 / 32));
    assertClose(grad(grad(grad(root))).invoke(4.0), expr(3.0 / 256));
    assertClose(vmap(grad(root)).invoke(vec(1, 4)), vec(0.5, 0.25));
    assertClose(grad(fn(a -> sum(vmap(root).invoke(a.times(vec(1, 4)))))).invoke(1.0), expr(1.5));
  }

  @Test
  void aTrapInTheUsersFunctionIsSprungByNoSolver() {
    Fn trap = customJvp(fn(g -> g.times(1)), (Rule) (self, x, dx) -> dx.times(nan));
    Fn f = root(guess(fn(a -> trap.invoke(a))), (x, a) -> x.pow(2).minus(a));
    assertClose(grad(f).invoke(4.0), expr(0.25));
    assertClose(grad(grad(f)).invoke(4.0), expr(-1.0 / 32));
  }

  @Test
  void threeLevelsDeepEveryCapturedParameterCounts() {
    // the innermost is √t, the middle one √(1 + √t), the outermost t + √(1 + √t) by its minimum
    Fn outer =
        fn(t -> {
          Fn inner = root(1.0, x -> x.pow(2).minus(t));
          Fn middle = fixedPoint(1.0, z -> z.plus(inner.invoke().plus(1).div(z)).div(2));
          return argmin(0.0, w -> w.minus(t).minus(middle.invoke()).pow(2)).invoke();
        });
    Fn closed = fn(t -> t.plus(sqrt(sqrt(t).plus(1))));
    for (Fn mode : Array.of(fn(t -> outer.invoke(t)), grad(outer), grad(grad(outer)))) {
      assertThat(mode.invoke(2.0).isKnown()).isTrue();
    }
    assertClose(outer.invoke(2.0), closed.invoke(2.0));
    assertClose(grad(outer).invoke(2.0), grad(closed).invoke(2.0));
    assertClose(jvp(outer).invoke(2.0, 1.0), jvp(closed).invoke(2.0, 1.0));
    assertClose(grad(grad(outer)).invoke(2.0), grad(grad(closed)).invoke(2.0));
    assertClose(vmap(grad(outer)).invoke(vec(1, 2)), vmap(grad(closed)).invoke(vec(1, 2)));
  }

  @Test
  void theGuessIsNotDifferentiated() {
    Fn f = fn(g -> root(g, (x, a) -> x.pow(2).minus(a)).invoke(4.0));
    assertClose(valueAndGrad(f).invoke(3.0), tuple(2.0, 0.0));
  }

  // what is sought

  static Stream<Arguments> structures() {
    return Stream.of(
        Arguments.of(expr(1.0), fn(s -> s.pow(2))),
        Arguments.of(vec(1, 2), fn(s -> s.pow(2))),
        Arguments.of(ones(2, 2), fn(s -> s.pow(2))),
        Arguments.of(tuple(1.0, vec(1, 1)), fn(s -> tuple(s.get(0).pow(2), s.get(1).pow(2)))),
        Arguments.of(
            record("p", vec(1, 1), "q", tuple(1.0, 2.0)),
            fn(s ->
                record(
                    "p", s.get("p").pow(2),
                    "q", tuple(s.get("q").get(0).pow(2), s.get("q").get(1).pow(2))))));
  }

  @ParameterizedTest
  @MethodSource("structures")
  void aSolutionHasTheStructureOfItsGuess(Expr guess, Fn square) {
    Fn f =
        root(
            guess,
            fn((s, a) ->
                square
                    .invoke(s)
                    .rebuild(square.invoke(s).leaves().map(l -> Expr.of(l).minus(a).node()))));
    Expr at4 = f.invoke(4.0);
    assertThat(at4.describe()).isEqualTo(guess.describe());
    Expr two = guess.rebuild(guess.leaves().map(l -> Expr.of(l).times(0).plus(2).node()));
    assertClose(at4, two);
    Expr slope = jvp(f).invoke(4.0, 1.0).get(1);
    assertClose(
        slope, guess.rebuild(guess.leaves().map(l -> Expr.of(l).times(0).plus(0.25).node())));
  }

  // what goes wrong

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(Kind.DOMAIN, "tolerance", () -> expr(newton().tolerance(-1))),
        mistake(Kind.DOMAIN, "maxIterations", () -> expr(lbfgs().maxIterations(0))),
        mistake(Kind.DOMAIN, "memory", () -> expr(anderson().memory(0))),
        mistake(Kind.DOMAIN, "damping", () -> expr(picard().damping(2))),
        mistake(Kind.DOMAIN, "tolerance", () -> expr(dopri5().tolerance(2))),
        mistake(
            Kind.DOMAIN, "onSingular", () -> root(guess(1).onSingular("what"), x -> x).invoke()),
        mistake(Kind.DOMAIN, "onFailure", () -> root(guess(1).onFailure("what"), x -> x).invoke()),
        mistake(
            Kind.DOMAIN,
            "no change of sign",
            () -> root(brent(1, 3), (x, a) -> x.pow(2).plus(a)).invoke(1.0)),
        mistake(Kind.SHAPE, "2 equations for 1 unknown", () -> root(1.0, x -> vec(x, x)).invoke()),
        mistake(Kind.TYPE, "guess", () -> root(none, x -> x).invoke()),
        mistake(Kind.TYPE, "numbers", () -> root("one", x -> x).invoke()),
        mistake(Kind.SHAPE, "number", () -> argmin(vec(1, 1), w -> w).invoke()),
        mistake(
            Kind.SHAPE,
            "lower",
            () -> argmin(guess(vec(1, 1)).lower(vec(1, 2, 3)), w -> sum(w)).invoke()),
        mistake(
            Kind.SHAPE,
            "constraints",
            () -> argmin(guess(1.0).equal(w -> vec(w, w)), w -> w.pow(2)).invoke()),
        mistake(Kind.TYPE, "report", () -> report(fn(x -> x)).invoke(1.0)),
        mistake(Kind.TYPE, "solver", () -> root(guess(1.0).using("brend"), x -> x).invoke()),
        mistake(
            Kind.CONVERGENCE, "residual", () -> root(0.5, (x, a) -> x.pow(2).plus(a)).invoke(1.0)),
        mistake(Kind.CONVERGENCE, "residual", () -> argmin(1.0, w -> w).invoke()),
        mistake(
            Kind.CONVERGENCE,
            "does not solve",
            () -> grad(implicit(fn(a -> a), (s, a) -> s.pow(2).minus(a))).invoke(9.0)),
        mistake(
            Kind.SINGULAR,
            "s.1[0]",
            () ->
                jacobian(
                        root(
                            tuple(1.0, vec(0, 1)),
                            fn((s, a) ->
                                    tuple(
                                        s.get(0).minus(a),
                                        s.get(1).times(vec(0, 1)).minus(vec(0, a))))
                                .named("f", "s", "a")))
                    .invoke(1.0)),
        mistake(Kind.RULE, "not linear", () -> linearSolve(x -> x.pow(2), vec(1, 2))),
        mistake(
            Kind.DOMAIN, "positive semidefinite", () -> qp(vec(vec(1, 0), vec(0, -1)), vec(1, 1))),
        mistake(Kind.DOMAIN, "times", () -> odeint((y, t) -> y, 1.0, vec(0, 2, 1))));
  }

  @Test
  void resultsBecomeRecordsOfTheHost() {
    Report report = report(root(1.0, (x, a) -> x.minus(a))).invoke(3).into(Report.class);
    assertThat(report.value().number()).isEqualTo(3.0);
    assertThat(report.converged().truth()).isTrue();
    Quadratic held = qp(eye(1), vec(-2), none, none, vec(vec(1)), vec(1)).into(Quadratic.class);
    assertThat(held.x().array()).usingTolerance(1e-9).containsExactly(new double[] {1});
    assertThat(held.inequality().array()).usingTolerance(1e-9).containsExactly(new double[] {1});
  }

  private static Arguments mistake(Kind kind, String mentions, Supplier<Expr> call) {
    return Arguments.of(kind, mentions, call);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("mistakes")
  void aMistakeHasItsKindAndSaysWhatIsWrong(Kind kind, String mentions, Supplier<Expr> call) {
    SolventError error = assertThrows(SolventError.class, call::get);
    assertWithMessage(error.getMessage()).that(error.kind()).isEqualTo(kind);
    assertThat(error).hasMessageThat().contains(mentions);
  }

  @Test
  void whatFailsUnderAMapIsNamedOrDeliveredAsNan() {
    Fn f = root(guess(1.0).onFailure("nan"), (x, a) -> x.pow(2).minus(a));
    Expr mapped = vmap(f).invoke(vec(4, -1, 9));
    assertThat(mapped.array()).isEqualTo(new double[] {2, Double.NaN, 3});
    Expr slopes = vmap(grad(f)).invoke(vec(4, -1, 9));
    assertClose(slopes.get(0), expr(0.25));
    assertThat(slopes.get(1).number()).isNaN();
    assertClose(slopes.get(2), expr(1.0 / 6));
    SolventError error =
        assertThrows(
            SolventError.class,
            () -> vmap(root(1.0, (x, a) -> x.pow(2).minus(a))).invoke(vec(4, -1, 9, -2)));
    assertThat(error.diagnostic().notes().mkString()).contains("elements 1, 3 of the 4");
  }

  @Test
  void aReportTellsOfSuccessAndFailure() {
    Fn f = report(root(1.0, (x, a) -> x.pow(2).minus(a)));
    Expr good = f.invoke(4.0);
    assertThat(good.get("converged").truth()).isTrue();
    assertThat(good.get("value").number()).isWithin(SOLVED).of(2);
    assertThat(good.get("condition").number()).isEqualTo(1);
    Expr bad = f.invoke(-1.0);
    assertThat(bad.get("converged").truth()).isFalse();
    assertThat(bad.get("residual").number()).isAtLeast(1);
    assertClose(grad(fn(a -> f.invoke(a).get("value"))).invoke(4.0), expr(0.25));
    assertClose(vmap(f).invoke(vec(4, 9)).get("value"), vec(2, 3));
  }
}
