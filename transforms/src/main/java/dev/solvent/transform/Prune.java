package dev.solvent.transform;

import dev.solvent.build.Build;
import dev.solvent.build.Trace;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/// Drops what no result needs, inside nested graphs too: dead states, rows and captures. Which
/// states live is a fixpoint.
final class Prune {
  private Prune() {}

  static Graph of(Graph graph) {
    return reduce(graph, Mask.all(graph.results().size()), Mask.all(graph.params().size()));
  }

  private static Set<Node> live(Graph graph, Mask results) {
    Set<Node> live = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int k = 0; k < results.size(); k++) {
      if (results.get(k)) live.add(graph.results().get(k));
    }
    for (Node node : graph.nodes().reversed()) {
      if (!(node instanceof Node.Apply a)) continue;
      Mask parts = parts(a, live);
      if (!parts.any()) continue;
      Mask need = needs(a.op(), a.operands().size(), parts);
      for (int i = 0; i < need.size(); i++) if (need.get(i)) live.add(a.operands().get(i));
    }
    return live;
  }

  private static Mask parts(Node.Apply a, Set<Node> live) {
    return Mask.of(a.parts().size(), k -> live.contains(a.parts().get(k)));
  }

  private static Mask needs(Graph graph, Mask results) {
    return graph.memo(
        Tuple.of("needs", results),
        () -> {
          Set<Node> live = live(graph, results);
          return Mask.of(graph.params().size(), i -> live.contains(graph.params().get(i)));
        });
  }

  private static Mask needs(Op op, int operands, Mask parts) {
    return switch (op) {
      case Op.Branch(var then, var otherwise) ->
          Mask.all(1).concat(needs(then, parts).or(needs(otherwise, parts)));
      case Op.Each e -> needs(e.body(), parts);
      case Op.Loop l -> loop(l, operands, parts);
      case Op.Call _, Op.Dual _, Op.Linear _, Op.Bilinear _, Op.Quotient _ -> Mask.all(operands);
      case Op.Pointwise _, Op.Discrete _ -> Mask.all(operands);
    };
  }

  private static Mask loop(Op.Loop l, int operands, Mask parts) {
    int states = l.states();
    int rowsEnd = states + l.rows();
    Mask base =
        l.proceed()
            .map(p -> {
              Mask c = needs(p, Mask.all(1));
              return Mask.of(
                  operands, i -> i < states ? c.get(i) : i >= rowsEnd && c.get(i - l.rows()));
            })
            .getOrElse(() -> Mask.span(operands, states, states + 1));
    Mask out = parts;
    while (true) {
      Mask results = out;
      Mask need = base.or(needs(l.step(), results));
      out = Mask.of(results.size(), i -> results.get(i) || i < states && need.get(i));
      if (out.equals(results)) {
        return Mask.of(operands, i -> i < states ? results.get(i) : need.get(i));
      }
    }
  }

  private static Graph reduce(Graph graph, Mask results, Mask params) {
    return graph.memo(
        Tuple.of("reduced", results, params),
        () ->
            Trace.closed(
                params.pick(graph.paramTypes()),
                xs -> {
                  Set<Node> live = live(graph, results);
                  Map<Node, Node> env = new IdentityHashMap<>();
                  Iterator<Node> next = xs.iterator();
                  for (int i = 0; i < params.size(); i++) {
                    if (params.get(i)) env.put(graph.params().get(i), next.next());
                  }
                  for (Node node : graph.nodes()) {
                    if (!(node instanceof Node.Apply a)) continue;
                    Mask parts = parts(a, live);
                    if (parts.any()) a.site().during(() -> again(a, parts, env));
                  }
                  return results.<Node>pick(graph.results()).map(r -> env.getOrDefault(r, r));
                }));
  }

  private static Boolean again(Node.Apply a, Mask parts, Map<Node, Node> env) {
    Mask need = needs(a.op(), a.operands().size(), parts);
    Seq<Node> x = need.<Node>pick(a.operands()).map(o -> env.getOrDefault(o, o));
    Mask keep = kept(a.op(), parts, need);
    Iterator<Node> made = Build.apply(reduced(a.op(), parts, need, keep), x).iterator();
    for (int k = 0; k < keep.size(); k++) {
      if (keep.get(k)) env.put(a.parts().get(k), made.next());
    }
    return true;
  }

  private static Mask kept(Op op, Mask parts, Mask need) {
    return switch (op) {
      case Op.Branch _, Op.Each _ -> parts;
      case Op.Loop l -> Mask.of(parts.size(), i -> i < l.states() ? need.get(i) : parts.get(i));
      case Op.Call _, Op.Dual _, Op.Linear _, Op.Bilinear _, Op.Quotient _ ->
          Mask.all(parts.size());
      case Op.Pointwise _, Op.Discrete _ -> Mask.all(parts.size());
    };
  }

  private static Op reduced(Op op, Mask parts, Mask need, Mask keep) {
    return switch (op) {
      case Op.Branch(var then, var otherwise) -> {
        Mask in = need.slice(1, need.size());
        yield new Op.Branch(reduce(then, parts, in), reduce(otherwise, parts, in));
      }
      case Op.Each e ->
          new Op.Each(
              reduce(e.body(), parts, need), e.n(), need.pick(e.mapped()), parts.pick(e.summed()));
      case Op.Loop l -> {
        int states = l.states();
        int rowsEnd = states + l.rows();
        Mask condition = need.slice(0, states).concat(need.slice(rowsEnd, need.size()));
        yield new Op.Loop(
            reduce(l.step(), keep, need),
            l.proceed().map(p -> reduce(p, Mask.all(1), condition)),
            l.backward(),
            need.count(0, states),
            need.count(states, rowsEnd));
      }
      case Op.Call _, Op.Dual _, Op.Linear _, Op.Bilinear _, Op.Quotient _ -> op;
      case Op.Pointwise _, Op.Discrete _ -> op;
    };
  }
}
