package dev.solvent.transform;

import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import io.vavr.Tuple;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// Which nodes have a way to an open result that passes neither a side of a `where` nor a product
/// in which a zero wins. The derivatives of the others are products in which a zero wins, so that
/// the side of a `where` that is not taken contributes nothing, not even NaN. Elsewhere such a
/// product would hide a true NaN.
final class Open {
  private Open() {}

  static Set<Node> of(Graph graph, Mask results) {
    return graph.memo(
        Tuple.of("open", results),
        () -> {
          Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
          for (int k = 0; k < results.size(); k++) {
            if (results.get(k)) open.add(graph.results().get(k));
          }
          for (Node node : graph.nodes().reversed()) {
            if (!(node instanceof Node.Apply a) || !a.parts().exists(open::contains)) continue;
            Mask parts = Mask.of(a.parts().size(), k -> open.contains(a.parts().get(k)));
            Mask in = operands(a.op(), a.operands().size(), parts);
            for (int i = 0; i < in.size(); i++) if (in.get(i)) open.add(a.operands().get(i));
          }
          return open;
        });
  }

  private static Mask operands(Op op, int n, Mask parts) {
    return switch (op) {
      case Op.Select _, Op.Discrete _, Op.Scale _ -> Mask.none(n);
      case Op.Ratio _ -> Mask.span(n, 0, 1);
      case Op.Branch(var then, var otherwise) ->
          Mask.none(1).concat(params(then, parts).or(params(otherwise, parts)));
      case Op.Each e -> params(e.body(), parts);
      case Op.Loop l -> {
        Mask grown = grown(l, parts);
        Mask in = params(l.step(), grown);
        yield Mask.of(n, i -> in.get(i) || i < l.states() && grown.get(i));
      }
      case Op.Call _, Op.Dual _, Op.Linear _, Op.Bilinear _, Op.Quotient _, Op.Pointwise _ ->
          Mask.all(n);
    };
  }

  private static Mask params(Graph graph, Mask results) {
    Set<Node> open = of(graph, results);
    return Mask.of(graph.params().size(), i -> open.contains(graph.params().get(i)));
  }

  /// This adds the states that lead, passes later, to an open result.
  static Mask grown(Op.Loop l, Mask parts) {
    Mask results = parts;
    while (true) {
      Mask before = results;
      Mask in = params(l.step(), before);
      results = Mask.of(before.size(), i -> before.get(i) || i < l.states() && in.get(i));
      if (results.equals(before)) return results;
    }
  }
}
