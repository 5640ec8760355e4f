package dev.solvent.transforms;

import dev.solvent.build.Trace;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Parameter;
import dev.solvent.explain.Subject;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.ArrayList;
import java.util.List;

/// A function at known arguments, to be looked at.
///
/// @param result what it gives, whose leaves stand for the graph's results
record Looked(Subject subject, Expr result) {
  /// A number that is no size.
  private static final Expr ANY = Expr.of(0.5);

  /// This gives the arguments that a word like `explain` is given: a tuple for several. Fails with
  /// `type` where they are not known.
  static Seq<Expr> arguments(String word, Fn f, Expr args) {
    Seq<Expr> xs = Traced.spread(f, args);
    if (Trace.isOpen() || !xs.forAll(Expr::isKnown)) {
      throw SolventError.of(
          Kind.TYPE, "%s takes known arguments, outside of other functions", word);
    }
    return xs;
  }

  /// As `at`; where there are no arguments, defaults and numbers take their places.
  static Looked shaped(Fn f, Expr args) {
    if (!args.isNone()) return at(f, arguments("explain", f, args));
    List<Expr> xs = new ArrayList<>();
    for (Parameter p : f.signature().parameters()) {
      xs.add(p.value(Array.ofAll(xs)).getOrElse(ANY));
    }
    try {
      return at(f, Array.ofAll(xs));
    } catch (SolventError error) {
      if (error.kind() == Kind.LIMIT || xs.isEmpty()) throw error;
      throw error.help(
          "explain(f, args) takes arguments like those of a call, a tuple for several");
    }
  }

  static Looked at(Fn f, Seq<Expr> xs) {
    Seq<Integer> which = moving(f, xs);
    Traced traced = Traced.of(f, xs, which);
    Seq<String> names = names(f, xs, which);
    Seq<String> rest = traced.graph().params().drop(names.size()).map(p -> p.name());
    Subject subject =
        new Subject(
            f.name(),
            traced.graph(),
            traced.leaves(),
            traced.moving(),
            names.appendAll(rest),
            traced.result().labels(f.name()));
    return new Looked(subject, traced.result());
  }

  /// All arguments, but for whole numbers where the function needs to know these, as sizes: one of
  /// them, if that is enough, or all.
  private static Seq<Integer> moving(Fn f, Seq<Expr> xs) {
    Seq<Integer> all = Array.range(0, xs.size());
    try {
      Traced.of(f, xs, all);
      return all;
    } catch (SolventError error) {
      Seq<Integer> whole = all.filter(i -> isWhole(xs.get(i)));
      if (error.kind() == Kind.LIMIT) throw error;
      return whole
          .map(i -> all.remove(i))
          .append(all.removeAll(whole))
          .find(which -> !which.isEmpty() && isTraced(f, xs, which))
          .getOrElseThrow(() -> error);
    }
  }

  private static boolean isTraced(Fn f, Seq<Expr> xs, Seq<Integer> which) {
    try {
      Traced.of(f, xs, which);
      return true;
    } catch (SolventError error) {
      return false;
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
