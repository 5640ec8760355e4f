package dev.solvent.kernel;

import dev.solvent.expr.Kernel;
import dev.solvent.kernel.QuadraticProgram.Point;
import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import io.vavr.collection.Seq;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The solution of a convex quadratic program and its multipliers. An interior-point method finds
/// which inequalities hold with equality, and a linear system the solution at which they do, so
/// that the multipliers of the others are zero.
///
/// Operands: `Q [n, n]`, of which the symmetric part counts, `c [n]`, `A [p, n]`, `b [p]`, `G [m,
/// n]`, `h [m]`. Fails with `domain` where `Q` is not positive semidefinite, with `convergence`
/// where the program is infeasible or unbounded.
public record Quadratic() implements Kernel {
  /// Conditions that hold this well, relative to their terms, hold.
  private static final double ENOUGH = 1e-10;

  @Override
  public String name() {
    return "qp";
  }

  @Override
  public double[][] results(double[][] operands, Seq<Shape> shapes) {
    int n = shapes.get(1).size(0);
    QuadraticProgram program =
        new QuadraticProgram(
            n,
            shapes.get(3).size(0),
            shapes.get(5).size(0),
            symmetric(operands[0], n),
            operands[1],
            operands[2],
            operands[3],
            operands[4],
            operands[5]);
    Point solution = solution(program);
    return new double[][] {solution.x(), solution.y(), solution.z()};
  }

  private static double[] symmetric(double[] q, int n) {
    double[] out = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) out[i * n + j] = 0.5 * (q[i * n + j] + q[j * n + i]);
    }
    return out;
  }

  private static Point solution(QuadraticProgram program) {
    if (program.n() == 0)
      return new Point(new double[0], new double[program.p()], new double[program.m()]);
    checkConvex(program);
    Point found =
        program.m() == 0
            ? program.solveActive(new int[0])
            : polished(program, InteriorPoint.of(program));
    double violation = program.violation(found);
    if (violation <= ENOUGH) return found;
    throw failure(program, violation).at(Site.here().outermost());
  }

  private static void checkConvex(QuadraticProgram program) {
    double[] values = Spectra.eigen(program.q(), program.n())[0];
    double least = values[0];
    if (Double.isNaN(least)) {
      throw SolventError.of(Kind.DOMAIN, "Q holds NaN or infinity");
    }
    if (least >= -1e-10 * Math.max(Math.abs(least), values[program.n() - 1])) return;
    throw SolventError.of(
        Kind.DOMAIN, "Q is not positive semidefinite: its least eigenvalue is %.3g", least);
  }

  /// The solution with those inequalities active whose multiplier outweighs their slack, if it is
  /// one; one after another that proves wrong changes sides.
  private static Point polished(QuadraticProgram program, Point path) {
    double[] slack = program.inequalities(path.x());
    boolean[] active = new boolean[program.m()];
    for (int i = 0; i < active.length; i++) active[i] = path.z()[i] > -slack[i];
    Point best = path;
    double least = program.violation(path);
    for (int k = 0; k < 20; k++) {
      Point tried = program.solveActive(which(active));
      double violation = program.violation(tried);
      if (violation < least) {
        best = tried;
        least = violation;
      }
      if (violation <= ENOUGH || !exchange(program, tried, active)) break;
    }
    return snapped(best);
  }

  private static int[] which(boolean[] active) {
    return IntStream.range(0, active.length).filter(i -> active[i]).toArray();
  }

  /// This drops the inequality with the most negative multiplier, or takes in the most violated
  /// one.
  private static boolean exchange(QuadraticProgram program, Point at, boolean[] active) {
    double[] slack = program.inequalities(at.x());
    int worst = -1;
    double most = 0;
    double price = 1 + Vectors.greatest(at.z());
    for (int i = 0; i < active.length; i++) {
      double wrong = active[i] ? -at.z()[i] / price : slack[i] / (1 + Math.abs(program.h()[i]));
      if (wrong > most) {
        most = wrong;
        worst = i;
      }
    }
    if (worst < 0) return false;
    active[worst] = !active[worst];
    return true;
  }

  /// Multipliers that are nothing but rounding become zero.
  private static Point snapped(Point at) {
    double least = 1e-11 * (1 + Vectors.greatest(at.z()));
    double[] z = Arrays.stream(at.z()).map(v -> v < least ? 0 : v).toArray();
    return new Point(at.x(), at.y(), z);
  }

  private static SolventError failure(QuadraticProgram program, double violation) {
    if (Feasibility.isInfeasible(program)) {
      return SolventError.of(
              Kind.CONVERGENCE,
              "qp is infeasible: no x satisfies its constraints, the residual is %.3g",
              violation)
          .help("loosen A x = b or G x <= h");
    }
    if (Feasibility.isUnbounded(program)) {
      return SolventError.of(
              Kind.CONVERGENCE,
              "qp is unbounded: its value falls for ever along a direction that the"
                  + " constraints allow, the residual is %.3g",
              violation)
          .help("add constraints, or a positive definite part to Q");
    }
    return SolventError.of(
        Kind.CONVERGENCE, "qp did not converge: its conditions are violated by %.3g", violation);
  }
}
