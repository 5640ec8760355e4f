package dev.solvent.transform;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.expr.Definition;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.type.Type;
import io.vavr.Tuple;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Separates a graph that is linear in its moving parameters into a twin, which computes all that
/// is fixed, and a linear map over what the twin leaves behind. Loops are separated in the same
/// way: the twin loop writes a trail, the linear loop reads it.
final class Linearize {
  private final Graph graph;
  private final Mask moving;
  private final Mask force;
  private final Map<Node, NotLinear> notLinear = new IdentityHashMap<>();
  private final Set<Node> moves = Collections.newSetFromMap(new IdentityHashMap<>());

  private Linearize(Graph graph, Mask moving, Mask force) {
    this.graph = graph;
    this.moving = moving;
    this.force = force;
  }

  /// `twin: fixed params -> fixed results ++ left`; `linear: residuals ++ moving params -> moving
  /// results`. Of each residual, the origin is a parameter of the graph (from 0) or what the twin
  /// left (from -1 down).
  record Split(Graph twin, Graph linear, Seq<Integer> origins, Mask out) {

    int left() {
      return origins.count(o -> o < 0);
    }

    /// This counts the fixed results, which the twin gives before what it left.
    int fixed() {
      return out.size() - out.count();
    }

    /// This gives the residuals as values: `args` are the graph's own arguments.
    Seq<Node> residuals(Seq<Option<Node>> args, Seq<Node> left) {
      return origins.map(o -> o >= 0 ? args.get(o).get() : left.get(-1 - o));
    }
  }

  /// Results in `force` count as moving even where they are zero.
  static Split of(Graph graph, Mask moving, Mask force) {
    return graph.memo(
        Tuple.of("split", moving, force), () -> new Linearize(graph, moving, force).split());
  }

  private Split split() {
    Node[][] symbols = new Node[1][];
    Node[][] found = new Node[1][];
    Trace.closed(
        graph.paramTypes(),
        args -> {
          symbols[0] = args.toJavaArray(Node[]::new);
          moving.<Node>pick(args).forEach(moves::add);
          found[0] = inline(graph, args).toJavaArray(Node[]::new);
          return Array.empty();
        });
    Seq<Node> params = Array.of(symbols[0]);
    Seq<Node> results = Array.of(found[0]);
    Seq<NotLinear> reasons = results.flatMap(r -> Option.of(notLinear.get(r)));
    if (!reasons.isEmpty()) throw reasons.maxBy(NotLinear::linearity).get();
    Mask out = Mask.of(results.size(), k -> force.get(k) || moves.contains(results.get(k)));
    for (int k = 0; k < out.size(); k++) {
      Node r = results.get(k);
      if (out.get(k) && !moves.contains(r) && !zero(r)) {
        throw new NotLinear("it is not zero where the tangent is", Linearity.NONE);
      }
    }
    return cut(params, results, out);
  }

  /// The fixed values that linear steps read are the residuals.
  private Split cut(Seq<Node> params, Seq<Node> results, Mask out) {
    Seq<Node> moved = out.pick(results);
    Set<Node> read = new LinkedHashSet<>();
    for (Node node : Graph.reach(moved.toJavaList(), this::inLinear)) {
      if (!(node instanceof Node.Apply a)) continue;
      for (Node o : a.operands()) if (!o.isKnown() && !moves.contains(o)) read.add(o);
    }
    Seq<Node> residuals = Array.ofAll(read);
    int[] left = {0};
    Seq<Integer> origins =
        residuals.map(r -> {
          int at = params.indexOf(r);
          return at >= 0 ? at : -1 - left[0]++;
        });
    Seq<Node> leaves = residuals.zip(origins).filter(p -> p._2 < 0).map(p -> p._1);
    Graph twin = Trace.cut(moving.reject(params), out.<Node>reject(results).appendAll(leaves));
    Graph linear = Trace.cut(residuals.appendAll(moving.<Node>pick(params)), moved);
    return new Split(twin, linear, origins, out);
  }

  private boolean inLinear(Node node) {
    return moves.contains(node)
        || node instanceof Node.Apply a && a.parts().exists(moves::contains);
  }

  static boolean zero(Node node) {
    return node instanceof Node.Const c
        && (c.isZero()
            || c.value() instanceof double[] entries
                && Arrays.stream(entries).allMatch(v -> v == 0));
  }

