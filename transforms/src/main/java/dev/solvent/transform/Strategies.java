package dev.solvent.transform;

import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.expr.Definition;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.expr.Rule;
import dev.solvent.plan.Keeping;
import dev.solvent.plan.Values;
import io.vavr.Tuple;
import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;

/// What differentiation does with the parts of a function, found by a walk over what moves.
public final class Strategies {
  private LinkedHashSet<Strategy> found = LinkedHashSet.empty();
  private final Set<Object> seen = new HashSet<>();

  private Strategies() {}

  /// This gives what differentiating a graph in its moving parameters comes to, one entry a part.
  /// Fails with `rule` where a rule is wrong.
  public static Seq<Strategy> of(Graph graph, Seq<Boolean> moving) {
    Strategies strategies = new Strategies();
    strategies.walk(graph, Mask.of(moving));
    return strategies.found.toArray();
  }

  /// This gives the loops of a gradient that read what the loops of its function wrote.
  public static Seq<Strategy> loops(Graph gradient) {
    Strategies strategies = new Strategies();
    strategies.loopsOf(gradient, Collections.newSetFromMap(new IdentityHashMap<>()));
    return strategies.found.toArray();
  }

  private void add(Strategy strategy) {
    found = found.add(strategy);
  }

  private void walk(Graph graph, Mask moving) {
    if (!moving.any() || !seen.add(Tuple.of(graph, moving))) return;
    Set<Node> on = Depends.nodes(graph, moving);
    for (Node node : graph.nodes()) {
      if (!(node instanceof Node.Apply a)) continue;
      Mask m = Depends.operands(a, on);
      if (m.any()) part(a, m);
    }
  }

  private void part(Node.Apply a, Mask m) {
    switch (a.op()) {
      case Op.Call(Definition.Composed d) -> composed(d, m);
      case Op.Call(Definition.Primitive d) -> add(new Strategy.Own(d.name()));
      case Op.Branch(var then, var otherwise) -> {
        walk(then, m.slice(1, m.size()));
        walk(otherwise, m.slice(1, m.size()));
      }
      case Op.Each e -> walk(e.body(), m);
      case Op.Loop l -> walk(l.step(), Depends.grown(l, m));
      case Op.Solve(var how, _, _) -> {
        var shape = Nodes.shape(a.operands().get(1));
        String name = how.name().toLowerCase(Locale.ROOT);
        add(new Strategy.Factored(name, shape.size(shape.rank() - 1)));
      }
      case Op.SolveSparse(var pattern, _, _) ->
          add(new Strategy.Factored("sparse", pattern.height()));
      case Op.SolveBy(var method, _) -> add(new Strategy.Iterated(method));
      case Op.Dual _, Op.Linear _, Op.Bilinear _, Op.Divide _, Op.Ratio _ -> {}
      case Op.Pointwise _, Op.Discrete _ -> {}
    }
  }

  private void composed(Definition.Composed d, Mask m) {
    int n = d.arguments();
    Mask own = m.slice(0, n);
    Mask captured = Mask.of(m.size(), i -> i >= n && m.get(i));
    switch (d.rule()) {
      case Rule.Inline _ -> walk(d.body(), m);
      case Rule.Recompute _ -> {
        add(new Strategy.Recompute(d.name()));
        walk(d.body(), m);
      }
      case Rule.Tangent(var rule) -> {
        if (own.any()) add(tangent(d, rule, own));
        walk(d.body(), captured);
      }
      case Rule.Cotangent(var rule) -> {
        if (own.any()) {
          Option<String> obstacle = CotangentRule.of(d, rule, own).obstacle();
          add(new Strategy.Transposed(d.name(), obstacle));
        }
        walk(d.body(), captured);
      }
      case Rule.Residual residual -> add(theorem(residual, d));
    }
  }

  private static Strategy tangent(Definition.Composed d, Graph rule, Mask own) {
    Linearity linearity = TangentRule.of(d, rule, own).linearity();
    if (linearity == Linearity.STEPWISE) return new Strategy.Stepwise(d.name());
    int numbers =
        own.<Node>pick(d.body().params().take(own.size())).map(Strategies::count).sum().intValue();
    return new Strategy.Basis(d.name(), numbers, linearity == Linearity.IF_HELD);
  }

  private static int count(Node node) {
    return Nodes.shape(node).count();
  }

  private static Strategy theorem(Rule.Residual rule, Definition.Composed d) {
    int k = d.types().size();
    Graph f = rule.graph();
    int unknowns = f.params().take(k).map(Strategies::count).sum().intValue();
    Strategy.Stored[] stored = new Strategy.Stored[1];
    Trace.closed(
        f.paramTypes(),
        at -> {
          Inverse.stored(rule, Derivative.of(f, at, k))
              .forEach(s -> stored[0] = new Strategy.Stored(s.pattern().entries(), s.colours()));
          return Array.empty();
        });
    return new Strategy.Theorem(rule.equation(), unknowns, Option.of(stored[0]));
  }

  private void loopsOf(Graph graph, Set<Graph> visited) {
    if (!visited.add(graph)) return;
    for (Node node : graph.nodes()) {
      if (!(node instanceof Node.Apply a)) continue;
      if (a.op() instanceof Op.Loop l) {
        Keeping.of(l).forEach(keeping -> add(new Strategy.Kept(a.site(), passes(a, l), keeping)));
      }
      Graph.bodies(a.op()).forEach(body -> loopsOf(body, visited));
    }
  }

  private static Option<Integer> passes(Node.Apply a, Op.Loop l) {
    return l.proceed().isEmpty() && a.operands().get(l.states()) instanceof Node.Const clock
        ? Option.of(Values.passes(clock.value()))
        : Option.none();
  }
}
