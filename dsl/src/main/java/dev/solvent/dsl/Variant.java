package dev.solvent.dsl;

import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/// One method that says a word: its signature binds the arguments of a call.
final class Variant {
  private final Vocabulary vocabulary;
  private final Method method;
  private final Word word;
  private final Wording wording;
  private final Class<?>[] types;
  private final int leading;

  Variant(Vocabulary vocabulary, Method method) {
    this.vocabulary = vocabulary;
    this.method = method;
    this.word = method.getAnnotation(Word.class);
    this.wording = Wording.of(word.value());
    this.types = method.getParameterTypes();
    this.leading = method.isVarArgs() ? types.length - 1 : types.length;
  }

  Word word() {
    return word;
  }

  Wording wording() {
    return wording;
  }

  /// The parameters without which the word cannot be said, and those that are as much data as they
  /// but may be left out.
  Seq<Parameter> operands() {
    int data = types.length == 1 && types[0] == Arguments.class ? 0 : leading;
    return wording
        .parts()
        .zipWithIndex()
        .filter(p -> p._1.isRequired() || p._2 < data && !p._1.rest())
        .map(p -> new Parameter(p._1.name(), p._1.fallback().map(value -> _ -> value)));
  }

  /// A call whose arguments have their places. It may wait for a function that is still missing:
  /// its first parameter, or the only one that it cannot do without.
  record Call(Variant variant, Map<String, Expr> given, Seq<Expr> rest, Option<String> missing) {
    boolean waits() {
      return missing.isDefined();
    }

    Expr value() {
      return variant.value(this);
    }
  }

  /// This gives each argument its parameter: the trailing function to the last function parameter
  /// that is missing, the positional ones to the others in order, then the named.
  Either<SolventError, Call> bind(
      Seq<Expr> positional, Map<String, Expr> named, Option<Fn> trailing) {
    Map<String, Expr> given = LinkedHashMap.empty();
    Seq<Expr> left = positional;
    if (trailing.isDefined()) {
      Option<Wording.Part> place = missingFunction(positional, named);
      if (place.isEmpty()) left = left.append(Expr.of(trailing.get()));
      else given = given.put(place.get().name(), Expr.of(trailing.get()));
    }
    Seq<Expr> rest = Array.empty();
    for (Wording.Part part : wording.parts()) {
      if (part.rest()) {
        rest = left;
        left = Array.empty();
      } else if (!left.isEmpty() && !given.containsKey(part.name())) {
        given = given.put(part.name(), left.head());
        left = left.tail();
      }
    }
    if (!left.isEmpty())
      return fail("%s takes %s, but is given %d", name(), counted(), positional.size());
    for (var argument : named) {
      Option<Wording.Part> part = wording.parts().find(p -> p.name().equals(argument._1));
      if (part.isEmpty()) {
        return fail(
            "%s has no argument %s; it has %s",
            name(), argument._1, wording.names().mkString(", "));
      }
      if (given.containsKey(argument._1) || part.get().rest() && !rest.isEmpty()) {
        return fail("%s is given its argument %s twice", name(), argument._1);
      }
      if (part.get().rest()) rest = Array.of(argument._2);
      else given = given.put(argument._1, argument._2);
    }
    return checked(new Call(this, given, rest, Option.none()), positional.size());
  }

  private Option<Wording.Part> missingFunction(Seq<Expr> positional, Map<String, Expr> named) {
    Seq<Wording.Part> parts = wording.parts();
    return parts
        .zipWithIndex()
        .filter(p -> isFunction(p._2) && !named.containsKey(p._1.name()))
        .filter(p -> p._2 >= positional.size() || !isFunction(positional.get(p._2)))
        .map(p -> p._1)
        .lastOption();
  }

  private Either<SolventError, Call> checked(Call call, int positional) {
    for (int i = 0; i < wording.parts().size(); i++) {
      Wording.Part part = wording.parts().get(i);
      Option<Expr> argument = call.given.get(part.name());
      if (argument.isEmpty() && part.isRequired()) {
        if (isFunction(i) && (i == 0 && positional == 0 || wording.required().size() == 1)) {
          return Either.right(new Call(this, call.given, call.rest, Option.of(part.name())));
        }
        return fail(
            "%s takes %s, but is given %d: %s is missing",
            name(), counted(), call.given.size() + call.rest.size(), part.name());
      }
      if (isFunction(i) && argument.exists(a -> !isFunction(a) && !a.isNone())) {
        return fail(
            "%s takes a function as %s, but this is %s",
            name(), part.name(), Operands.described(argument.get()));
      }
    }
    return Either.right(call);
  }

  private String name() {
    return wording.name();
  }

  private static boolean isFunction(Expr e) {
    return e.tree() instanceof Tree.Function;
  }

  private boolean isFunction(int i) {
    Wording.Part part = wording.parts().get(i);
    return part.isFunctionByName() || i < leading && types[i] == Fn.class && !part.rest();
  }

  private static <T> Either<SolventError, T> fail(String headline, Object... parts) {
    return Either.left(SolventError.of(Kind.TYPE, headline, parts));
  }

  /// As messages count parameters: `2 arguments (x, y)`.
  private String counted() {
    Seq<Wording.Part> parts = wording.parts();
    int n = parts.size();
    int required = wording.required().size();
    String least =
        parts.exists(Wording.Part::rest) ? "at least " + required : required + " to " + n;
    String count = required == n ? String.valueOf(n) : least;
    String list = parts.map(p -> p.rest() ? p.name() + "..." : p.name()).mkString(", ");
    return count
        + (n == 1 && required == n ? " argument" : " arguments")
        + (n == 0 ? "" : " (" + list + ")");
  }

  private Expr value(Call call) {
    Arguments arguments = new Arguments(wording, call.given, call.rest);
    Object value =
        invoke(
            method,
            types.length == 1 && types[0] == Arguments.class
                ? new Object[] {arguments}
                : inJava(call, arguments));
    return value instanceof Fn f ? Expr.of(f) : Expr.of(value);
  }

  private Object[] inJava(Call call, Arguments arguments) {
    Object[] values = new Object[types.length];
    for (int i = 0; i < leading; i++) {
      Wording.Part part = wording.parts().get(i);
      values[i] =
          types[i] == Fn.class ? arguments.function(part.name()) : arguments.get(part.name());
    }
    if (leading == types.length) return values;
    Class<?> family = types[leading].componentType();
    Seq<Object> last =
        family == Object.class
            ? Array.ofAll(call.rest)
            : wording
                .parts()
                .drop(leading)
                .flatMap(part ->
                    call.given
                        .get(part.name())
                        .flatMap(value -> vocabulary.option(family, part.name(), value)));
    Object array = java.lang.reflect.Array.newInstance(family, last.size());
    for (int i = 0; i < last.size(); i++) java.lang.reflect.Array.set(array, i, last.get(i));
    values[leading] = array;
    return values;
  }

  static Object invoke(Method method, Object... arguments) {
    try {
      return method.invoke(null, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException thrown) throw thrown;
      if (e.getCause() instanceof Error thrown) throw thrown;
      throw new AssertionError(method + " throws a checked exception", e);
    } catch (IllegalAccessException e) {
      throw new AssertionError(method + " is public", e);
    }
  }
}
