package dev.solvent.transforms;

import dev.solvent.build.Trace;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.explain.DerivativeCheck;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;

/// Whether a function's derivatives are right.
final class Checking {
  private Checking() {}

  /// The largest errors as a record.
  static Expr of(Fn f, Expr args, int order) {
    if (order < 1 || order > 6) {
      throw SolventError.of(Kind.DOMAIN, "order is from 1 to 6, not %d", order);
    }
    Seq<Expr> xs = Traced.spread(f, args);
    if (Trace.isOpen() || !xs.forAll(Expr::isKnown)) {
      throw SolventError.of(
          Kind.TYPE, "checkDerivatives takes known arguments, outside of other functions");
    }
    Seq<Integer> which = moving(f, xs);
    Traced traced = Traced.of(f, xs, which);
    DerivativeCheck.Subject subject =
        new DerivativeCheck.Subject(
            f.name(),
            traced.graph(),
            traced.leaves(),
            traced.moving(),
            names(f, xs, which).padTo(traced.leaves().size(), ""),
            traced.result().labels(f.name()));
    LinkedHashMap<String, Expr> errors = LinkedHashMap.empty();
    for (var error : DerivativeCheck.of(subject, order)) {
      errors = errors.put(error._1, Expr.of(error._2));
    }
    return Expr.record(errors);
  }

  /// All arguments, but for whole numbers where the function needs to know these, as sizes.
  private static Seq<Integer> moving(Fn f, Seq<Expr> xs) {
    Seq<Integer> all = Array.range(0, xs.size());
    try {
      Traced.of(f, xs, all);
      return all;
    } catch (SolventError error) {
      Seq<Integer> rest = all.filter(i -> !isWhole(xs.get(i)));
      if (error.kind() == Kind.LIMIT || rest.isEmpty() || rest.equals(all)) throw error;
      return rest;
    }
  }

  private static boolean isWhole(Expr x) {
    return x.isTensor() && x.shape().isScalar() && x.number() == Math.rint(x.number());
  }

  /// The names of the numbers that move.
  private static Seq<String> names(Fn f, Seq<Expr> xs, Seq<Integer> which) {
    return which.flatMap(i ->
        xs.get(i)
            .labels(Traced.name(f, i))
            .zip(xs.get(i).leaves())
            .filter(l -> Traced.isNumber(l._2))
            .map(l -> l._1));
  }
}
