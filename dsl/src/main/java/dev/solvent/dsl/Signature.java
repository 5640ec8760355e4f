package dev.solvent.dsl;

import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.Lazy;
import io.vavr.collection.Array;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/// The name of a function and its parameters.
public record Signature(String name, Seq<Parameter> parameters) {
  private static final Seq<String> POSITIONAL = Array.of("x", "y", "z", "u", "v", "w", "s", "t");

  /// This gives a signature whose parameters are called `x y z u v w s t`.
  public static Signature positional(String name, int arity) {
    return new Signature(
        name,
        Array.range(0, arity)
            .map(i -> new Parameter(i < POSITIONAL.size() ? POSITIONAL.get(i) : "x" + i)));
  }

  public int arity() {
    return parameters.size();
  }

  public Seq<String> names() {
    return parameters.map(Parameter::name);
  }

  /// This gives a function as people see it: `function f(x, a)`; a lambda of a script is its text.
  public String describe() {
    return "function " + name + (name.startsWith("{") ? "" : names().mkString("(", ", ", ")"));
  }

  /// This gives a call as messages tell it, `solve(A: [3, 3], b: [2])`, written when it is asked
  /// for.
  public Lazy<String> call(Seq<Expr> arguments) {
    return Lazy.of(() ->
        names()
            .zipWith(arguments, (name, a) -> name + ": " + a.describe())
            .mkString(name + "(", ", ", ")"));
  }

  /// This gives one argument a parameter: the positional ones first, then the named, then the
  /// defaults. Fails with `type` on too many, unknown, doubled or missing arguments.
  public Seq<Expr> bind(Seq<Expr> positional, Map<String, Expr> named) {
    if (positional.size() > arity()) {
      throw SolventError.of(
          Kind.TYPE, "%s takes %s, but is given %d", name, counted(), positional.size());
    }
    for (String given : named.keySet()) {
      int at = names().indexOf(given);
      if (at < 0) {
        throw SolventError.of(
            Kind.TYPE, "%s has no argument %s; it has %s", name, given, names().mkString(", "));
      }
      if (at < positional.size()) {
        throw SolventError.of(Kind.TYPE, "%s is given its argument %s twice", name, given);
      }
    }
    if (named.isEmpty() && positional.size() == arity()) return positional;
    List<Expr> bound = new ArrayList<>(positional.toJavaList());
    for (Parameter parameter : parameters.drop(positional.size())) {
      Option<Expr> value = named.get(parameter.name());
      bound.add(value.getOrElse(() -> fallback(parameter, Array.ofAll(bound), positional.size())));
    }
    return Array.ofAll(bound);
  }

  private Expr fallback(Parameter parameter, Seq<Expr> before, int given) {
    if (parameter.late()) return Parameter.LEFT_OUT;
    return parameter
        .value(before)
        .getOrElseThrow(() ->
            SolventError.of(
                Kind.TYPE,
                "%s takes %s, but is given %d: %s is missing",
                name,
                counted(),
                given,
                parameter.name()));
  }

  private String counted() {
    String list = arity() == 0 ? "" : " (" + names().mkString(", ") + ")";
    return (arity() == 1 ? "1 argument" : arity() + " arguments") + list;
  }
}
