package dev.solvent.dsl;

import io.vavr.collection.Array;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/// The arguments of a call of a word, by the names of its signature.
public final class Arguments {
  private final Wording wording;
  private final Map<String, Expr> given;
  private final Seq<Expr> rest;

  Arguments(Wording wording, Map<String, Expr> given, Seq<Expr> rest) {
    this.wording = wording;
    this.given = given;
    this.rest = rest;
  }

  /// This gives an argument, or its default where it is absent: a literal one, otherwise `none`.
  public Expr get(String name) {
    return given
        .get(name)
        .orElse(() -> wording.parts().find(p -> p.name().equals(name)).flatMap(p -> p.fallback()))
        .getOrElse(Expr.NONE);
  }

  /// Whether the call has this argument.
  public boolean given(String name) {
    return given.containsKey(name);
  }

  /// This gives an argument that is a function.
  public Fn function(String name) {
    return get(name).function();
  }

  /// This gives the arguments of the parameter that is written `name...`.
  public Seq<Expr> rest(String name) {
    return wording.parts().exists(p -> p.rest() && p.name().equals(name)) ? rest : Array.empty();
  }
}
