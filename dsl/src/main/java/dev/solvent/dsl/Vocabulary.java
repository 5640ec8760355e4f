package dev.solvent.dsl;

import io.vavr.Lazy;
import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The words of a staircase of classes by the names that scripts use: one table for named
/// arguments, defaults, functions that wait for their function, documentation and completion.
///
/// A word is a public static method with a `@Word` signature. Its Java parameters are, in this
/// order, the first parameters of the signature, then perhaps `Object...` for a parameter written
/// `x...`, or a family of options: then each further parameter of the signature is one, made by the
/// static method, or given by the static field, of its name. Or its only parameter is `Arguments`.
/// A word that a later class says again comes before the earlier one, which still answers where the
/// later cannot: `transpose(f, at)` and `transpose(A)`.
public final class Vocabulary {
  private static final LinkedHashMap<String, Double> CONSTANTS =
      LinkedHashMap.of("pi", Operators.pi, "infinity", Operators.infinity, "nan", Operators.nan);

  private final Seq<Class<?>> classes;
  private final Map<String, List<Method>> methods = new HashMap<>();
  private final Map<String, Option<Entry>> entries = new ConcurrentHashMap<>();

  /// Reading every signature is slow, and needed only for names that no method has.
  private final Lazy<LinkedHashMap<String, Seq<Method>>> words = Lazy.of(this::read);

  private Vocabulary(Seq<Class<?>> classes) {
    this.classes = classes;
    for (Class<?> step : classes) {
      for (Method method : step.getDeclaredMethods()) {
        int modifiers = method.getModifiers();
        if (Modifier.isPublic(modifiers) && Modifier.isStatic(modifiers)) {
          methods.computeIfAbsent(method.getName(), _ -> new ArrayList<>()).add(method);
        }
      }
    }
  }

  /// This gives the words of some classes and of all that they extend.
  public static Vocabulary of(Class<?>... last) {
    List<Class<?>> classes = new ArrayList<>();
    for (Class<?> step : last) {
      for (Class<?> c = step; c != Object.class; c = c.getSuperclass()) classes.add(c);
    }
    return new Vocabulary(Array.ofAll(classes));
  }

  /// This gives the word of that name, if there is one.
  public Option<Entry> find(String name) {
    return entries.computeIfAbsent(name, this::entry);
  }

  /// This gives `pi`, `infinity` or `nan`.
  public Option<Expr> constant(String name) {
    return CONSTANTS.get(name).map(Expr::of);
  }

  /// This gives every word and constant, in alphabetical order.
  public Seq<String> names() {
    return Array.ofAll(words.get().keySet()).appendAll(CONSTANTS.keySet()).sorted();
  }

  private Option<Entry> entry(String name) {
    Seq<Method> named =
        Array.ofAll(methods.getOrDefault(name, List.of())).filter(m -> says(m).contains(name));
    Seq<Method> all = named.isEmpty() ? words.get().getOrElse(name, Array.empty()) : named;
    return Option.when(
        !all.isEmpty(), () -> new Entry(name, all.map(method -> new Variant(this, method))));
  }

  private LinkedHashMap<String, Seq<Method>> read() {
    Map<String, Seq<Method>> words = new HashMap<>();
    for (Class<?> step : classes) {
      for (Method method : step.getDeclaredMethods()) {
        for (String name : says(method)) words.merge(name, Array.of(method), Seq::appendAll);
      }
    }
    return LinkedHashMap.ofAll(words);
  }

  /// The word that a method says.
  private static Option<String> says(Method method) {
    return Option.of(method.getAnnotation(Word.class)).map(word -> Wording.nameOf(word.value()));
  }

  /// This makes the option of that name: `axis(value)`, or the constant `keep` if the value is
  /// true.
  Option<Object> option(Class<?> family, String name, Expr value) {
    for (Method method : methods.getOrDefault(name, List.of())) {
      boolean makes = family.isAssignableFrom(method.getReturnType());
      if (makes && method.getParameterCount() == 1) {
        return Option.of(
            Variant.invoke(
                method, method.isVarArgs() ? (Object) new Object[] {value} : (Object) value));
      }
    }
    return Operands.truth(value, name) ? Option.of(constant(family, name)) : Option.none();
  }

  private Object constant(Class<?> family, String name) {
    for (Class<?> step : classes) {
      for (Field field : step.getDeclaredFields()) {
        if (field.getName().equals(name) && family.isAssignableFrom(field.getType())) {
          try {
            return field.get(null);
          } catch (IllegalAccessException e) {
            throw new AssertionError(field + " is public", e);
          }
        }
      }
    }
    throw new AssertionError("nothing makes the option " + name + " of " + family);
  }
}
