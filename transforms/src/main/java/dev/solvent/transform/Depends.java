package dev.solvent.transform;

import dev.solvent.expr.Definition;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import io.vavr.Tuple;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// Which results depend on the moving parameters, in whatever way. It is not what forward mode
/// asks: a comparison has no tangent, but depends. It is exact for each result of a nested
/// operation, so that a loop's fixed states stay fixed.
final class Depends {
  private Depends() {}

  static Mask of(Graph graph, Mask moving) {
    return graph.memo(
        Tuple.of("depends", moving),
        () -> {
          Set<Node> on = nodes(graph, moving);
          return Mask.of(graph.results().size(), k -> on.contains(graph.results().get(k)));
        });
  }

  /// This gives all nodes of a graph that depend on the moving parameters.
  static Set<Node> nodes(Graph graph, Mask moving) {
    Set<Node> on = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < moving.size(); i++) {
      if (moving.get(i)) on.add(graph.params().get(i));
    }
    for (Node node : graph.nodes()) {
      if (!(node instanceof Node.Apply a)) continue;
      Mask m = operands(a, on);
      if (!m.any()) continue;
      Mask out = results(a, m);
      for (int k = 0; k < out.size(); k++) if (out.get(k)) on.add(a.parts().get(k));
    }
    return on;
  }

  static Mask operands(Node.Apply a, Set<Node> on) {
    return Mask.of(a.operands().size(), i -> on.contains(a.operands().get(i)));
  }

  private static Mask results(Node.Apply a, Mask m) {
    Mask all = Mask.all(a.parts().size());
    return switch (a.op()) {
      case Op.Call(Definition.Composed d) -> of(d.body(), m);
      case Op.Call(Definition.Primitive _) -> all;
      case Op.Branch(var then, var otherwise) -> {
        Mask in = m.slice(1, m.size());
        yield m.get(0) ? all : of(then, in).or(of(otherwise, in));
      }
      case Op.Each e -> of(e.body(), m);
      case Op.Loop l -> {
        Mask grown = grown(l, m);
        yield lengthDepends(l, grown) ? all : of(l.step(), grown).withFirst(l.states(), grown);
      }
      case Op.Dual _, Op.Linear _, Op.Bilinear _, Op.Quotient _ -> all;
      case Op.Pointwise _, Op.Discrete _ -> all;
    };
  }

  /// This adds the states that come to depend on what moves.
  static Mask grown(Op.Loop l, Mask moving) {
    Mask m = moving;
    while (true) {
      Mask before = m;
      Mask out = of(l.step(), before);
      m = Mask.of(before.size(), i -> before.get(i) || i < l.states() && out.get(i));
      if (m.equals(before)) return m;
    }
  }

  static boolean lengthDepends(Op.Loop l, Mask grown) {
    Mask condition =
        grown.slice(0, l.states()).concat(grown.slice(l.states() + l.rows(), grown.size()));
    return l.proceed().exists(p -> of(p, condition).get(0));
  }
}
