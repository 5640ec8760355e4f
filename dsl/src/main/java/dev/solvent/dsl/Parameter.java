package dev.solvent.dsl;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;

/// A parameter of a function: its name and, where it may be left out, its value made of the
/// parameters before it.
public record Parameter(String name, Option<Function<Seq<Expr>, Expr>> fallback) {
  public Parameter(String name) {
    this(name, Option.none());
  }

  public static Parameter optional(String name, Expr fallback) {
    return new Parameter(name, Option.of(_ -> fallback));
  }
}
