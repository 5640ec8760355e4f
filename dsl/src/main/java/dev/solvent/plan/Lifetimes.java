package dev.solvent.plan;

import dev.solvent.expr.Definition;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Which nodes of a graph read a value, and which of them is the last.
final class Lifetimes {
  private final Graph graph;
  private final Map<Node, List<Node.Apply>> users = new IdentityHashMap<>();
  private final Map<Node, Integer> last = new IdentityHashMap<>();

  Lifetimes(Graph graph) {
    this.graph = graph;
    Map<Node, Integer> order = new IdentityHashMap<>();
    for (Node node : graph.nodes()) {
      order.put(node, order.size());
      if (!(node instanceof Node.Apply a)) continue;
      for (Node o : a.operands()) users.computeIfAbsent(o, _ -> new ArrayList<>()).add(a);
    }
    for (Node node : graph.nodes().reversed()) last.put(node, last(node, order));
  }

  List<Node.Apply> users(Node node) {
    return users.getOrDefault(node, List.of());
  }

  /// Whether no node after the `i`th of the graph reads a value.
  boolean isOver(Node node, int i) {
    return last.getOrDefault(node, -1) <= i;
  }

  /// Whether an operation gives its last operand, as far as entries go, as what it is.
  static boolean isAlias(Op op) {
    return op instanceof Op.ToNumber
        || op instanceof Op.Stop
        || op instanceof Op.Reshape
        || op instanceof Op.Ensure;
  }

  /// What is read by code that became part of this may be read at its very end.
  private int last(Node node, Map<Node, Integer> order) {
    int latest = graph.results().contains(node) ? Integer.MAX_VALUE : -1;
    for (Node.Apply user : users(node)) {
      boolean isInlined =
          user.op() instanceof Op.Dual || user.op() instanceof Op.Call(Definition.Composed _);
      latest = Math.max(latest, isInlined ? Integer.MAX_VALUE : order.get(user));
      if (isAlias(user.op()) || user.op() instanceof Op.Broadcast) {
        latest = Math.max(latest, last.get(user));
      }
    }
    return latest;
  }
}