  private Seq<Node> inline(Graph g, Seq<Node> args) {
    Map<Node, Node> env = new IdentityHashMap<>();
    for (int i = 0; i < args.size(); i++) env.put(g.params().get(i), args.get(i));
    for (Node node : g.nodes()) {
      if (!(node instanceof Node.Apply a)) continue;
      Seq<Node> x = a.operands().map(o -> env.getOrDefault(o, o));
      Seq<Node> out = a.site().during(() -> separated(a.op(), x));
      for (int k = 0; k < out.size(); k++) env.put(a.parts().get(k), out.get(k));
    }
    return g.results().map(r -> env.getOrDefault(r, r));
  }

  /// What is not linear matters only where a result is made of it.
  private Seq<Node> separated(Op op, Seq<Node> x) {
    Seq<NotLinear> reasons = x.flatMap(v -> Option.of(notLinear.get(v)));
    if (reasons.isEmpty() && !x.exists(moves::contains)) return Build.apply(op, x);
    try {
      if (reasons.isEmpty()) return step(op, x);
      throw decides(op, x)
          ? new NotLinear("what runs is decided by the tangent", Linearity.BY_BASIS)
          : reasons.maxBy(NotLinear::linearity).get();
    } catch (NotLinear e) {
      Seq<Node> out = Build.apply(op, x);
      out.filter(v -> !v.isKnown()).forEach(v -> notLinear.put(v, e));
      return out;
    }
  }

  /// Whether what is not linear decides what runs.
  private boolean decides(Op op, Seq<Node> x) {
    Mask m = Mask.of(x.size(), i -> moves.contains(x.get(i)) || notLinear.containsKey(x.get(i)));
    return switch (op) {
      case Op.Branch _ -> m.get(0);
      case Op.Loop l -> Depends.lengthDepends(l, Depends.grown(l, m));
      case Op.Ensure e -> !notLinear.containsKey(x.get(e.fixed()));
      case Op.Call _, Op.Each _, Op.Dual _, Op.Linear _, Op.Bilinear _, Op.Quotient _ -> false;
      case Op.Pointwise _, Op.Discrete _ -> false;
    };
  }

  private Seq<Node> moved(Seq<Node> out) {
    for (Node node : out) if (!node.isKnown()) moves.add(node);
    return out;
  }

  private Seq<Node> linear(Op op, Seq<Node> x) {
    return moved(Build.apply(op, x));
  }

  private Seq<Node> step(Op op, Seq<Node> x) {
    Mask m = Mask.of(x.size(), i -> moves.contains(x.get(i)));
    return switch (op) {
      case Op.Ensure e when m.slice(0, e.fixed()).any() ->
          throw new NotLinear("it checks the tangent", Linearity.BY_BASIS);
      case Op.Linear l -> {
        if (m.slice(0, l.fixed()).any()) {
          throw new NotLinear("the tangent decides " + Names.of(l), Linearity.NONE);
        }
        for (int i = l.fixed(); i < m.size(); i++) {
          if (!m.get(i) && !zero(x.get(i))) {
            throw new NotLinear("something fixed is added to the tangent", Linearity.NONE);
          }
        }
        yield linear(l, x);
      }
      case Op.Bilinear b -> {
        if (m.get(0) && m.get(1))
          throw new NotLinear("it takes a product of tangents", Linearity.NONE);
        yield linear(b, x);
      }
      case Op.Quotient q -> {
        if (m.slice(1, m.size()).any())
          throw new NotLinear("it divides by the tangent", Linearity.NONE);
        yield linear(q, x);
      }
      case Op.Pointwise(var f) ->
          throw new NotLinear("it takes " + Names.of(f) + " of the tangent", Linearity.NONE);
      case Op.Discrete d ->
          throw new NotLinear("it takes " + Names.of(d) + " of the tangent", Linearity.NONE);
      case Op.Call(Definition.Composed d) -> call(d, x, m);
      case Op.Call(Definition.Primitive d) ->
          throw new NotLinear("it takes " + d.name() + " of the tangent", Linearity.NONE);
      case Op.Dual d -> {
        if (m.slice(0, d.fixed()).any()) {
          throw new NotLinear(
              "it takes the rule of " + d.name() + " at the tangent", Linearity.BY_BASIS);
        }
        yield linear(d, x);
      }
      case Op.Branch b -> branch(b, x, m);
      case Op.Each e -> each(e, x, m);
      case Op.Loop l -> loop(l, x, m);
    };
  }

  /// A definition may be linear in what moves although its name does not say so: its body tells.
  private Seq<Node> call(Definition.Composed d, Seq<Node> x, Mask m) {
    try {
      of(d.body(), m, Mask.none(d.body().results().size()));
    } catch (NotLinear e) {
      throw e.inside("a call of " + d.name() + " on the tangent: ");
    }
    return inline(d.body(), x);
  }

