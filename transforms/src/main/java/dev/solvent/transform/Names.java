package dev.solvent.transform;

import dev.solvent.expr.Op;
import dev.solvent.expr.Scalar;
import java.util.Locale;

/// What operations are called in messages to people.
final class Names {
  private Names() {}

  static String of(Scalar f) {
    return f.name().toLowerCase(Locale.ROOT);
  }

  static String of(Op.Linear op) {
    return switch (op) {
      case Op.Select _ -> "where";
      case Op.Gather _, Op.Scatter _ -> "an index";
      case Op.Ensure _ -> "a check";
      case Op.Add _, Op.Negate _, Op.Sum _, Op.Broadcast _, Op.Reshape _ -> "a sum";
      case Op.Permute _, Op.Slice _, Op.Pad _, Op.Concat _, Op.Flip _ -> "a shape";
      case Op.CumulativeSum _, Op.Roll _, Op.Unroll _ -> "a sum";
    };
  }

  static String of(Op.Discrete op) {
    return switch (op) {
      case Op.Compare _ -> "a comparison";
      case Op.Round _ -> "a rounding";
      case Op.Logical _, Op.IsNan _, Op.ToNumber _ -> "a condition";
      case Op.ArgExtremum _ -> "an extremum";
      case Op.Stop _ -> "stopGradient";
      case Op.Ticks _ -> "a number of passes";
      case Op.Random _ -> "a seed";
    };
  }
}
