package dev.solvent.linear;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Literals;
import dev.solvent.dsl.Tree;
import dev.solvent.expr.Method;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.Locale;

/// Methods of linear systems as values: a record that a script prints and passes on.
public final class Methods {
  private static final String METHOD = "method";

  private Methods() {}

  /// This gives a method with its settings. Fails with `domain` where one is out of range.
  public static Method of(
      Method.Algorithm algorithm, Expr tolerance, Expr maxIterations, Expr restart) {
    Method usual = new Method(algorithm);
    return new Method(
        algorithm,
        tolerance.isNone() ? usual.tolerance() : tolerance.number(),
        maxIterations.isNone() ? usual.maxIterations() : maxIterations.whole("maxIterations"),
        restart.isNone() ? usual.restart() : restart.whole("restart"));
  }

  public static Expr expression(Method m) {
    return Literals.record(
        METHOD,
        name(m),
        "tolerance",
        m.tolerance(),
        "maxIterations",
        m.maxIterations(),
        "restart",
        m.restart());
  }

  private static String name(Method m) {
    return m.algorithm().name().toLowerCase(Locale.ROOT);
  }

  /// This gives the method that a value is, if it is one.
  public static Option<Method> find(Object given) {
    if (given instanceof Method m) return Option.of(m);
    Expr e = Expr.of(given);
    if (!(e.tree() instanceof Tree.Record(var fields) && fields.containsKey(METHOD))) {
      return Option.none();
    }
    String name = e.field(METHOD).text();
    return Array.of(Method.Algorithm.values())
        .find(a -> a.name().toLowerCase(Locale.ROOT).equals(name))
        .map(a -> of(a, e.field("tolerance"), e.field("maxIterations"), e.field("restart")));
  }

  /// This gives the method that a value is. Fails with `type` where it is none.
  public static Method of(Object given) {
    return find(given)
        .getOrElseThrow(() ->
            SolventError.of(
                    Kind.TYPE,
                    "a linear solver is wanted, but this is %s",
                    Expr.of(given).described())
                .help("the linear solvers are lu, cholesky, qr, cg, gmres and bicgstab"));
  }
}
