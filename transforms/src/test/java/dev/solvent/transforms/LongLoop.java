package dev.solvent.transforms;

import static dev.solvent.Solvent.*;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.F1;
import dev.solvent.dsl.Fn;
import dev.solvent.plan.Plan;
import dev.solvent.plan.Replaying;
import dev.solvent.type.Type;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A loop of many passes over a state of ten numbers: Euler's steps of `s' = p sin s - s (w·s)`.
///
/// Run as a program it prints the gradient in `p` of the sum of the last state, number by number:
/// `LongLoop kind passes replayed`, or `kept` to keep every row that a pass writes.
final class LongLoop {
  private static final int N = 10;
  private static final double STEP = 1e-3;
  private static final double START = 0.5;
  private static final double[] W = {.1, -.2, .3, -.1, .2, .1, -.3, .2, -.1, .1};

  private LongLoop() {}

  public static void main(String[] args) {
    Fn derivative = grad(function(args[0], Integer.parseInt(args[1])));
    double[] gradient =
        args[2].equals("kept") ? Replaying.never(() -> run(derivative)) : run(derivative);
    System.out.print(
        Arrays.stream(gradient).mapToObj(Double::toString).collect(Collectors.joining(" ")));
  }

  static double[] run(Fn f) {
    return (double[]) Plan.of(Nesting.graph(f, Type.real(N))).run((Object) parameters())[0];
  }

  static double[] parameters() {
    double[] p = new double[N];
    for (int i = 0; i < N; i++) p[i] = 0.1 + 0.02 * i;
    return p;
  }

  /// `kind` is `for`, `while`, or `nested`: whiles of a thousand passes in a for.
  static Fn function(String kind, int passes) {
    return fn(p -> sum(last(kind, passes, s -> stepped(p, s))));
  }

  private static Expr stepped(Expr p, Expr s) {
    return s.plus(p.times(s.sin()).minus(s.times(sum(s.times(W)))).times(STEP));
  }

  private static Expr last(String kind, int passes, F1 step) {
    Expr start = full(START, N);
    return switch (kind) {
      case "for" -> iterate(passes, start, step);
      case "while" -> counted(start, passes, step);
      default -> iterate(passes / 1000, start, s -> counted(s, 1000, step));
    };
  }

  private static Expr counted(Expr start, int passes, F1 step) {
    return whileLoop(
            tuple(0, start), (k, s) -> k.lt(passes), (k, s) -> tuple(k.plus(1), step.of(s)))
        .get(1);
  }

  /// The same gradient by the tangents of all ten parameters, in plain Java.
  static double[] bySensitivities(int passes) {
    double[] p = parameters();
    double[] s = new double[N];
    Arrays.fill(s, START);
    double[][] ds = new double[N][N];
    for (int pass = 0; pass < passes; pass++) {
      double mean = dot(W, s);
      for (int k = 0; k < N; k++) {
        double change = dot(W, ds[k]);
        for (int i = 0; i < N; i++) {
          double own = k == i ? Math.sin(s[i]) : 0;
          double slope = p[i] * Math.cos(s[i]) - mean;
          ds[k][i] += STEP * (own + slope * ds[k][i] - s[i] * change);
        }
      }
      for (int i = 0; i < N; i++) s[i] += STEP * (p[i] * Math.sin(s[i]) - s[i] * mean);
    }
    return Arrays.stream(ds).mapToDouble(d -> Arrays.stream(d).sum()).toArray();
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) sum += x[i] * y[i];
    return sum;
  }
}
