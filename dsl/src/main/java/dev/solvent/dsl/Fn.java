package dev.solvent.dsl;

import dev.solvent.source.Site;
import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.Supplier;

/// A function of expressions. A call takes values and gives an expression, known when the arguments
/// are. Made by `fn` and by transforms alone.
public sealed interface Fn permits Lambda, Spoken, ByName {
  Signature signature();

  /// This gives the value at positional and named arguments.
  Expr call(Seq<Expr> positional, Map<String, Expr> named);

  /// This gives the same function under another name and with other names of its parameters.
  Fn named(String name, String... parameters);

  /// This gives the function with a rule in place of the one it has.
  Fn ruled(Ruling ruling);

  /// This attaches a rule to this very function, so that those who call it already have it too.
  void attach(Ruling ruling);

  /// This gives the rule that the function has.
  Option<Ruling> ruling();

  /// This gives the function with another, of the same parameters, that tells how its value is
  /// found.
  Fn reported(Fn report);

  /// This gives the function that tells how the value is found.
  Option<Fn> report();

  /// This gives the function that is `other(names)` where a call gives parameters of these names,
  /// which have defaults, by name.
  default Fn whereNamed(Function<Seq<String>, Fn> other) {
    return new ByName(this, other);
  }

  /// This gives the function of all arguments in their places that calls this one with those of
  /// these names by name, if that makes a difference.
  default Fn calledBy(Seq<String> names) {
    return this;
  }

  /// This gives what `make` gives, made once for each key as long as no rule is attached to any
  /// function.
  <T> T memo(Object key, Supplier<T> make);

  /// The place where the function was written.
  Site site();

  default int arity() {
    return signature().arity();
  }

  default String name() {
    return signature().name();
  }

  default Seq<String> parameters() {
    return signature().names();
  }

  default Expr apply(Seq<Expr> arguments) {
    return call(arguments, LinkedHashMap.empty());
  }

  default Expr applyTo(Seq<?> arguments) {
    return apply(arguments.map(Expr::of));
  }

  default Expr invoke() {
    return applyTo(Array.empty());
  }

  default Expr invoke(Object a) {
    return applyTo(Array.of(a));
  }

  default Expr invoke(Object a, Object b) {
    return applyTo(Array.of(a, b));
  }

  default Expr invoke(Object a, Object b, Object c) {
    return applyTo(Array.of(a, b, c));
  }

  default Expr invoke(Object a, Object b, Object c, Object d) {
    return applyTo(Array.of(a, b, c, d));
  }

  default Expr invoke(Object a, Object b, Object c, Object d, Object e) {
    return applyTo(Array.of(a, b, c, d, e));
  }

  default Expr invoke(Object a, Object b, Object c, Object d, Object e, Object f) {
    return applyTo(Array.of(a, b, c, d, e, f));
  }

  default Expr invoke(Object a, Object b, Object c, Object d, Object e, Object f, Object g) {
    return applyTo(Array.of(a, b, c, d, e, f, g));
  }

  default Expr invoke(
      Object a, Object b, Object c, Object d, Object e, Object f, Object g, Object h) {
    return applyTo(Array.of(a, b, c, d, e, f, g, h));
  }

  /// `f |> next`.
  default <T> T then(Function<? super Fn, ? extends T> next) {
    return next.apply(this);
  }

  /// This gives the function as a functional interface of numbers, arrays and expressions.
  default <T> T into(Class<T> type) {
    return Hosted.into(this, type);
  }

  /// This makes a function; the body gets one argument a parameter.
  static Fn of(Signature signature, Function<Seq<Expr>, Expr> body) {
    return of(signature, (_, a) -> body.apply(a), false);
  }

  static Fn of(String name, int arity, Function<Seq<Expr>, Expr> body) {
    return of(Signature.positional(name, arity), body);
  }

  /// This makes a function whose body does nothing but describe what it gives: called by a host
  /// with known arguments, it runs once for each combination of their types, and then its plan.
  static Fn describing(Signature signature, Function<Seq<Expr>, Expr> body) {
    return of(signature, (_, a) -> body.apply(a), true);
  }

  /// This makes a function that describes what it gives of a lambda of the host.
  static Fn hosted(Signature signature, Function<Seq<Expr>, ?> body) {
    return of(signature, (own, a) -> Host.enter(own.call(a), () -> Expr.of(body.apply(a))), true);
  }

  private static Fn of(Signature signature, Lambda.Body body, boolean describes) {
    return new Lambda(new Lambda.Written(signature, body, describes, Site.here()));
  }
}
