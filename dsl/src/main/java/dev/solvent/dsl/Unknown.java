package dev.solvent.dsl;

import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.List;

/// What messages say of values that are not known before running.
final class Unknown {
  private Unknown() {}

  /// This gives `x is not known here: it is an argument of f`.
  static String told(Node node) {
    if (node instanceof Node.Symbol s) return s.name() + " is not known here: it is " + argument(s);
    Seq<Node.Symbol> symbols =
        Array.ofAll(Graph.reach(List.of(node), _ -> true))
            .flatMap(n -> n instanceof Node.Symbol s ? Array.of(s) : Array.<Node.Symbol>empty());
    return symbols.isEmpty()
        ? "the value is not known here: it is computed when the function runs"
        : "the value is not known here: it is made of %s, which is %s"
            .formatted(symbols.head().name(), argument(symbols.head()));
  }

  private static String argument(Node.Symbol s) {
    return "an argument" + (s.function().isEmpty() ? "" : " of " + s.function());
  }
}
