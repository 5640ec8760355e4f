package dev.solvent.plan;

import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.source.Site;
import dev.solvent.type.Type;
import io.vavr.Lazy;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// A graph as straight-line steps over slots, and once it is hot, as code.
public final class Plan {
  /// One operation: where its operands stand, where its results go, and which slots nobody reads
  /// after it.
  private record Step(
      Execution.Running running, int[] in, int[] out, Site site, boolean mayFail, int[] last) {}

  /// What a plan may cost before it is compiled, about in nanoseconds. Tests set it.
  private static final long HOT = Long.getLong("solvent.compileAfter", 10_000_000);

  /// What a step costs, and what an entry of an elementwise operation adds.
  private static final long STEP = 50;

  private static final long ENTRY = 3;

  private final long cost;
  private final Object[] template;
  private long heat;
  private final Lazy<Option<Bytecode>> compiled;
  private final int params;
  private final Step[] steps;
  private final int[] results;

  public static Plan of(Graph graph) {
    return graph.memo(Plan.class, () -> new Plan(graph));
  }

  private Plan(Graph graph) {
    compiled = Lazy.of(() -> Bytecode.of(graph));
    Map<Node, Integer> slots = new IdentityHashMap<>();
    for (Node symbol : graph.params()) slots.put(symbol, slots.size());
    params = slots.size();
    List<Node.Const> known = new ArrayList<>();
    List<Node.Apply> applies = new ArrayList<>();
    for (Node node : graph.nodes()) {
      switch (node) {
        case Node.Symbol s -> {
          if (!slots.containsKey(s)) throw new AssertionError("not closed: " + s.name());
        }
        case Node.Const c -> {
          known.add(c);
          slots.put(c, slots.size());
        }
        case Node.Apply a -> {
          applies.add(a);
          for (Node part : a.parts()) slots.put(part, slots.size());
        }
        case Node.Part _ -> {}
      }
    }
    template = new Object[slots.size()];
    for (Node.Const c : known) template[slots.get(c)] = c.value();
    results = graph.results().toJavaStream().mapToInt(slots::get).toArray();
    int[] lastUse = new int[slots.size()];
    Arrays.fill(lastUse, -1);
    for (int i = 0; i < applies.size(); i++) {
      for (Node o : applies.get(i).operands()) lastUse[slots.get(o)] = i;
      for (Node o : applies.get(i).parts()) lastUse[slots.get(o)] = i;
    }
    for (int slot : results) lastUse[slot] = -1;
    for (Node.Const c : known) lastUse[slots.get(c)] = -1;
    List<List<Integer>> dying = new ArrayList<>();
    for (int i = 0; i < applies.size(); i++) dying.add(new ArrayList<>());
    for (int slot = 0; slot < lastUse.length; slot++) {
      if (lastUse[slot] >= 0) dying.get(lastUse[slot]).add(slot);
    }
    steps = new Step[applies.size()];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = step(applies.get(i), slots, dying.get(i));
    }
    cost = applies.stream().mapToLong(Plan::cost).sum();
  }

  /// This gives about what a node costs in nanoseconds, one pass of a loop included.
  private static long cost(Node.Apply a) {
    return switch (a.op()) {
      case Op.Each e -> STEP + e.n() * of(e.body()).cost;
      case Op.Nested nested -> STEP + Graph.bodies(nested).map(g -> of(g).cost).sum().longValue();
      case Op op when a.type() instanceof Type.Real && Entrywise.function(op).isDefined() ->
          STEP + ENTRY * Values.size(a.type());
      case Op _ -> STEP;
    };
  }

  private static Step step(Node.Apply a, Map<Node, Integer> slots, List<Integer> dying) {
    boolean elementary = a.op() instanceof Op.Pointwise || a.op() instanceof Op.Multiply;
    return new Step(
        Execution.of(
            a.op(), a.operands().map(Node::type).toArray(), a.parts().map(Node::type).toArray()),
        a.operands().toJavaStream().mapToInt(slots::get).toArray(),
        a.parts().toJavaStream().mapToInt(slots::get).toArray(),
        a.site(),
        !elementary,
        dying.stream().mapToInt(Integer::intValue).toArray());
  }

  /// This gives the results for the arguments, one a parameter.
  public Object[] run(Object... args) {
    if (!Encounters.areNoted()) {
      heat += cost;
      if (heat > HOT) {
        Option<Bytecode> code = compiled.get();
        if (code.isDefined()) return code.get().run(args);
      }
    }
    return interpreted(args);
  }

  /// This gives the same, step by step.
  Object[] interpreted(Object... args) {
    Object[] slots = template.clone();
    System.arraycopy(args, 0, slots, 0, params);
    Site before = Site.current();
    try {
      for (Step step : steps) run(step, slots);
    } finally {
      Site.enter(before);
    }
    Object[] out = new Object[results.length];
    for (int i = 0; i < out.length; i++) out[i] = slots[results[i]];
    return out;
  }

  private static void run(Step step, Object[] slots) {
    Object[] in = new Object[step.in.length];
    for (int i = 0; i < in.length; i++) in[i] = slots[step.in[i]];
    if (step.mayFail) Site.enter(step.site);
    Object[] out = step.running.of(in);
    for (int i = 0; i < out.length; i++) slots[step.out[i]] = out[i];
    for (int slot : step.last) slots[slot] = null;
  }
}
