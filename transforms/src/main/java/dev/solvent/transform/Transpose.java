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
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The transpose of a graph that is linear in its moving parameters: its steps in reverse, each an
/// ordinary operation, so that every transform applies again.
final class Transpose {
  private Transpose() {}

  /// `args` are the values of the fixed parameters and none for the moving ones. This gives a
  /// cotangent for each moving parameter that has one, and none elsewhere.
  static Seq<Option<Node>> inline(
      Graph graph, Seq<Option<Node>> args, Seq<Option<Node>> cotangents) {
    Map<Node, Node> fixed = new IdentityHashMap<>();
    Set<Node> moves = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < args.size(); i++) {
      Node param = graph.params().get(i);
      if (args.get(i).isEmpty()) moves.add(param);
      else fixed.put(param, args.get(i).get());
    }
    List<Node.Apply> steps = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (!(node instanceof Node.Apply a)) continue;
      if (a.operands().exists(moves::contains)) {
        steps.add(a);
        a.parts().forEach(moves::add);
      } else {
        Seq<Node> out =
            a.site()
                .during(() -> Build.apply(a.op(), a.operands().map(o -> fixed.getOrDefault(o, o))));
        for (int k = 0; k < out.size(); k++) fixed.put(a.parts().get(k), out.get(k));
      }
    }
    Cotangents ct = new Cotangents(steps);
    for (int k = 0; k < cotangents.size(); k++) {
      Node result = graph.results().get(k);
      if (moves.contains(result)) cotangents.get(k).forEach(c -> ct.add(result, c));
    }
    for (int at = steps.size() - 1; at >= 0; at--) {
      Node.Apply a = steps.get(at);
      ct.enter(at);
      Seq<Option<Node>> given = a.parts().map(ct::of);
      if (given.forAll(Option::isEmpty)) continue;
      Seq<Option<Node>> x =
          a.operands()
              .map(o -> moves.contains(o) ? Option.none() : Option.of(fixed.getOrDefault(o, o)));
      Seq<Option<Node>> back =
          a.site()
              .during(() -> step((Op.Transposable) a.op(), a.operands().map(Node::type), x, given));
      for (int i = 0; i < x.size(); i++) {
        Node operand = a.operands().get(i);
        if (x.get(i).isEmpty()) back.get(i).forEach(c -> ct.add(operand, c));
      }
    }
    ct.leave();
    return args.zipWith(graph.params(), (a, p) -> a.isEmpty() ? ct.of(p) : Option.none());
  }

  private static Seq<Option<Node>> only(int n, int at, Node value) {
    return Tangents.none(n).update(at, Option.of(value));
  }

  /// Cotangents for the operands: `x` is an operand's value where it is fixed and none where it
  /// moves.
  private static Seq<Option<Node>> step(
      Op.Transposable op, Seq<Type> t, Seq<Option<Node>> x, Seq<Option<Node>> cts) {
    return switch (op) {
      case Op.Linear linear -> linear(linear, t, x, cts.head().get());
      case Op.Bilinear bilinear -> bilinear(bilinear, t, x, cts.head().get());
      case Op.Quotient quotient ->
          only(x.size(), 0, quotient(quotient, x.tail().map(Option::get), cts.head().get()));
      case Op.Nested nested -> nested(nested, t, x, cts);
    };
  }

  private static Seq<Option<Node>> linear(Op.Linear op, Seq<Type> t, Seq<Option<Node>> x, Node ct) {
    return switch (op) {
      case Op.Add _ -> Array.of(Option.of(ct), Option.of(ct));
      case Op.Select _ -> {
        Node c = x.get(0).get();
        Node zero = Nodes.zeroLike(ct);
        yield Array.of(
            Option.none(),
            Option.of(Build.one(op, c, ct, zero)),
            Option.of(Build.one(op, c, zero, ct)));
      }
      case Op.Concat(int axis) -> {
        List<Option<Node>> parts = new ArrayList<>();
        int at = 0;
        for (Type part : t) {
          int n = shape(part).size(axis);
          parts.add(Option.of(Nodes.slice(ct, axis, at, n)));
          at += n;
        }
        yield Array.ofAll(parts);
      }
      case Op.Gather(int k) -> {
        Shape to = shape(t.get(k)).slice(0, k);
        yield only(k + 1, k, fixedThen(new Op.Scatter(to), x, k, ct));
      }
      case Op.Scatter(var to) ->
          only(x.size(), to.rank(), fixedThen(new Op.Gather(to.rank()), x, to.rank(), ct));
      case Op.Ensure e -> only(x.size(), e.fixed(), ct);
      case Op.Linear l -> Array.of(Option.of(unary(l, t.head(), ct)));
    };
  }

  private static Node fixedThen(Op op, Seq<Option<Node>> x, int fixed, Node ct) {
    return Build.apply(op, x.take(fixed).map(Option::get).append(ct)).head();
  }

  private static Node unary(Op.Linear op, Type t, Node ct) {
    return switch (op) {
      case Op.Negate _ -> Nodes.negate(ct);
      case Op.Sum(var axes) ->
          Nodes.broadcast(
              ct, shape(t), Array.range(0, shape(t).rank()).filter(i -> !axes.contains(i)));
      case Op.Broadcast(var to, var axes) ->
          Nodes.sum(ct, Array.range(0, to.rank()).filter(i -> !axes.contains(i)));
      case Op.Reshape _ -> Nodes.reshape(ct, shape(t));
      case Op.Permute(var order) ->
          Nodes.permute(ct, Array.range(0, order.size()).map(i -> order.indexOf(i)));
      case Op.Slice(var start, var size) -> {
        Seq<Integer> after =
            Array.range(0, start.size()).map(i -> shape(t).size(i) - start.get(i) - size.get(i));
        yield Build.one(new Op.Pad(start, after), ct);
      }
      case Op.Pad(var before, _) -> Nodes.slice(ct, before, shape(t).toSeq());
      case Op.Flip f -> Build.one(f, ct);
      case Op.CumulativeSum(int axis, boolean reverse) ->
          Build.one(new Op.CumulativeSum(axis, !reverse), ct);
      case Op.Roll(int n) -> Build.one(new Op.Unroll(n, ((Type.Trail) ct.type()).row()), ct);
      case Op.Unroll(int n, _) -> Build.one(new Op.Roll(n), ct);
      case Op.Add _, Op.Select _, Op.Concat _, Op.Gather _, Op.Scatter _, Op.Ensure _ -> ct;
    };
  }

  private static Seq<Option<Node>> bilinear(
      Op.Bilinear op, Seq<Type> t, Seq<Option<Node>> x, Node ct) {
    boolean first = x.get(0).isEmpty();
    Node other = x.get(first ? 1 : 0).get();
    Node back =
        switch (op) {
          case Op.Multiply _, Op.Scale _ ->
              first ? Build.one(op, ct, other) : Build.one(op, other, ct);
          case Op.Contract how ->
              first
                  ? Contracting.left(how, shape(t.get(0)), other, ct)
                  : Contracting.right(how, shape(t.get(1)), other, ct);
        };
    return only(2, first ? 0 : 1, back);
  }

  private static Node quotient(Op.Quotient op, Seq<Node> fixed, Node ct) {
    Seq<Node> operands = fixed.prepend(ct);
    return switch (op) {
      case Op.Divide _, Op.Ratio _ -> Build.apply(op, operands).head();
      case Op.Solve(var how, boolean transposed, var of) ->
          Build.apply(new Op.Solve(how, !transposed, of), operands).head();
      case Op.SolveSparse(var pattern, boolean transposed, var of) ->
          Build.apply(new Op.SolveSparse(pattern, !transposed, of), operands).head();
      case Op.SolveBy(var method, var operator) ->
          Build.apply(new Op.SolveBy(method, transposed(operator)), operands).head();
    };
  }

  /// The transpose of an operator `(x, captures..) -> y` in `x`.
  static Graph transposed(Graph operator) {
    return operator.memo(
        "transposed operator",
        () -> {
          Graph adjoint = Adjoint.of(operator, Mask.span(operator.params().size(), 0, 1));
          return Trace.closed(
              operator.paramTypes(), xs -> Trace.inline(adjoint, xs.tail().append(xs.head())));
        });
  }

  private static Seq<Option<Node>> nested(
      Op.Nested op, Seq<Type> t, Seq<Option<Node>> x, Seq<Option<Node>> cts) {
    return switch (op) {
      case Op.Call(var d) ->
          throw new AssertionError("a linear map calls " + d.name() + ", which Linearize opens");
      case Op.Dual d -> {
        Seq<Node> given = cts.zipWith(d.types(), Tangents::orZero);
        Seq<Node> args = x.take(d.fixed()).map(Option::get).appendAll(given);
        yield Tangents.none(d.fixed())
            .appendAll(Tangents.some(Trace.inline(d.backward().get(), args)));
      }
      case Op.Branch b -> branch(b, x, cts);
      case Op.Each e -> each(e, x, cts);
      case Op.Loop l -> loop(l, t, x, cts);
    };
  }

  /// This gives which moving parameters get a cotangent when these results have one.
  private static Mask reached(Graph graph, Mask moving, Mask given) {
    return graph.memo(
        Tuple.of("reached", moving, given),
        () -> {
          Mask[] out = new Mask[1];
          int n = moving.size();
          Trace.closed(
              graph.paramTypes().appendAll(graph.types()),
              xs -> {
                Seq<Option<Node>> back =
                    inline(
                        graph,
                        Tangents.spread(moving.not(), moving.reject(xs.take(n))),
                        Tangents.spread(given, given.pick(xs.drop(n))));
                out[0] = Tangents.mask(back);
                return Array.empty();
              });
          return out[0];
        });
  }

  private static Mask movingOf(Seq<Option<Node>> x) {
    return Tangents.mask(x).not();
  }

  /// `fixed ++ given cotangents -> the wanted cotangents`.
  private static Graph body(Graph graph, Mask moving, Mask given, Mask want) {
    return graph.memo(
        Tuple.of("transposed", moving, given, want),
        () -> {
          Seq<Type> fixed = moving.reject(graph.paramTypes());
          return Trace.closed(
              fixed.appendAll(given.pick(graph.types())),
              xs -> {
                Seq<Option<Node>> back =
                    inline(
                        graph,
                        Tangents.spread(moving.not(), xs.take(fixed.size())),
                        Tangents.spread(given, xs.drop(fixed.size())));
                return want.<Option<Node>>pick(back)
                    .zipWith(want.pick(graph.paramTypes()), Tangents::orZero);
              });
        });
  }

  private static Seq<Option<Node>> branch(Op.Branch b, Seq<Option<Node>> x, Seq<Option<Node>> cts) {
    Mask moving = movingOf(x.tail());
    Mask given = Tangents.mask(cts);
    Mask want = reached(b.then(), moving, given).or(reached(b.otherwise(), moving, given));
    Seq<Node> operands = present(x.tail()).prepend(x.head().get()).appendAll(present(cts));
    Op op =
        new Op.Branch(
            body(b.then(), moving, given, want), body(b.otherwise(), moving, given, want));
    return Tangents.spread(Mask.none(1).concat(want), Build.apply(op, operands));
  }

  private static Seq<Node> present(Seq<Option<Node>> xs) {
    return xs.filter(Option::isDefined).map(Option::get);
  }

  private static Seq<Option<Node>> each(Op.Each e, Seq<Option<Node>> x, Seq<Option<Node>> cts) {
    Mask moving = movingOf(x);
    Mask given = Tangents.mask(cts);
    Mask want = reached(e.body(), moving, given);
    Seq<Boolean> mapped =
        moving.<Boolean>reject(e.mapped()).appendAll(given.<Boolean>pick(e.summed()).map(s -> !s));
    Seq<Boolean> summed = want.<Boolean>pick(e.mapped()).map(s -> !s);
    Op op = new Op.Each(body(e.body(), moving, given, want), e.n(), mapped, summed);
    return Tangents.spread(want, Build.apply(op, present(x).appendAll(present(cts))));
  }

  private static Seq<Option<Node>> loop(
      Op.Loop l, Seq<Type> t, Seq<Option<Node>> x, Seq<Option<Node>> cts) {
    int states = l.states();
    int rowsEnd = states + l.rows();
    int n = x.size();
    Mask holes = movingOf(x);
    Mask moving = Mask.of(n, i -> i < states || holes.get(i));
    Mask seed = Tangents.mask(cts);
    // which states have a cotangent is a fixpoint from the given ones
    Mask given = seed;
    Mask want = reached(l.step(), moving, given);
    while (true) {
      Mask before = given;
      Mask reach = want;
      given = Mask.of(before.size(), i -> before.get(i) || i < states && reach.get(i));
      if (given.equals(before)) break;
      want = reached(l.step(), moving, given);
    }
    want = want.withFirst(states, given);
    Graph back = body(l.step(), moving, given, want);
    LoopTranspose shape = new LoopTranspose(l, t, x, cts, moving, given, want, rowsEnd);
    return shape.cotangents(back);
  }

  private static Shape shape(Type type) {
    return ((Type.Real) type).shape();
  }
}
