package dev.solvent.transforms;

import static dev.solvent.Solvent.*;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;

/// The Jacobian of a function of 500 numbers through 100,000: with the whole basis at once these
/// would be 50 million numbers, 400 MB.
final class WideJacobian {
  static final int UNKNOWNS = 500;
  private static final int WIDE = 200;

  private WideJacobian() {}

  /// Each number goes through 200 of its multiples, by one mode or the other.
  static double[] diagonal(String mode) {
    Expr x = linspace(0, 1, UNKNOWNS);
    Fn f = fn(y -> sum(sin(outer(y, vec(range(1, WIDE + 1)))), axis(1)));
    return diag(mode.equals("jacfwd") ? jacfwd(f).invoke(x) : jacrev(f).invoke(x)).array();
  }

  public static void main(String[] arguments) {
    StringBuilder said = new StringBuilder();
    for (double entry : diagonal(arguments[0])) said.append(entry).append(' ');
    System.out.print(said);
  }

  /// The derivative of a sum of `sin(k x)`.
  static double closed(double x) {
    double sum = 0;
    for (int k = 1; k <= WIDE; k++) sum += k * Math.cos(k * x);
    return sum;
  }
}
