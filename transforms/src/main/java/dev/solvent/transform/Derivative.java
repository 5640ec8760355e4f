package dev.solvent.transform;

import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// The derivative of a graph at a point in its first parameters, as a linear map of one vector to
/// another.
///
/// @param map `(v ++ captures) -> J v`
public record Derivative(Graph map, Seq<Node> captures, int unknowns) {
  /// The most numbers of a basis that are mapped at once.
  private static final int BLOCK = 1 << 20;

  /// This differentiates at `at`, whose first `leaves` move.
  public static Derivative of(Graph graph, Seq<Node> at, int leaves) {
    Seq<Node> x = at.take(leaves);
    int n = Flat.count(x);
    Trace.Closed map =
        Trace.close(
            Array.of(Type.real(n)), v -> Array.of(along(graph, at, Flat.shaped(v.head(), x))));
    return new Derivative(map.graph(), map.captures(), n);
  }

  private static Node along(Graph graph, Seq<Node> at, Seq<Node> v) {
    Seq<Option<Node>> dx = Tangents.some(v).appendAll(Tangents.none(at.size() - v.size()));
    Jvp.Pushed pushed = Jvp.inline(graph, at, dx);
    return Flat.of(Tangents.orZeros(pushed.tangents(), pushed.primals()));
  }

  /// This gives `J v`.
  public Node along(Node v) {
    return Trace.inline(map, captures.prepend(v)).head();
  }

  /// This gives `Jᵀ`: row `j` is the derivative in unknown `j`.
  public Node columns() {
    int rows = Math.max(1, BLOCK / Math.max(1, unknowns));
    Seq<Node> blocks = Array.empty();
    for (int from = 0; from < unknowns || from == 0; from += rows) {
      blocks = blocks.append(columns(from, Math.min(unknowns, from + rows)));
    }
    return Nodes.concat(blocks, 0);
  }

  private Node columns(int from, int to) {
    double[] basis = new double[(to - from) * unknowns];
    for (int i = from; i < to; i++) basis[(i - from) * unknowns + i] = 1;
    Node units = Nodes.tensor(Shape.of(to - from, unknowns), basis);
    Seq<Boolean> mapped = captures.map(_ -> false).prepend(true);
    Batch.Mapped out = Batch.inline(map, captures.prepend(units), mapped, to - from);
    return Batch.spread(out.values().head(), out.mapped().head(), to - from);
  }
}
