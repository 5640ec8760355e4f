package dev.solvent.transform;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.expr.Scalar;
import dev.solvent.type.Type;
import io.vavr.Tuple;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Forward mode: the one place where derivatives are known. A nested operation becomes one nested
/// operation whose bodies compute primals and tangents together.
public final class Jvp {
  private Jvp() {}

  /// Results and their tangents.
  public record Pushed(Seq<Node> primals, Seq<Option<Node>> tangents) {}

  /// This gives a graph's results and tangents at `xs` along `dxs`, as nodes of the current
  /// function.
  public static Pushed inline(Graph graph, Seq<Node> xs, Seq<Option<Node>> dxs) {
    return inline(graph, xs, dxs, Mask.all(graph.results().size()));
  }

  private static Pushed inline(Graph graph, Seq<Node> xs, Seq<Option<Node>> dxs, Mask results) {
    Set<Node> open = Open.of(graph, results);
    Set<Node> used = used(graph);
    Map<Node, Node> primal = new IdentityHashMap<>();
    Map<Node, Node> tangent = new IdentityHashMap<>();
    for (int i = 0; i < xs.size(); i++) {
      Node param = graph.params().get(i);
      primal.put(param, xs.get(i));
      dxs.get(i).forEach(d -> tangent.put(param, d));
    }
    for (Node node : graph.nodes()) {
      if (!(node instanceof Node.Apply a)) continue;
      Seq<Node> x = a.operands().map(o -> primal.getOrDefault(o, o));
      Seq<Option<Node>> dx = a.operands().map(o -> Option.of(tangent.get(o)));
      Parts parts =
          new Parts(
              Mask.of(a.parts().size(), k -> open.contains(a.parts().get(k))),
              Mask.of(a.parts().size(), k -> used.contains(a.parts().get(k))));
      Pushed out = a.site().during(() -> node(a.op(), x, dx, parts));
      for (int k = 0; k < a.parts().size(); k++) {
        Node part = a.parts().get(k);
        primal.put(part, out.primals.get(k));
        // a zero that moved on would make a state of a loop move, which then is no zero to see;
        // what
        // happens to be zero, as the tangent of 0 * x, moves on
        out.tangents.get(k).filter(d -> !Nodes.isZero(d)).forEach(d -> tangent.put(part, d));
      }
    }
    return new Pushed(
        graph.results().map(r -> primal.getOrDefault(r, r)),
        graph.results().map(r -> Option.of(tangent.get(r))));
  }

  /// Of an operation's results, which lead to an open one, and which are used at all.
  private record Parts(Mask open, Mask used) {
    boolean guarded() {
      return !open.get(0);
    }
  }

  private static Set<Node> used(Graph graph) {
    return graph.memo(
        "used",
        () -> {
          Set<Node> used = Collections.newSetFromMap(new IdentityHashMap<>());
          used.addAll(graph.nodes());
          return used;
        });
  }

  private static Pushed node(Op op, Seq<Node> x, Seq<Option<Node>> dx, Parts parts) {
    if (dx.forAll(Option::isEmpty)) {
      Seq<Node> out = Build.apply(op, x);
      return new Pushed(out, Tangents.none(out.size()));
    }
    return switch (op) {
      case Op.Nested nested -> nested(nested, x, dx, parts);
      case Op.Linear linear -> single(op, x, _ -> linear(linear, x, dx));
      case Op.Bilinear b -> single(op, x, _ -> bilinear(b, x, dx, parts.guarded()));
      case Op.Quotient q -> single(op, x, y -> quotient(q, x, dx, y, parts.guarded()));
      case Op.Pointwise(var f) -> single(op, x, y -> pointwise(f, x, dx, y, parts.guarded()));
      case Op.Discrete _ -> single(op, x, _ -> Option.none());
    };
  }

  private static Pushed single(
      Op op, Seq<Node> x, java.util.function.Function<Node, Option<Node>> tangent) {
    Node y = Build.apply(op, x).head();
    return new Pushed(Array.of(y), Array.of(tangent.apply(y)));
  }

  private static Option<Node> linear(Op.Linear op, Seq<Node> x, Seq<Option<Node>> dx) {
    Seq<Option<Node>> moving = dx.drop(op.fixed());
    if (moving.forAll(Option::isEmpty)) return Option.none();
    return switch (op) {
      case Op.Add _ -> Tangents.sum(moving.get(0), moving.get(1));
      case Op.Ensure _ -> moving.head();
      case Op.Linear l -> {
        Seq<Node> full = Tangents.orZeros(moving, x.drop(l.fixed()));
        yield Option.of(Build.apply(l, x.take(l.fixed()).appendAll(full)).head());
      }
    };
  }