  private Seq<Node> branch(Op.Branch b, Seq<Node> x, Mask m) {
    if (m.get(0)) throw new NotLinear("the tangent decides a branch", Linearity.BY_BASIS);
    Mask in = m.slice(1, m.size());
    Seq<Node> operands = x.tail();
    Mask out = Depends.of(b.then(), in).or(Depends.of(b.otherwise(), in));
    Split then = of(b.then(), in, out);
    Split otherwise = of(b.otherwise(), in, out);
    Seq<Node> fixed = in.reject(operands);
    int f = then.fixed();
    Seq<Type> leftThen = then.twin.types().drop(f);
    Seq<Type> leftOtherwise = otherwise.twin.types().drop(f);
    // the side that is not taken leaves zeros that nobody reads
    Graph twinThen =
        Trace.closed(
            fixed.map(Node::type),
            xs -> Trace.inline(then.twin, xs).appendAll(leftOtherwise.map(Nodes::zero)));
    Graph twinOtherwise =
        Trace.closed(
            fixed.map(Node::type),
            xs -> {
              Seq<Node> r = Trace.inline(otherwise.twin, xs);
              return r.take(f).appendAll(leftThen.map(Nodes::zero)).appendAll(r.drop(f));
            });
    Seq<Node> twin = Build.apply(new Op.Branch(twinThen, twinOtherwise), fixed.prepend(x.head()));
    Seq<Node> left = twin.drop(f);
    Seq<Integer> own =
        then.origins.appendAll(otherwise.origins).filter(o -> o >= 0).distinct().sorted();
    Seq<Node> layout = own.map(operands::get).appendAll(left).appendAll(in.<Node>pick(operands));
    Seq<Type> types = layout.map(Node::type);
    Graph linearThen = side(then, own, 0, operands.size(), types);
    Graph linearOtherwise = side(otherwise, own, then.left(), operands.size(), types);
    Seq<Node> linear = linear(new Op.Branch(linearThen, linearOtherwise), layout.prepend(x.head()));
    return merge(out, twin.take(f), linear);
  }

  private static Graph side(
      Split split, Seq<Integer> own, int skip, int operands, Seq<Type> types) {
    int moving = split.linear.params().size() - split.origins.size();
    return Trace.closed(
        types,
        xs -> {
          Seq<Option<Node>> args =
              Array.range(0, operands)
                  .map(i -> own.contains(i) ? Option.of(xs.get(own.indexOf(i))) : Option.none());
          Seq<Node> residuals = split.residuals(args, xs.drop(own.size() + skip));
          return Trace.inline(split.linear, residuals.appendAll(xs.takeRight(moving)));
        });
  }

  private Seq<Node> each(Op.Each e, Seq<Node> x, Mask m) {
    Split s = of(e.body(), m, Mask.none(e.summed().size()));
    int f = s.fixed();
    Seq<Node> twin =
        s.twin.results().isEmpty()
            ? Array.empty()
            : Build.apply(
                new Op.Each(
                    s.twin,
                    e.n(),
                    m.reject(e.mapped()),
                    s.out.<Boolean>reject(e.summed()).appendAll(Array.fill(s.left(), false))),
                m.reject(x));
    Seq<Boolean> mapped = s.origins.map(o -> o < 0 || e.mapped().get(o));
    Seq<Node> linear =
        linear(
            new Op.Each(
                s.linear,
                e.n(),
                mapped.appendAll(m.<Boolean>pick(e.mapped())),
                s.out.pick(e.summed())),
            s.residuals(x.map(Option::of), twin.drop(f)).appendAll(m.<Node>pick(x)));
    return merge(s.out, twin.take(f), linear);
  }

  private Seq<Node> loop(Op.Loop l, Seq<Node> x, Mask start) {
    Mask m = Depends.grown(l, start);
    if (Depends.lengthDepends(l, m)) {
      throw new NotLinear("the length of a loop depends on the tangent", Linearity.BY_BASIS);
    }
    for (int i = 0; i < l.states(); i++) {
      if (m.get(i) && !start.get(i) && !zero(x.get(i))) {
        throw new NotLinear("something fixed is carried into the tangent", Linearity.NONE);
      }
    }
    try {
      return new LoopSplit(l, x, m).results(this::linear);
    } catch (NotLinear e) {
      throw e.inside("");
    }
  }

  static Seq<Node> merge(Mask out, Seq<Node> fixed, Seq<Node> linear) {
    java.util.Iterator<Node> f = fixed.iterator();
    java.util.Iterator<Node> l = linear.iterator();
    return Array.ofAll(out.toSeq().map(o -> o ? l.next() : f.next()).toJavaList());
  }
}
