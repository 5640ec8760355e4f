package dev.solvent.script.resolve;

import io.vavr.Tuple;
import io.vavr.collection.Array;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/// Words that mean something elsewhere, in Python and NumPy above all, and how it is said here.
final class Elsewhere {
  private static final Map<String, String> SAID =
      meaning("the words stand by themselves: sin(x)", "np numpy scipy math Math jnp jax torch")
          .merge(meaning("write true", "True TRUE"))
          .merge(meaning("write false", "False FALSE"))
          .merge(meaning("write none", "None null nil"))
          .merge(meaning("write infinity", "inf Inf"))
          .merge(meaning("write x^y", "power"))
          .merge(meaning("write x^2", "square"))
          .merge(meaning("the natural logarithm is log(x)", "ln"))
          .merge(meaning("asin, acos and atan are the inverses", "arcsin arccos arctan"))
          .merge(meaning("write atan2(y, x)", "arctan2"))
          .merge(meaning("write max(a, b)", "maximum"))
          .merge(meaning("write min(a, b)", "minimum"))
          .merge(meaning("write abs(x)", "absolute fabs"))
          .merge(meaning("write range(n), or vec(0..<n)", "arange"))
          .merge(meaning("write eye(n)", "identity"))
          .merge(meaning("a vector is written [1, 2]", "array listOf arrayOf doubleArrayOf"))
          .merge(meaning("size(x) counts the entries, shape(x)[0] those of the first axis", "len"))
          .merge(meaning("write concat((a, b))", "concatenate append hstack vstack"))
          .merge(meaning("vmap { x -> ... }(xs) gives a value for each entry of xs", "map"))
          .merge(meaning("fold(xs, 0) { sum, x -> ... } goes through the entries of xs", "reduce"))
          .merge(meaning("a function is compiled when it is first called", "jit"))
          .merge(meaning("write argmin(guess = ...) { w, a -> loss }", "minimize"))
          .merge(meaning("write root(guess = ...) { x, a -> residual }", "fsolve"))
          .merge(meaning("write odeint({ y, t -> dy }, y0, ts)", "solve_ivp"));

  private Elsewhere() {}

  private static Map<String, String> meaning(String help, String names) {
    return Array.of(names.split(" ")).toMap(name -> Tuple.of(name, help));
  }

  /// This gives how it is said here, if a name is known to mean something elsewhere.
  static Option<String> said(String name) {
    return SAID.get(name);
  }
}
