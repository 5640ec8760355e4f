package dev.solvent.explain;

import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.transform.Batch;
import dev.solvent.transform.Flat;
import dev.solvent.transform.Jvp;
import dev.solvent.transform.Pullback;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.Lazy;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;

/// A function of a vector whose value is a vector, with its derivatives by both modes.
final class Linearised {
  private final Graph graph;
  private final int inputs;
  private final int outputs;
  private final Lazy<Graph> forward;
  private final Lazy<Graph> reverse;

  private Linearised(Graph graph) {
    this.graph = graph;
    this.inputs = Nodes.shape(graph.params().head()).size(0);
    this.outputs = Nodes.shape(graph.results().head()).size(0);
    this.forward = Lazy.of(() -> two(inputs, xs -> pushed(graph, xs.get(0), xs.get(1))));
    this.reverse = Lazy.of(() -> two(outputs, xs -> pulled(graph, xs.get(0), xs.get(1))));
  }

  /// This sees a graph, whose arguments at `moving` are numbers, as a function of these alone; the
  /// others stay at `at`.
  static Linearised of(Graph graph, Seq<Node> at, Seq<Boolean> moving) {
    Seq<Node> own = at.zip(moving).filter(p -> p._2).map(p -> p._1);
    return new Linearised(
        vector(
            Flat.count(own),
            x -> {
              java.util.Iterator<Node> next = Flat.shaped(x, own).iterator();
              Seq<Node> args =
                  Array.ofAll(at.zip(moving).map(p -> p._2 ? next.next() : p._1).toJavaList());
              return Flat.of(Trace.inline(graph, args).filter(Linearised::isNumber));
            }));
  }

  static boolean isNumber(Node node) {
    return node.type() instanceof Type.Real real && !real.isBoolean();
  }

  private static Graph vector(int n, Function<Node, Node> f) {
    return Trace.closed(Array.<Type>of(Type.real(n)), xs -> Array.of(f.apply(xs.head())));
  }

  private Graph two(int second, Function<Seq<Node>, Node> f) {
    return Trace.closed(
        Array.<Type>of(Type.real(inputs), Type.real(second)), xs -> Array.of(f.apply(xs)));
  }

  int inputs() {
    return inputs;
  }

  int outputs() {
    return outputs;
  }

  Node value(Node x) {
    return Trace.inline(graph, Array.of(x)).head();
  }

  boolean hasValue(Node x) {
    try {
      Node value = value(x);
      return Entries.of(Nodes.subtract(value, value)).forAll(v -> v == 0);
    } catch (SolventError outside) {
      if (outside.kind() == Kind.LIMIT) throw outside;
      return false;
    }
  }

  Node jvp(Node x, Node dx) {
    return Trace.inline(forward.get(), Array.of(x, dx)).head();
  }

  Node vjp(Node x, Node ct) {
    return Trace.inline(reverse.get(), Array.of(x, ct)).head();
  }

  private static Node pushed(Graph graph, Node x, Node dx) {
    Jvp.Pushed pushed = Jvp.inline(graph, Array.of(x), Array.of(Option.of(dx)));
    return pushed.tangents().head().getOrElse(() -> Nodes.zeroLike(pushed.primals().head()));
  }

  private static Node pulled(Graph graph, Node x, Node ct) {
    return Pullback.of(graph, Array.of(x), Array.of(true)).pull(Array.of(ct)).head();
  }

  /// This gives the function's values at two points as a map of both gives them, one after the
  /// other.
  Node mapped(Node x, Node y) {
    Node both = Nodes.stack(Array.of(x, y));
    Batch.Mapped values = Batch.inline(graph, Array.of(both), Array.of(true), 2);
    Node spread = Batch.spread(values.values().head(), values.mapped().head(), 2);
    return Nodes.reshape(spread, Shape.of(2 * outputs));
  }

  /// This gives the function's part along `weights` as a function whose value is one number.
  Linearised along(Node weights) {
    return new Linearised(
        vector(inputs, x -> Nodes.reshape(Nodes.dot(weights, inlined(x)), Shape.of(1))));
  }

  private Node inlined(Node x) {
    return Trace.inline(graph, Array.of(x)).head();
  }

  /// This gives the derivative along `v` of a function whose value is one number, by forward or
  /// reverse mode, as such a function again.
  Linearised derivative(boolean byReverse, Node v) {
    Node one = Nodes.full(Shape.of(1), 1);
    return new Linearised(
        vector(
            inputs,
            x ->
                byReverse
                    ? Nodes.reshape(Nodes.dot(pulled(graph, x, one), v), Shape.of(1))
                    : pushed(graph, x, v)));
  }
}
