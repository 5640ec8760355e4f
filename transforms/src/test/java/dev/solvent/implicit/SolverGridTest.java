package dev.solvent.implicit;

import static com.google.common.truth.Truth.assertWithMessage;
import static dev.solvent.Solvent.*;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.expr.Method;
import dev.solvent.solver.Solver;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.Tuple2;
import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every problem by every solver with every linear solver in every pair of modes, against the
/// closed form of its solution. A cell that is left out has a reason.
class SolverGridTest {
  private static final double[][] M = {{3, 1, 0}, {1, 4, -1}, {0, -1, 5}};

  /// A problem, its solution in words, and where it is asked for.
  record Problem(String name, Function<Guess, Fn> with, Object guess, Fn closed, double[] at) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final Seq<Problem> PROBLEMS =
      Array.of(
          new Problem(
              "root of a number",
              g -> root(g, (x, a) -> x.pow(3).minus(a.get(0))),
              1.5,
              fn(a -> cbrt(a.get(0))),
              new double[] {2.0}),
          new Problem(
              "root, symmetric",
              g -> root(g, (z, a) -> matmul(M, z).plus(z.times(a)).minus(1)),
              zeros(3),
              fn(a -> solve(diag(a).plus(M), ones(3))),
              new double[] {0.5, 1, 2}),
          new Problem(
              "root, not symmetric",
              g ->
                  root(
                      g,
                      (z, a) ->
                          vec(
                              z.get(0).pow(2).minus(a.get(0)),
                              z.get(1).minus(a.get(1).times(z.get(0))))),
              vec(1, 1),
              fn(a -> vec(sqrt(a.get(0)), a.get(1).times(sqrt(a.get(0))))),
              new double[] {2, 0.7}),
          new Problem(
              "fixedPoint",
              g -> fixedPoint(g, (z, a) -> matmul(M, z).times(-0.1).plus(a)),
              zeros(3),
              fn(a -> solve(eye(3).plus(times(0.1, M)), a)),
              new double[] {0.5, 1, 2}),
          new Problem(
              "argmin",
              g ->
                  argmin(
                      g, (w, a) -> dot(w, matmul(M, w).plus(w.times(a))).times(0.5).minus(sum(w))),
              zeros(3),
              fn(a -> solve(diag(a).plus(M), ones(3))),
              new double[] {0.5, 1, 2}),
          new Problem(
              "leastSquares",
              g -> leastSquares(g, (w, a) -> matmul(M, w).minus(a.times(a))),
              zeros(3),
              fn(a -> solve(M, a.times(a))),
              new double[] {0.5, 1, 2}));

  private static final Seq<Function<Method, Solver>> SOLVERS =
      Array.of(
          m -> newton().linear(m),
          m -> broyden().linear(m),
          m -> bisection(0, 3).linear(m),
          m -> brent(0, 3).linear(m),
          m -> picard().linear(m),
          m -> anderson().linear(m),
          m -> levenbergMarquardt().linear(m),
          m -> bfgs().linear(m),
          m -> lbfgs().linear(m),
          m -> gradientDescent().linear(m));

  private static final Seq<Method> METHODS =
      Array.of(lu(), cholesky(), qr(), cg(), gmres(), bicgstab());

  private static final String EQUATIONS = "it finds where an equation holds, and this is a minimum";
  private static final String ONE_NUMBER = "it brackets one number";
  private static final String A_MAP = "it applies a map, and this is none";
  private static final String A_LOSS = "it goes down a loss, and this has none";
  private static final String RESIDUALS = "it fits residuals, and this is a number";

  /// Why a kind of problem is not for a solver.
  private static final Map<String, Map<String, String>> UNSUITED =
      LinkedHashMap.of(
          "root",
          reasons("picard anderson", A_MAP).merge(reasons("bfgs lbfgs gradientDescent", A_LOSS)),
          "fixedPoint",
          reasons("bfgs lbfgs gradientDescent", A_LOSS),
          "argmin",
          reasons("broyden bisection brent picard anderson", EQUATIONS)
              .merge(reasons("levenbergMarquardt", RESIDUALS)),
          "leastSquares",
          reasons("broyden bisection brent picard anderson", EQUATIONS));

  private static Map<String, String> reasons(String solvers, String reason) {
    return Array.of(solvers.split(" ")).toLinkedMap(s -> new Tuple2<>(s, reason));
  }

  private static String kind(Problem problem) {
    return problem.name.split("[ ,]")[0];
  }

