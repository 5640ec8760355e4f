package dev.solvent.implicit;

import static dev.solvent.Solvent.*;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.expr.Method;
import dev.solvent.kernel.Factorizations;
import io.vavr.collection.Array;
import java.util.stream.Collectors;

/// Steady diffusion with absorption on a line of `n` points, `-(k(u) u')' + 2 u = c` with `k(u) = 1
/// + u²`: its solution, and the gradient of `u · u` in all sources `c`, by the nonlinear equation
///   and by the linear one in which `k` stands still. As a program of its own it prints some
///   entries of each, and how many matrices were factored.
final class Diffusion {
  private Diffusion() {}

  /// So many entries are looked at.
  static final int SAMPLES = 500;

  /// The solution and the gradient of the nonlinear equation, then of the linear one.
  static Array<Expr> results(int n, Method method) {
    Expr sources = sin(vec(range(n)).times(0.01));
    Expr still = cos(vec(range(n + 1)).times(0.003)).plus(2);
    Fn heat =
        root(
            guess(zeros(n)).using(newton().linear(method)),
            (u, c) -> balance(conductivity(u), u).minus(c));
    Fn warm = fn(c -> linearSolve(u -> balance(still, u), c, method));
    return Array.of(heat, warm)
        .flatMap(f -> Array.of(f.invoke(sources), gradient(f).invoke(sources)));
  }

  private static Fn gradient(Fn f) {
    return grad(
        fn(c -> {
          Expr u = f.invoke(c);
          return dot(u, u);
        }));
  }

  private static Expr conductivity(Expr u) {
    Expr k = pad(u, 1, 1).pow(2).plus(1);
    int n = k.shape().size(0);
    return k.get(range(1, n)).plus(k.get(range(0, n - 1))).div(2);
  }

  private static Expr balance(Expr k, Expr u) {
    int n = u.shape().size(0);
    Expr line = pad(u, 1, 1);
    Expr flux = k.times(line.get(range(1, n + 2)).minus(line.get(range(0, n + 1))));
    return u.times(2).minus(flux.get(range(1, n + 1))).plus(flux.get(range(0, n)));
  }

  static Array<double[]> sampled(Array<Expr> results) {
    return results.map(x -> {
      int n = x.shape().size(0);
      return x.get(vec(range(SAMPLES)).times((double) (n / SAMPLES))).array();
    });
  }

  public static void main(String[] arguments) {
    Method method =
        switch (arguments[0]) {
          case "cg" -> cg();
          case "gmres" -> gmres();
          default -> bicgstab();
        };
    Array<double[]> sampled = sampled(results(Integer.parseInt(arguments[1]), method));
    String numbers =
        sampled
            .toJavaStream()
            .flatMap(x -> Array.ofAll(x).toJavaStream())
            .map(String::valueOf)
            .collect(Collectors.joining(" "));
    System.out.print(Factorizations.made() + " " + numbers);
  }
}
