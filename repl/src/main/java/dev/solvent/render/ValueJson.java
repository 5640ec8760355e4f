package dev.solvent.render;

import dev.solvent.data.Json;
import dev.solvent.dsl.Expr;

/// A value as one line of JSON, with every digit: tensors and tuples as arrays, records as objects,
/// `"NaN"`, `"Infinity"` and `"-Infinity"` as strings, `none` as null.
public final class ValueJson {
  private ValueJson() {}

  /// This gives the JSON of a value that is data.
  public static String of(Expr value) {
    return Json.write(value);
  }

  /// Whether a value can be written as JSON: it is known and holds no function.
  public static boolean isData(Expr value) {
    return Json.isData(value);
  }
}
