package dev.solvent.solver;

import static dev.solvent.dsl.Loops.abs;
import static dev.solvent.dsl.Loops.all;
import static dev.solvent.dsl.Loops.max;
import static dev.solvent.dsl.Loops.where;

import dev.solvent.dsl.Expr;

/// What solvers ask of numbers.
final class Numbers {
  /// The distance from 1 to the next number.
  static final double EPSILON = 0x1p-52;

  private Numbers() {}

  /// Whether no entry is NaN or infinite.
  static Expr isFinite(Expr x) {
    return all(abs(x).le(Double.MAX_VALUE));
  }

  /// This gives how large a step may count as small: the length of the unknowns, or `least` if that
  /// is more; 0, against which no step is small, where it overflows.
  static Expr size(Expr length, Expr least) {
    Expr size = max(length, least);
    return where(size.le(Double.MAX_VALUE), size, 0);
  }

  /// This gives weights with a small positive number, or 1, in place of zeros.
  static Expr positive(Expr weights) {
    Expr most = max(weights);
    return where(weights.gt(0), weights, where(most.gt(0), most.times(1e-8), 1));
  }
}