  private static Option<Node> bilinear(
      Op.Bilinear op, Seq<Node> x, Seq<Option<Node>> dx, boolean guarded) {
    Op.Bilinear product = op instanceof Op.Multiply && guarded ? new Op.Scale() : op;
    return Tangents.sum(
        dx.get(0).map(d -> Build.one(product, d, x.get(1))),
        dx.get(1).map(d -> Build.one(product, x.get(0), d)));
  }

  /// `d(A⁻¹ b) = A⁻¹ (db − dA·out)`.
  private static Option<Node> quotient(
      Op.Quotient op, Seq<Node> x, Seq<Option<Node>> dx, Node out, boolean guarded) {
    Op.Quotient same = op instanceof Op.Divide && guarded ? new Op.Ratio() : op;
    Option<Node> moved = applied(same, x, dx, out).map(Nodes::negate);
    return Tangents.sum(dx.get(0), moved).map(n -> Build.apply(same, x.update(0, n)).head());
  }

  /// `dA·out`.
  private static Option<Node> applied(Op.Quotient op, Seq<Node> x, Seq<Option<Node>> dx, Node out) {
    return switch (op) {
      case Op.Divide _ -> dx.get(1).map(da -> Nodes.multiply(da, out));
      case Op.Ratio _ -> dx.get(1).map(da -> Nodes.two(new Op.Scale(), da, out));
      case Op.Solve(_, boolean transposed, _) ->
          dx.get(1).map(da -> Nodes.apply(da, transposed, out));
      case Op.SolveSparse(var pattern, boolean transposed, _) ->
          dx.get(1)
              .map(dv -> Nodes.sparseProduct(transposed ? pattern.transposed() : pattern, dv, out));
      case Op.SolveBy s ->
          inline(s.operator(), x.update(0, out), dx.update(0, Option.none())).tangents.head();
    };
  }

  private static Option<Node> pointwise(
      Scalar f, Seq<Node> x, Seq<Option<Node>> dx, Node out, boolean guarded) {
    Op.Bilinear product = guarded ? new Op.Scale() : new Op.Multiply();
    Option<Node> sum = Option.none();
    for (int k = 0; k < x.size(); k++) {
      int at = k;
      sum = Tangents.sum(sum, dx.get(k).map(d -> Nodes.two(product, f.partial(at, x, out), d)));
    }
    return sum;
  }

  /// This gives which results move when these parameters do.
  static Mask moves(Graph graph, Mask in) {
    return graph.memo(
        Tuple.of("moves", in),
        () -> {
          Mask[] out = new Mask[1];
          Trace.closed(
              graph.paramTypes(),
              xs -> {
                Pushed pushed = inline(graph, xs, Tangents.spread(in, in.pick(xs)));
                out[0] = Tangents.mask(pushed.tangents);
                return Array.empty();
              });
          return out[0];
        });
  }

  /// The body with tangents beside its primals, group by group.
  private static Graph body(Graph graph, Layout in, Layout out, Mask open) {
    return graph.memo(
        Tuple.of("jvp", in.chosen(), out.chosen(), Array.ofAll(in.groups()), open),
        () ->
            Trace.closed(
                in.beside(graph.paramTypes(), graph.paramTypes()),
                args -> {
                  Seq<Node> xs = in.first(args);
                  Seq<Option<Node>> ds = Tangents.spread(in.chosen(), in.second(args));
                  Pushed pushed = inline(graph, xs, ds, open);
                  Seq<Node> full = Tangents.orZeros(pushed.tangents, pushed.primals);
                  return out.beside(pushed.primals, full);
                }));
  }

  private static Pushed nested(Op.Nested op, Seq<Node> x, Seq<Option<Node>> dx, Parts parts) {
    return switch (op) {
      case Op.Call(var definition) -> Modes.jvp(definition, x, dx, parts.used);
      case Op.Dual dual -> dual(dual, x, dx);
      case Op.Branch branch -> branch(branch, x, dx, parts.open);
      case Op.Each each -> each(each, x, dx, parts.open);
      case Op.Loop loop -> loop(loop, x, dx, parts.open);
    };
  }

