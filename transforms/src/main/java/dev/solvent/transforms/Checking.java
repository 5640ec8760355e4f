package dev.solvent.transforms;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.explain.DerivativeCheck;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.collection.LinkedHashMap;

/// Whether a function's derivatives are right.
final class Checking {
  private Checking() {}

  /// The largest errors as a record.
  static Expr of(Fn f, Expr args, int order) {
    if (order < 1 || order > 6) {
      throw SolventError.of(Kind.DOMAIN, "order is from 1 to 6, not %d", order);
    }
    Looked looked = Looked.at(f, Looked.arguments("checkDerivatives", f, args));
    LinkedHashMap<String, Expr> errors = LinkedHashMap.empty();
    for (var error : DerivativeCheck.of(looked.subject(), order)) {
      errors = errors.put(error._1, Expr.of(error._2));
    }
    return Expr.record(errors);
  }
}
