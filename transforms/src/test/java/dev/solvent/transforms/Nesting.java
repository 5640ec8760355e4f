package dev.solvent.transforms;

import static dev.solvent.Solvent.*;

import dev.solvent.build.Trace;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.F1;
import dev.solvent.dsl.Fn;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.plan.Plan;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// Derivatives of functions of a number by words over F and R: `FR` is forward mode over reverse.
final class Nesting {
  private Nesting() {}

  /// This gives all words of a length.
  static Seq<String> words(int length) {
    return length == 0 ? Array.of("") : words(length - 1).flatMap(w -> Array.of(w + "F", w + "R"));
  }

  static Seq<String> wordsTo(int length) {
    return Array.rangeClosed(0, length).flatMap(Nesting::words);
  }

  /// This gives the derivative whose last letter is applied first.
  static Fn of(Fn f, String word) {
    Fn out = f;
    for (char letter : new StringBuilder(word).reverse().toString().toCharArray()) {
      out = letter == 'R' ? grad(out) : along(out);
    }
    return out;
  }

  static Fn of(F1 f, String word) {
    return of(fn(f), word);
  }

  private static Fn along(Fn f) {
    return fn(x -> jvp(f).invoke(x, 1).get(1));
  }

  /// This gives a function's graph at arguments of these types.
  static Graph graph(Fn f, Type... types) {
    return Trace.closed(
        Array.of(types), (Seq<Node> xs) -> f.apply(xs.map(x -> Expr.of(x))).leaves());
  }

  /// This gives the value of a function at a number by its plan.
  static double run(Fn f, double x) {
    Object[] out = Plan.of(graph(f, Type.NUMBER)).run((Object) new double[] {x});
    return ((double[]) out[0])[0];
  }
}
