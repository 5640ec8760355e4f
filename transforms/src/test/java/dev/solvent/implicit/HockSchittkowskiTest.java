package dev.solvent.implicit;

import static com.google.common.truth.Truth.assertWithMessage;
import static dev.solvent.Solvent.*;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.collection.Seq;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HockSchittkowskiTest {
  /// The book gives this many digits of values and points at least.
  private static final double PRINTED = 5e-6;

  static Seq<Problem> bounded() {
    return HockSchittkowski.BOUNDED;
  }

  static Seq<Problem> constrained() {
    return HockSchittkowski.CONSTRAINED;
  }

  static Seq<Problem> degenerate() {
    return HockSchittkowski.DEGENERATE;
  }

  static Seq<Problem> regular() {
    return bounded().appendAll(constrained());
  }

  private static void near(String what, Expr got, Expr want, double tolerance) {
    double distance = norm(got.minus(want)).number();
    assertWithMessage("%s: %s, not %s", what, got, want)
        .that(distance)
        .isAtMost(tolerance * Math.max(1, norm(want).number()));
  }

  /// Where a loss rises with the fourth power, a step of this size is one of rounding.
  private static final double FLAT = 1e-4;

  /// Central differences along each direction, with steps of this share of the unknowns.
  private static final double STEP = 1e-4;

  private static Expr differences(Fn f, double h) {
    return f.invoke(h).minus(f.invoke(-h)).div(2 * h);
  }

  /// The gradient by central differences.
  private static Expr gradient(Fn f, int n) {
    return vmap(fn(e -> f.invoke(e.times(STEP)).minus(f.invoke(e.times(-STEP))).div(2 * STEP)))
        .invoke(eye(n));
  }

  @ParameterizedTest
  @MethodSource("regular")
  void theMinimumIsTheBooks(Problem p) {
    Expr x = p.fit(p.start()).invoke(0.0);
    near("minimiser", x, p.minimiser(), PRINTED);
    near("minimum", p.loss(x, 0), expr(p.least()), 1e-8);
  }

  @ParameterizedTest
  @MethodSource("regular")
  void theMinimiserMovesAsResolvedProblemsDo(Problem p) {
    Fn fit = p.fit(p.start());
    Expr x = fit.invoke(0.0);
    Expr dx = jvp(fit).invoke(0.0, 1.0).get(1);
    double h = STEP * Math.max(1, norm(x).number()) / Math.max(1, norm(dx).number());
    near("dx/dt", dx, differences(p.fit(x), h), 1e-5);
    near("dx/dt in reverse", jacrev(fit).invoke(0.0), dx, 1e-12);
  }

  @ParameterizedTest
  @MethodSource("constrained")
  void theMultipliersAreThePricesOfTheConstraints(Problem p) {
    Expr x = p.fit(p.start()).invoke(0.0);
    Expr none = zeros(p.constraints());
    Expr prices = grad(p.price(x)).invoke(none);
    near("by differences", prices, gradient(p.price(x), p.constraints()), 1e-5);
    Expr pull = grad(fn(w -> p.loss(w, 0))).invoke(x);
    near("multipliers", jacobian(fn(p::constraint)).invoke(x).T().matmul(prices), pull, 1e-8);
  }

  @ParameterizedTest
  @MethodSource("bounded")
  void theMultipliersAreThePricesOfTheBounds(Problem p) {
    Expr x = p.fit(p.start()).invoke(0.0);
    Expr prices = grad(p.priceOfBounds(x)).invoke(zeros(p.unknowns()));
    near("multipliers", prices, grad(fn(w -> p.loss(w, 0))).invoke(x), 1e-7);
    near("by differences", prices, gradient(p.priceOfBounds(x), p.unknowns()), 1e-5);
  }

  @ParameterizedTest
  @MethodSource("degenerate")
  void whereTheHessianIsSingularThereIsAMinimumButNoDerivative(Problem p) {
    Fn fit = p.fit(p.start());
    Expr x = fit.invoke(0.0);
    near("minimum", p.loss(x, 0), expr(p.least()), 1e-8);
    near("constraints", p.constraint(x), zeros(p.constraints()), 1e-8);
    near("minimiser", x, p.minimiser(), FLAT);
    SolventError error = assertThrows(SolventError.class, () -> jvp(fit).invoke(0.0, 1.0));
    assertWithMessage(error.getMessage()).that(error.kind()).isEqualTo(Kind.SINGULAR);
  }
}
