package dev.solvent.plan;

import dev.solvent.expr.Op;
import io.vavr.control.Option;
import java.util.function.DoubleBinaryOperator;

/// The operations that work entry by entry, as functions of one or two numbers. Truths are 0 and 1.
final class Entrywise {
  private Entrywise() {}

  /// This gives the function; one of a single operand does not look at the second.
  static Option<DoubleBinaryOperator> function(Op op) {
    return switch (op) {
      case Op.Add _ -> Option.of((a, b) -> a + b);
      case Op.Negate _ -> Option.of((a, _) -> -a);
      case Op.Multiply _ -> Option.of((a, b) -> a * b);
      case Op.Scale _ -> Option.of((a, b) -> a == 0 || b == 0 ? 0 : a * b);
      case Op.Divide _ -> Option.of((a, b) -> a / b);
      case Op.Ratio _ -> Option.of((a, b) -> a == 0 ? 0 : a / b);
      case Op.Pointwise(var f) -> Option.of(f.function());
      case Op.Compare(var how) -> Option.of(compare(how));
      case Op.Round(var how) -> Option.of(round(how));
      case Op.Logical(var how) -> Option.of(logical(how));
      case Op.IsNan _ -> Option.of((a, _) -> a != a ? 1 : 0);
      case Op _ -> Option.none();
    };
  }

  private static DoubleBinaryOperator compare(Op.Comparison how) {
    return switch (how) {
      case EQUAL -> (a, b) -> a == b ? 1 : 0;
      case UNEQUAL -> (a, b) -> a != b ? 1 : 0;
      case LESS -> (a, b) -> a < b ? 1 : 0;
      case LESS_EQUAL -> (a, b) -> a <= b ? 1 : 0;
    };
  }

  private static DoubleBinaryOperator round(Op.Rounding how) {
    return switch (how) {
      case FLOOR -> (a, _) -> Math.floor(a);
      case CEIL -> (a, _) -> Math.ceil(a);
      case HALF_EVEN -> (a, _) -> Math.rint(a);
      case SIGN -> (a, _) -> Math.signum(a);
    };
  }

  private static DoubleBinaryOperator logical(Op.Connective how) {
    return switch (how) {
      case AND -> (a, b) -> a * b;
      case OR -> Math::max;
      case NOT -> (a, _) -> 1 - a;
    };
  }
}
