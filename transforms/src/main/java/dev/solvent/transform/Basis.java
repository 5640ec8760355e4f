package dev.solvent.transform;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// A linear map on all units of its argument, in blocks of as many as leave memory bounded: what
/// the map computes on the way counts, not the number of units.
public final class Basis {
  /// The most numbers of any node of the map for the units of one block.
  private static final int MOST = 1 << 20;

  /// More blocks than this are not written out one by one.
  private static final int FEW = 32;

  private final Graph map;
  private final Seq<Node> captures;
  private final Shape shape;
  private final int n;
  private final int rows;

  private Basis(Graph map, Seq<Node> captures) {
    this.map = map;
    this.captures = captures;
    this.shape = Nodes.shape(map.params().head());
    this.n = shape.count();
    this.rows = Math.max(1, Math.min(n, MOST / widest(map)));
  }

  /// This gives the results of `map`, `(x ++ captures) -> results`, for each unit, stacked.
  public static Seq<Node> images(Graph map, Seq<Node> captures) {
    Basis basis = new Basis(map, captures);
    return basis.n <= basis.rows * FEW ? basis.written() : basis.repeated();
  }

  private static int widest(Graph graph) {
    int widest = 1;
    for (Node node : graph.nodes()) {
      if (node.type() instanceof Type.Real real) widest = Math.max(widest, real.shape().count());
      if (!(node instanceof Node.Apply a)) continue;
      for (Graph body : Graph.bodies(a.op())) widest = Math.max(widest, widest(body));
    }
    return widest;
  }

  private Seq<Node> written() {
    Seq<Seq<Node>> blocks =
        Array.rangeBy(0, Math.max(1, n), rows)
            .map(from -> images(Nodes.units(n, from, Math.min(n, from + rows)), captures));
    return Array.range(0, map.results().size())
        .map(k -> Nodes.concat(blocks.map(block -> block.get(k)), 0));
  }

  /// The same with one graph for all blocks, of which the last is filled up with zeros.
  private Seq<Node> repeated() {
    int blocks = (n + rows - 1) / rows;
    Graph block =
        Trace.closed(
            captures.map(Node::type).prepend(Type.real(rows, n)),
            xs -> images(xs.head(), xs.tail()));
    Op fill = new Op.Pad(Array.of(0, 0), Array.of(blocks * rows - n, 0));
    Node units = Nodes.reshape(Build.one(fill, Nodes.eye(n)), Shape.of(blocks, rows, n));
    Op each =
        new Op.Each(
            block, blocks, captures.map(_ -> false).prepend(true), map.results().map(_ -> false));
    return Build.apply(each, captures.prepend(units)).map(stack -> joined(stack, blocks));
  }

  private Node joined(Node stack, int blocks) {
    Shape image = Nodes.shape(stack).slice(2, Nodes.shape(stack).rank());
    return Nodes.slice(Nodes.reshape(stack, image.prepend(blocks * rows)), 0, 0, n);
  }

  private Seq<Node> images(Node units, Seq<Node> others) {
    int count = Nodes.shape(units).size(0);
    Node x = Nodes.reshape(units, shape.prepend(count));
    Seq<Boolean> mapped = others.map(_ -> false).prepend(true);
    Batch.Mapped out = Batch.inline(map, others.prepend(x), mapped, count);
    return out.values().zipWith(out.mapped(), (v, m) -> Batch.spread(v, m, count));
  }
}