  /// The map itself on the tangents of what it is linear in, and the derivative of the map in the
  /// fixed operands.
  private static Pushed dual(Op.Dual d, Seq<Node> x, Seq<Option<Node>> dx) {
    Seq<Node> ys = Build.apply(d, x);
    Seq<Option<Node>> tangents = Tangents.none(ys.size());
    Seq<Option<Node>> moving = dx.drop(d.fixed());
    if (moving.exists(Option::isDefined)) {
      Seq<Node> along = Tangents.orZeros(moving, x.drop(d.fixed()));
      tangents = Tangents.some(Build.apply(d, x.take(d.fixed()).appendAll(along)));
    }
    Seq<Option<Node>> fixed = dx.take(d.fixed());
    if (fixed.exists(Option::isDefined)) {
      Seq<Option<Node>> only = fixed.appendAll(Tangents.none(moving.size()));
      tangents = Tangents.sums(tangents, inline(d.forward().get(), x, only).tangents);
    }
    return new Pushed(ys, tangents);
  }

  private static Pushed branch(Op.Branch b, Seq<Node> x, Seq<Option<Node>> dx, Mask open) {
    Mask m = Tangents.mask(dx.tail());
    Mask om = moves(b.then(), m).or(moves(b.otherwise(), m));
    Layout in = new Layout(m, m.size());
    Layout out = new Layout(om, om.size());
    Seq<Node> full = Tangents.orZeros(dx.tail(), x.tail());
    Op both = new Op.Branch(body(b.then(), in, out, open), body(b.otherwise(), in, out, open));
    return split(Build.apply(both, in.beside(x.tail(), full).prepend(x.head())), out);
  }

  private static Pushed each(Op.Each e, Seq<Node> x, Seq<Option<Node>> dx, Mask open) {
    Mask m = Tangents.mask(dx);
    Mask om = moves(e.body(), m);
    Layout in = new Layout(m, m.size());
    Layout out = new Layout(om, om.size());
    Op both =
        new Op.Each(
            body(e.body(), in, out, open),
            e.n(),
            in.beside(e.mapped(), e.mapped()),
            out.beside(e.summed(), e.summed()));
    return split(Build.apply(both, in.beside(x, Tangents.orZeros(dx, x))), out);
  }

  private static Pushed loop(Op.Loop l, Seq<Node> x, Seq<Option<Node>> dx, Mask open) {
    int states = l.states();
    int captures = x.size() - states - l.rows();
    Mask m = Tangents.mask(dx);
    Mask om = moves(l.step(), m);
    for (Mask grown = m.or(first(om, states, m.size())); !grown.equals(m); ) {
      m = grown;
      om = moves(l.step(), m);
      grown = m.or(first(om, states, m.size()));
    }
    om = om.withFirst(states, m);
    Layout in = new Layout(m, states, l.rows(), captures);
    Layout out = new Layout(om, states, om.size() - states);
    Layout condition =
        new Layout(
            m.slice(0, states).concat(m.slice(states + l.rows(), m.size())), states, captures);
    Option<Graph> proceed = l.proceed().map(g -> ignoring(g, condition));
    Op both =
        new Op.Loop(
            body(l.step(), in, out, Open.grown(l, open)),
            proceed,
            l.backward(),
            states + m.count(0, states),
            l.rows() + m.count(states, states + l.rows()));
    return split(Build.apply(both, in.beside(x, Tangents.orZeros(dx, x))), out);
  }

  /// This gives the first `n` bits of `mask` in a row of `size`.
  private static Mask first(Mask mask, int n, int size) {
    return Mask.of(size, i -> i < n && mask.get(i));
  }

  /// The condition with the tangents as parameters that it ignores.
  private static Graph ignoring(Graph proceed, Layout layout) {
    return proceed.memo(
        Tuple.of("ignoring", layout.chosen()),
        () ->
            Trace.closed(
                layout.beside(proceed.paramTypes(), proceed.paramTypes()),
                args -> Trace.inline(proceed, layout.first(args))));
  }

  private static Pushed split(Seq<Node> results, Layout out) {
    return new Pushed(out.first(results), Tangents.spread(out.chosen(), out.second(results)));
  }

  /// This gives the graph `(xs ++ dxs) -> (ys ++ dys of the results that move)` and which these
  /// are.
  static Graph of(Graph graph, Mask moving) {
    return graph.memo(
        Tuple.of("pushed", moving),
        () -> {
          Seq<Type> types = graph.paramTypes();
          return Trace.closed(
              types.appendAll(moving.pick(types)),
              xs -> {
                Pushed pushed =
                    inline(
                        graph,
                        xs.take(types.size()),
                        Tangents.spread(moving, xs.drop(types.size())));
                List<Node> out = new ArrayList<>(pushed.primals.toJavaList());
                pushed.tangents.forEach(t -> t.forEach(out::add));
                return Array.ofAll(out);
              });
        });
  }
}
