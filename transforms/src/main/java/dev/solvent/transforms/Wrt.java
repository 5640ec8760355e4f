package dev.solvent.transforms;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Tree;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// With respect to which arguments: an index, a name, or a tuple of them, which gives a tuple.
public record Wrt(Expr which) implements Differentiating {
  static final Wrt FIRST = new Wrt(Expr.of(0.0));

  static Wrt of(Differentiating... how) {
    return how.length == 0 ? FIRST : (Wrt) how[how.length - 1];
  }

  Seq<Integer> indices(Fn f, int arguments) {
    Seq<Expr> list = which.tree() instanceof Tree.Tuple(var parts) ? parts : Array.of(which);
    return list.map(w -> index(f, w, arguments));
  }

  private static int index(Fn f, Expr w, int arguments) {
    if (w.tree() instanceof Tree.Text(var name)) {
      int at = f.parameters().indexOf(name);
      if (at < 0) {
        throw SolventError.of(
            Kind.INDEX,
            "%s has no argument %s; it has %s",
            f.name(),
            name,
            f.parameters().mkString(", "));
      }
      return at;
    }
    int at = w.whole("wrt");
    if (at < -arguments || at >= arguments) {
      throw SolventError.of(
          Kind.INDEX,
          "wrt = %d, but %s has %s",
          at,
          f.name(),
          arguments == 1 ? "1 argument" : arguments + " arguments");
    }
    return at < 0 ? at + arguments : at;
  }

  Expr shaped(Seq<Expr> parts) {
    return which.tree() instanceof Tree.Tuple ? new Expr(new Tree.Tuple(parts)) : parts.head();
  }
}
