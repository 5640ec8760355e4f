package dev.solvent.transform;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.Tuple;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/// One graph for all elements, which lie along a new first axis. What a mapped value decides, and
/// all that touches trails, becomes an `Each`, which runs each element on its own; everything else
/// has an arm of its own.
public final class Batch {
  private Batch() {}

  /// Values and which of them have an axis of elements.
  public record Mapped(Seq<Node> values, Seq<Boolean> mapped) {}

  /// This gives a graph's results for `n` elements, as nodes of the current function.
  public static Mapped inline(Graph graph, Seq<Node> args, Seq<Boolean> mapped, int n) {
    Map<Node, Node> env = new IdentityHashMap<>();
    Set<Node> on = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < args.size(); i++) {
      env.put(graph.params().get(i), args.get(i));
      if (mapped.get(i)) on.add(graph.params().get(i));
    }
    for (Node node : graph.nodes()) {
      if (!(node instanceof Node.Apply a)) continue;
      Seq<Node> x = a.operands().map(o -> env.getOrDefault(o, o));
      Mask m = Mask.of(x.size(), i -> on.contains(a.operands().get(i)));
      Mapped out =
          a.site().during(() -> m.any() ? node(a, x, m, n) : shared(Build.apply(a.op(), x)));
      for (int k = 0; k < a.parts().size(); k++) {
        env.put(a.parts().get(k), out.values.get(k));
        if (out.mapped.get(k)) on.add(a.parts().get(k));
      }
    }
    return new Mapped(
        graph.results().map(r -> env.getOrDefault(r, r)), graph.results().map(on::contains));
  }

  private static Mapped shared(Seq<Node> out) {
    return new Mapped(out, out.map(_ -> false));
  }

  private static Mapped all(Seq<Node> out) {
    return new Mapped(out, out.map(_ -> true));
  }

  private static Mapped all(Node out) {
    return all(Array.of(out));
  }

  /// This gives a value with an axis of elements, whether it has one yet or not.
  public static Node spread(Node x, boolean mapped, int n) {
    if (mapped) return x;
    if (x.type() instanceof Type.Real) return Nodes.repeat(x, 0, n);
    Graph same = Trace.closed(Array.of(x.type()), xs -> xs);
    return Build.apply(new Op.Each(same, n, Array.of(false), Array.of(false)), Array.of(x)).head();
  }

  private static Seq<Node> spread(Seq<Node> x, Mask m, int n) {
    return x.zipWithIndex((v, i) -> spread(v, m.get(i), n));
  }

  private static boolean isReal(Node.Apply a) {
    return a.operands().forAll(o -> o.type() instanceof Type.Real)
        && a.parts().forAll(p -> p.type() instanceof Type.Real);
  }

  private static Mapped wrap(Op op, Node.Apply a, Seq<Node> x, Mask m, int n) {
    Graph body = Trace.closed(a.operands().map(Node::type), xs -> Build.apply(op, xs));
    Seq<Boolean> stacked = body.results().map(_ -> false);
    return all(Build.apply(new Op.Each(body, n, m.toSeq(), stacked), x));
  }

  private static Mapped even(Op op, Seq<Node> x, Mask m, int n) {
    return all(Build.apply(op, spread(x, m, n)));
  }

  private static Mapped node(Node.Apply a, Seq<Node> x, Mask m, int n) {
    Op op = a.op();
    if (!(op instanceof Op.Nested) && !isReal(a)) return wrap(op, a, x, m, n);
    return switch (op) {
      case Op.Linear linear -> linear(linear, a, x, m, n);
      case Op.Multiply _, Op.Scale _, Op.Divide _, Op.Ratio _ -> even(op, x, m, n);
      case Op.Contract how -> all(Contracting.batched(how, x.get(0), m.get(0), x.get(1), m.get(1)));
      case Op.Solve solve ->
          all(Contracting.solved(solve, x.get(0), m.get(0), x.get(1), m.get(1), n));
      case Op.SolveSparse _ when !m.get(1) -> all(Contracting.beside(op, x));
      case Op.SolveSparse _, Op.SolveBy _ -> wrap(op, a, x, m, n);
      case Op.Pointwise _ -> even(op, x, m, n);
      case Op.Discrete discrete -> discrete(discrete, a, x, m, n);
      case Op.Call _, Op.Dual _, Op.Each _ -> wrap(op, a, x, m, n);
      case Op.Branch b -> branch(b, a, x, m, n);
      case Op.Loop l -> loop(l, a, x, m, n);
    };
  }

  private static Mapped discrete(Op.Discrete op, Node.Apply a, Seq<Node> x, Mask m, int n) {
    return switch (op) {
      case Op.Compare _, Op.Round _, Op.Logical _, Op.IsNan _, Op.ToNumber _, Op.Stop _ ->
          even(op, x, m, n);
      case Op.ArgExtremum(int axis, boolean greatest) ->
          all(Build.apply(new Op.ArgExtremum(axis + 1, greatest), x));
      case Op.Ticks _, Op.Random _ -> wrap(op, a, x, m, n);
    };
  }

  private static Seq<Integer> shift(Seq<Integer> axes) {
    return axes.map(i -> i + 1);
  }

  private static Mapped linear(Op.Linear op, Node.Apply a, Seq<Node> x, Mask m, int n) {
    Shape in = a.operands().last().type() instanceof Type.Real r ? r.shape() : Shape.SCALAR;
    return switch (op) {
      case Op.Add _, Op.Negate _ -> even(op, x, m, n);
      case Op.Select _ -> even(op, x, m, n);
      case Op.Sum(var axes) -> all(Nodes.sum(x.head(), shift(axes)));
      case Op.Broadcast(var to, var axes) ->
          all(Nodes.broadcast(x.head(), to.prepend(n), shift(axes).prepend(0)));
      case Op.Reshape(var to) -> all(Nodes.reshape(x.head(), to.prepend(n)));
      case Op.Permute(var order) -> all(Nodes.permute(x.head(), shift(order).prepend(0)));
      case Op.Slice(var start, var size) ->
          all(Nodes.slice(x.head(), start.prepend(0), size.prepend(n)));
      case Op.Pad(var before, var after) ->
          all(Build.apply(new Op.Pad(before.prepend(0), after.prepend(0)), x));
      case Op.Concat(int axis) -> even(new Op.Concat(axis + 1), x, m, n);
      case Op.Flip(var axes) -> all(Build.apply(new Op.Flip(shift(axes)), x));
      case Op.CumulativeSum(int axis, boolean reverse) ->
          all(Build.apply(new Op.CumulativeSum(axis + 1, reverse), x));
      case Op.Gather(int k) -> all(gather(k, a, x, m, n));
      case Op.Scatter(var to) -> all(scatter(to, a, x, m, n));
      case Op.Ensure e -> ensure(e, x, m, n);
      case Op.Roll _, Op.Unroll _ -> wrap(op, a, x, m, n);
    };
  }

  /// Shared indices gather along the axes behind that of the elements; mapped ones are joined by
  /// the element's own number.
  private static Node gather(int k, Node.Apply a, Seq<Node> x, Mask m, int n) {
    Shape index = Nodes.shape(a.operands().head());
    Node values = x.get(k);
    if (!m.slice(0, k).any()) {
      int rank = Nodes.shape(values).rank();
      Seq<Integer> order = Array.range(1, k + 1).append(0).appendAll(Array.range(k + 1, rank));
      Node out =
          Build.apply(new Op.Gather(k), x.take(k).append(Nodes.permute(values, order))).head();
      return Nodes.move(out, index.rank(), 0);
    }
    Seq<Node> indices = x.take(k).zipWithIndex((v, i) -> spread(v, m.get(i), n));
    if (!m.get(k)) return Build.apply(new Op.Gather(k), indices.append(values)).head();
    Node element = Nodes.broadcast(Nodes.iota(n), index.prepend(n), Array.of(0));
    return Build.apply(new Op.Gather(k + 1), indices.prepend(element).append(values)).head();
  }

  private static Node scatter(Shape to, Node.Apply a, Seq<Node> x, Mask m, int n) {
    int k = to.rank();
    Shape index = Nodes.shape(a.operands().head());
    Node values = x.get(k);
    if (!m.slice(0, k).any()) {
      Node last = Nodes.move(values, 0, index.rank());
      Node out = Build.apply(new Op.Scatter(to), x.take(k).append(last)).head();
      return Nodes.move(out, k, 0);
    }
    Seq<Node> indices = x.take(k).zipWithIndex((v, i) -> spread(v, m.get(i), n));
    Node element = Nodes.broadcast(Nodes.iota(n), index.prepend(n), Array.of(0));
    Node all = spread(values, m.get(k), n);
    return Build.apply(new Op.Scatter(to.prepend(n)), indices.prepend(element).append(all)).head();
  }

  private static Mapped ensure(Op.Ensure e, Seq<Node> x, Mask m, int n) {
    if (!m.slice(0, e.fixed()).any()) return all(Build.apply(e, x));
    return even(e, x, m, n);
  }

  private static Mapped branch(Op.Branch b, Node.Apply a, Seq<Node> x, Mask m, int n) {
    if (m.get(0) || !isReal(a)) return wrap(b, a, x, m, n);
    Seq<Boolean> in = m.slice(1, m.size()).toSeq();
    Seq<Type> types = x.tail().map(Node::type);
    Graph then = Trace.closed(types, xs -> spread(inline(b.then(), xs, in, n), n));
    Graph otherwise = Trace.closed(types, xs -> spread(inline(b.otherwise(), xs, in, n), n));
    return all(Build.apply(new Op.Branch(then, otherwise), x));
  }

  private static Seq<Node> spread(Mapped r, int n) {
    return r.values.zipWith(r.mapped, (v, m) -> spread(v, m, n));
  }

  /// A loop whose length nothing mapped decides runs once, over states of all elements.
  private static Mapped loop(Op.Loop l, Node.Apply a, Seq<Node> x, Mask m, int n) {
    int states = l.states();
    int rowsEnd = states + l.rows();
    boolean trails = l.step().results().size() > states || m.slice(states, rowsEnd).any();
    if (trails || !a.parts().forAll(p -> p.type() instanceof Type.Real)) {
      return wrap(l, a, x, m, n);
    }
    Mask in = m;
    while (true) {
      Mask before = in;
      Mask out = mapped(l.step(), before, n);
      in = Mask.of(before.size(), i -> before.get(i) || i < states && out.get(i));
      if (in.equals(before)) break;
    }
    Mask grown = in;
    Mask condition = grown.slice(0, states).concat(grown.slice(rowsEnd, grown.size()));
    if (l.proceed().exists(p -> mapped(p, condition, n).get(0))) return wrap(l, a, x, m, n);
    Seq<Node> operands =
        x.zipWithIndex((v, i) -> i < states && grown.get(i) ? spread(v, m.get(i), n) : v);
    Seq<Type> types =
        operands.zipWithIndex(
            (v, i) -> i >= states && i < rowsEnd ? Type.element(v.type()) : v.type());
    Graph step =
        Trace.closed(
            types,
            xs -> {
              Mapped r = inline(l.step(), xs, grown.toSeq(), n);
              return r.values.zipWithIndex(
                  (v, i) -> grown.get(i) ? spread(v, r.mapped.get(i), n) : v);
            });
    var proceed =
        l.proceed()
            .map(p ->
                Trace.closed(
                    types.take(states).appendAll(types.drop(rowsEnd)),
                    xs -> inline(p, xs, condition.toSeq(), n).values));
    Op op = new Op.Loop(step, proceed, l.backward(), states, l.rows());
    return new Mapped(Build.apply(op, operands), Array.range(0, states).map(grown::get));
  }

  private static Mask mapped(Graph graph, Mask m, int n) {
    return graph.memo(
        Tuple.of("mapped", m, n),
        () -> {
          Mask[] out = new Mask[1];
          Seq<Type> types =
              graph.paramTypes().zipWithIndex((t, i) -> m.get(i) ? Type.stacked(n, t) : t);
          Trace.closed(
              types,
              xs -> {
                out[0] = Mask.of(inline(graph, xs, m.toSeq(), n).mapped);
                return Array.empty();
              });
          return out[0];
        });
  }
}
