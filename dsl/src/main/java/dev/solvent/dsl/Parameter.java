package dev.solvent.dsl;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;

/// A parameter of a function: its name and, where it may be left out, its value made of the
/// parameters before it.
///
/// @param late whether one that is left out is bound to `LEFT_OUT`, not to its value
public record Parameter(String name, Option<Function<Seq<Expr>, Expr>> fallback, boolean late) {

  /// What stands for a late parameter that a call leaves out; no script can write it.
  public static final Expr LEFT_OUT = Expr.of("\0");

  public Parameter(String name, Option<Function<Seq<Expr>, Expr>> fallback) {
    this(name, fallback, false);
  }

  public Parameter(String name) {
    this(name, Option.none());
  }

  public static Parameter optional(String name, Expr fallback) {
    return new Parameter(name, Option.of(_ -> fallback));
  }

  public Parameter named(String other) {
    return new Parameter(other, fallback, late);
  }

  /// This gives the parameter of a function that asks another for the value of what is left out.
  public Parameter asked() {
    return new Parameter(name, fallback, fallback.isDefined());
  }

  public static boolean isLeftOut(Expr argument) {
    return argument.tree().equals(LEFT_OUT.tree());
  }

  /// This gives the value of the parameter where it is left out.
  public Option<Expr> value(Seq<Expr> before) {
    return fallback.map(f -> f.apply(before));
  }
}
