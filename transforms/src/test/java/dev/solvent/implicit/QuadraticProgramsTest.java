package dev.solvent.implicit;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.solvent.Solvent.*;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.F2;
import dev.solvent.dsl.Fn;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The quadratic programs of W. Hock & K. Schittkowski, *Test Examples for Nonlinear Programming
/// Codes* (1981), and of K. Schittkowski, *More Test Examples* (1987), by their numbers.
class QuadraticProgramsTest {
  /// The residual of the conditions, relative to the solution.
  private static final double SOLVED = 1e-10;

  private static final double STEP = 1e-4;

  /// `½ xᵀQx + cᵀx` plus a constant is least where `Ax = b` and `Gx ≤ h`.
  private record Program(
      String name, Expr Q, Expr c, Expr A, Expr b, Expr G, Expr h, Expr least, Expr minimiser) {

    static Program of(String name, double[][] Q, double... c) {
      return new Program(name, expr(Q), expr(c), none, none, none, none, none, none);
    }

    Program where(double[][] equal, double... right) {
      return new Program(name, Q, c, expr(equal), expr(right), G, h, least, minimiser);
    }

    Program atMost(double[][] rows, double... right) {
      return new Program(
          name, Q, c, A, b, above(G, expr(rows)), above(h, expr(right)), least, minimiser);
    }

    Program from(double... lower) {
      Expr unit = eye(lower.length).unaryMinus();
      Expr right = expr(lower).unaryMinus();
      return new Program(name, Q, c, A, b, above(G, unit), above(h, right), least, minimiser);
    }

    Program to(double... upper) {
      Expr unit = eye(upper.length);
      return new Program(name, Q, c, A, b, above(G, unit), above(h, expr(upper)), least, minimiser);
    }

    private static Expr above(Expr first, Expr second) {
      return first.isNone() ? second : concat(tuple(first, second));
    }

    /// The least value of `½ xᵀQx + cᵀx`, and where.
    Program gives(double value, double... x) {
      return new Program(name, Q, c, A, b, G, h, expr(value), expr(x));
    }

    Expr loss(Expr x) {
      return dot(x, Q.matmul(x)).times(0.5).plus(dot(c, x));
    }

    /// The solution where `c` and all right-hand sides move along fixed directions.
    Fn moved() {
      return fn(t -> qp(Q, along(c, 0, t), A, along(b, 1, t), G, along(h, 2, t)));
    }

    private static Expr along(Expr x, double phase, Expr t) {
      if (x.isNone()) return x;
      return x.plus(cos(vec(range(x.shape().count())).plus(phase)).times(t));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final double[][] CHAIN = {
    {2, -2, 0, 0, 0}, {-2, 4, 2, 0, 0}, {0, 2, 2, 0, 0}, {0, 0, 0, 2, 0}, {0, 0, 0, 0, 2}
  };
  private static final double[][] STEEPER = {
    {32, -8, 0, 0, 0}, {-8, 4, 2, 0, 0}, {0, 2, 2, 0, 0}, {0, 0, 0, 2, 0}, {0, 0, 0, 0, 2}
  };
  private static final double[][] CHAINED = {{1, 3, 0, 0, 0}, {0, 0, 1, 1, -2}, {0, 1, 0, 0, -1}};
  private static final double[][] BEALE = {{4, 2, 2}, {2, 4, 0}, {2, 0, 2}};

  static Seq<Program> regular() {
    return Array.of(
        Program.of("21", new double[][] {{0.02, 0}, {0, 2}}, 0, 0)
            .atMost(new double[][] {{-10, 1}}, -10)
            .from(2, -50)
            .to(50, 50)
            .gives(0.04, 2, 0),
        Program.of("35", BEALE, -8, -6, -4)
            .atMost(new double[][] {{1, 1, 2}}, 3)
            .from(0, 0, 0)
            .gives(1.0 / 9 - 9, 4.0 / 3, 7.0 / 9, 4.0 / 9),
        Program.of("51", CHAIN, 0, -4, -4, -2, -2).where(CHAINED, 4, 0, 0).gives(-6, 1, 1, 1, 1, 1),
        Program.of("52", STEEPER, 0, -4, -4, -2, -2)
            .where(CHAINED, 0, 0, 0)
            .gives(
                1859.0 / 349 - 6, -33.0 / 349, 11.0 / 349, 180.0 / 349, -158.0 / 349, 11.0 / 349),
        Program.of("53", CHAIN, 0, -4, -4, -2, -2)
            .where(CHAINED, 0, 0, 0)
            .from(-10, -10, -10, -10, -10)
            .to(10, 10, 10, 10, 10)
            .gives(176.0 / 43 - 6, -33.0 / 43, 11.0 / 43, 27.0 / 43, -5.0 / 43, 11.0 / 43),
        Program.of(
                "76",
                new double[][] {{2, 0, -1, 0}, {0, 1, 0, 0}, {-1, 0, 2, 1}, {0, 0, 1, 1}},
                -1,
                -3,
                1,
                -1)
            .atMost(new double[][] {{1, 2, 1, 1}, {3, 1, 2, -1}, {0, -1, -4, 0}}, 5, 4, -1.5)
            .from(0, 0, 0, 0)
            .gives(-103.0 / 22, 3.0 / 11, 23.0 / 11, 0, 6.0 / 11),
        shipments());
  }

  /// Problem 118: three goods, made in five periods whose amounts may change only so much.
  private static Program shipments() {
    double[][] Q = new double[15][15];
    double[] c = new double[15];
    double[][] changes = new double[24][15];
    double[] most = new double[24];
    double[][] demands = new double[5][15];
    for (int k = 0; k < 15; k++) {
      int good = k % 3;
      Q[k][k] = good == 2 ? 3e-4 : 2e-4;
      c[k] = new double[] {2.3, 1.7, 2.2}[good];
      demands[k / 3][k] = -1;
      if (k < 3) continue;
      changes[k - 3][k] = changes[k + 9][k - 3] = 1;
      changes[k - 3][k - 3] = changes[k + 9][k] = -1;
      most[k - 3] = good == 1 ? 7 : 6;
      most[k + 9] = 7;
    }
    return Program.of("118", Q, c)
        .atMost(changes, most)
        .atMost(demands, -60, -50, -70, -85, -100)
        .from(8, 43, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        .to(21, 57, 16, 90, 120, 60, 90, 120, 60, 90, 120, 60, 90, 120, 60)
        .gives(664.8204500, 8, 49, 3, 1, 56, 0, 1, 63, 6, 3, 70, 12, 5, 77, 18);
  }

  /// Problem 268.
  private static Program fitted() {
    double[][] D = {
      {-74, 80, 18, -11, -4},
      {14, -69, 21, 28, 0},
      {66, -72, -5, 7, 1},
      {-12, 66, -30, -23, 3},
      {3, 8, -7, -4, 1},
      {4, -12, 4, 4, 0}
    };
    double[] d = {51, -61, -56, 69, 10, -12};
    Expr Q = expr(D).T().matmul(expr(D)).times(2);
    Expr c = expr(D).T().matmul(expr(d)).times(-2);
    double[][] G = {
      {1, 1, 1, 1, 1},
      {-10, -10, 3, -5, -4},
      {8, -1, 2, 5, -3},
      {-8, 1, -2, -5, 3},
      {4, 2, -3, 5, -1}
    };
    return Program.of("268", Q.matrix(), c.array())
        .atMost(G, 5, -20, 40, -11, 30)
        .gives(-14463, 1, 2, -1, 3, -4);
  }

  /// Programs with an inequality that holds with equality where all others have their minimum.
  static Seq<Program> degenerate() {
    return Array.of(
        Program.of("35 with x2 = 0.5", BEALE, -8, -6, -4)
            .where(new double[][] {{0, 1, 0}}, 0.5)
            .atMost(new double[][] {{1, 1, 2}}, 3)
            .from(0, 0, 0)
            .gives(0.25 - 9, 1.5, 0.5, 0.5),
        fitted());
  }

  static Seq<Program> all() {
    return regular().appendAll(degenerate());
  }

  private static void near(String what, Expr got, Expr want, double tolerance) {
    double distance = norm(got.minus(want)).number();
    assertWithMessage("%s: %s, not %s", what, got, want)
        .that(distance)
        .isAtMost(tolerance * Math.max(1, norm(want).number()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theMinimumIsTheBooks(Program p) {
    Expr x = p.moved().invoke(0.0).get(0);
    near("minimiser", x, p.minimiser, 1e-7);
    near("minimum", p.loss(x), p.least, 1e-9);
  }

  @ParameterizedTest
  @MethodSource("all")
  void theMultipliersBalanceTheSlope(Program p) {
    Expr solution = p.moved().invoke(0.0);
    Expr x = solution.get(0);
    Expr inequality = solution.get(2);
    Expr slope = p.Q.matmul(x).plus(p.c);
    if (!p.A.isNone()) slope = slope.plus(p.A.T().matmul(solution.get(1)));
    if (!p.G.isNone()) {
      slope = slope.plus(p.G.T().matmul(inequality));
      Expr slack = p.h.minus(p.G.matmul(x));
      near("complementary", inequality.times(slack), zeros(p.h.shape().count()), SOLVED);
      assertThat(min(inequality).number()).isAtLeast(0.0);
      assertThat(min(slack).number()).isAtLeast(-SOLVED * norm(p.h).number());
    }
    near("slope", slope, zeros(p.c.shape().count()), SOLVED * norm(p.c.plus(1)).number());
  }

  @ParameterizedTest
  @MethodSource("regular")
  void theSolutionMovesAsResolvedProgramsDo(Program p) {
    Fn moved = p.moved();
    Expr ds = jvp(moved).invoke(0.0, 1.0).get(1);
    Expr differences = between(moved, STEP, (up, down) -> up.minus(down).div(2 * STEP));
    for (int part = 0; part < 3; part++) {
      if (ds.get(part).shape().count() == 0) continue;
      near("part " + part, ds.get(part), differences.get(part), 1e-6);
    }
  }

  private static Expr between(Fn f, double h, F2 quotient) {
    Expr up = f.invoke(h);
    Expr down = f.invoke(-h);
    return tuple(
        quotient.of(up.get(0), down.get(0)),
        quotient.of(up.get(1), down.get(1)),
        quotient.of(up.get(2), down.get(2)));
  }

  @ParameterizedTest
  @MethodSource("regular")
  void theMultipliersArePrices(Program p) {
    Expr solution = p.moved().invoke(0.0);
    if (!p.b.isNone()) {
      Fn least = fn(b -> p.loss(qp(p.Q, p.c, p.A, b, p.G, p.h).get(0)));
      near("of Ax = b", grad(least).invoke(p.b), solution.get(1).unaryMinus(), 1e-8);
    }
    if (!p.h.isNone()) {
      Fn least = fn(h -> p.loss(qp(p.Q, p.c, p.A, p.b, p.G, h).get(0)));
      near("of Gx ≤ h", grad(least).invoke(p.h), solution.get(2).unaryMinus(), 1e-8);
    }
  }

  @ParameterizedTest
  @MethodSource("degenerate")
  void anInequalityThatHoldsWithoutForceLeavesNoDerivative(Program p) {
    SolventError error = assertThrows(SolventError.class, () -> jvp(p.moved()).invoke(0.0, 1.0));
    assertThat(error.diagnostic().kind()).isEqualTo(Kind.SINGULAR);
    assertThat(error.getMessage()).contains("holds with equality, and its multiplier is 0");
  }

  /// Problem 44 has many minima.
  @Test
  void aProgramThatIsNotConvexIsRefused() {
    double[][] Q = {{0, 0, -1, 1}, {0, 0, 1, -1}, {-1, 1, 0, 0}, {1, -1, 0, 0}};
    double[] c = {1, -1, -1, 0};
    SolventError error = assertThrows(SolventError.class, () -> qp(Q, c));
    assertThat(error.diagnostic().kind()).isEqualTo(Kind.DOMAIN);
    assertThat(error.getMessage()).contains("its least eigenvalue is -2.00");
  }
}