  private static boolean isUnsuited(Problem problem, Solver solver) {
    return UNSUITED.get(kind(problem)).get().containsKey(solver.name());
  }

  /// Why a cell of a suited solver is left out, or nothing.
  private static String reason(Problem problem, Solver solver, Method method) {
    boolean number = problem.name.equals("root of a number");
    if (solver.name().matches("bisection|brent") && !number) return ONE_NUMBER;
    boolean definite =
        method.algorithm() == Method.Algorithm.CHOLESKY
            || method.algorithm() == Method.Algorithm.CG;
    if (definite && problem.name.equals("root, not symmetric"))
      return "the Jacobian is not symmetric";
    if (method.algorithm() == Method.Algorithm.CHOLESKY && problem.name.equals("fixedPoint")) {
      return "the Jacobian of f(z) - z is negative definite";
    }
    return "";
  }

  /// A problem by a solver.
  record Cell(Problem problem, Solver solver, Method method) {
    Fn fn() {
      return problem.with.apply(guess(problem.guess).using(solver));
    }

    @Override
    public String toString() {
      return problem + " by " + solver.name() + " and " + method.algorithm();
    }
  }

  private static Stream<Cell> all() {
    return PROBLEMS
        .flatMap(p -> SOLVERS.flatMap(s -> METHODS.map(m -> new Cell(p, s.apply(m), m))))
        .toJavaStream();
  }

  static Stream<Cell> cells() {
    return all()
        .filter(c -> !isUnsuited(c.problem, c.solver))
        .filter(c -> reason(c.problem, c.solver, c.method).isEmpty());
  }

  private static Fn weighted(Fn f, int size) {
    Expr w = random.normal(3, size);
    return fn(a -> sum(f.invoke(a).times(size == 1 ? w.get(0) : w)));
  }

  private static Fn derivative(Fn g, char mode, Expr along) {
    return mode == 'F'
        ? fn(a -> jvp(g).invoke(a, along).get(1))
        : fn(a -> dot(grad(g).invoke(a), along));
  }

  /// A solver's own tolerance is 1e-12 of the unknowns, and a derivative divides by the Jacobian
  /// twice.
  private static final double SOLVED = 1e-8;

  @ParameterizedTest
  @MethodSource("cells")
  void valuesAndDerivativesAreThoseOfTheClosedForm(Cell cell) {
    Fn f = cell.fn();
    Fn closed = cell.problem.closed;
    Expr at = expr(cell.problem.at);
    Expr value = closed.invoke(at);
    assertClose("value", f.invoke(at), value);
    int size = value.shape().count();
    Fn g = weighted(f, size);
    Fn h = weighted(closed, size);
    Expr u = random.normal(4, cell.problem.at.length);
    Expr v = random.normal(5, cell.problem.at.length);
    for (char inner : "FR".toCharArray()) {
      Fn first = derivative(g, inner, u);
      Fn expected = derivative(h, inner, u);
      assertClose("" + inner, first.invoke(at), expected.invoke(at));
      for (char outer : "FR".toCharArray()) {
        Expr second = derivative(first, outer, v).invoke(at);
        assertClose("" + outer + inner, second, derivative(expected, outer, v).invoke(at));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void mappedElementsAreSolvedAsAlone(Cell cell) {
    Fn f = cell.fn();
    Expr at = expr(cell.problem.at);
    Expr second = at.times(1.1);
    Expr mapped = vmap(f).invoke(vec(at, second));
    assertWithMessage(cell.toString())
        .that(mapped.array())
        .isEqualTo(vec(f.invoke(at), f.invoke(second)).array());
  }

  private static void assertClose(String what, Expr got, Expr wanted) {
    double distance = norm(got.minus(wanted)).number();
    assertWithMessage("%s: %s, not %s", what, got, wanted)
        .that(distance)
        .isAtMost(SOLVED * (1 + norm(wanted).number()));
  }

  static Stream<Cell> unsuited() {
    return all().filter(c -> c.method.equals(lu())).filter(c -> isUnsuited(c.problem, c.solver));
  }

  @ParameterizedTest
  @MethodSource("unsuited")
  void whatASolverIsNotForIsSaid(Cell cell) {
    SolventError error = assertThrows(SolventError.class, () -> cell.fn().invoke(vec(1, 2, 3)));
    assertWithMessage(error.getMessage()).that(error.kind()).isEqualTo(Kind.TYPE);
    assertWithMessage(error.getMessage()).that(error.getMessage()).contains("is not solved by");
  }
}
