package dev.solvent.solver;

import static dev.solvent.dsl.Loops.abs;
import static dev.solvent.dsl.Loops.max;
import static dev.solvent.dsl.Loops.sign;

import dev.solvent.dsl.Expr;

/// An interval and the values of a function at its ends.
public record Bracket(Expr lo, Expr hi, Expr atLo, Expr atHi) {

  public static Bracket of(Smooth f, Expr lo, Expr hi) {
    return new Bracket(lo, hi, value(f, lo), value(f, hi));
  }

  /// This gives the value, a number, at a number.
  static Expr value(Smooth f, Expr x) {
    return f.at(x.reshape(1)).reshape();
  }

  /// Whether the values have different signs, or one is zero.
  public Expr changesSign() {
    return sign(atLo).times(sign(atHi)).le(0);
  }

  Expr width() {
    return abs(hi.minus(lo));
  }

  /// Whether a value is no pole's.
  Expr bounds(Expr value) {
    return abs(value).le(max(abs(atLo), abs(atHi)));
  }
}
