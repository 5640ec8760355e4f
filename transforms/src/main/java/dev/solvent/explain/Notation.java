package dev.solvent.explain;

import dev.solvent.explain.Formula.Sign;
import io.vavr.collection.Seq;

/// How formulas and the steps of a function are written. What binds looser than its surroundings
/// stands in parentheses, by the language's precedence.
interface Notation {
  int OR = 1;
  int AND = 2;
  int COMPARISON = 3;
  int SUM = 4;
  int PRODUCT = 5;
  int NEGATION = 6;
  int POWER = 7;
  int ATOM = 8;

  String of(Formula formula);

  /// This gives the whole of a function's steps, one line each.
  String lines(Seq<Line> lines);

  static int precedence(Formula formula) {
    return switch (formula) {
      case Formula.Field _ -> 0;
      case Formula.Infix(_, var sign, _) -> precedence(sign);
      case Formula.Sum _, Formula.Difference _ -> SUM;
      case Formula.Product _, Formula.Fraction _, Formula.MatrixProduct _ -> PRODUCT;
      case Formula.Number(double value) -> value < 0 || 1 / value < 0 ? NEGATION : ATOM;
      case Formula.Negative _, Formula.Not _ -> NEGATION;
      case Formula.Power _ -> POWER;
      case Formula.Name _, Formula.Transpose _, Formula.Call _, Formula.Part _ -> ATOM;
      case Formula.Vector _, Formula.Spread _ -> ATOM;
    };
  }

  private static int precedence(Sign sign) {
    return switch (sign) {
      case OR -> OR;
      case AND -> AND;
      case EQUAL, UNEQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> COMPARISON;
      case REMAINDER -> PRODUCT;
    };
  }
}
