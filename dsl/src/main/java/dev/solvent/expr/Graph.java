package dev.solvent.expr;

import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// A closed function of tensors: every symbol that its results reach is a parameter. Equality is
/// identity.
public final class Graph {
  private final Seq<Node.Symbol> params;
  private final Seq<Node> results;
  private final Map<Object, Object> memo = new HashMap<>();
  private volatile List<Node> nodes = List.of();

  public Graph(Seq<Node.Symbol> params, Seq<Node> results) {
    this.params = params;
    this.results = results;
  }

  public Seq<Node.Symbol> params() {
    return params;
  }

  public Seq<Node> results() {
    return results;
  }

  /// This gives all nodes that the results reach, operands before users.
  public List<Node> nodes() {
    if (nodes.isEmpty()) nodes = reach(results.toJavaList(), _ -> true);
    return nodes;
  }

  public Seq<Type> paramTypes() {
    return params.map(Node::type);
  }

  public Seq<Type> types() {
    return results.map(Node::type);
  }

  /// This gives what `make` gives, made once for each key.
  @SuppressWarnings("unchecked")
  public <T> T memo(Object key, Supplier<T> make) {
    synchronized (memo) {
      if (memo.containsKey(key)) return (T) memo.get(key);
    }
    T made = make.get();
    synchronized (memo) {
      memo.putIfAbsent(key, made);
      return (T) memo.get(key);
    }
  }

  /// This counts the applications, those of nested graphs included, each distinct graph once.
  public int size() {
    Set<Graph> seen = new HashSet<>();
    ArrayDeque<Graph> todo = new ArrayDeque<>(List.of(this));
    int count = 0;
    while (!todo.isEmpty()) {
      Graph graph = todo.pop();
      if (!seen.add(graph)) continue;
      for (Node node : graph.nodes()) {
        if (node instanceof Node.Apply a) {
          count++;
          todo.addAll(bodies(a.op()).toJavaList());
        }
      }
    }
    return count;
  }

  /// This gives the graphs that an operation carries.
  public static Seq<Graph> bodies(Op op) {
    return switch (op) {
      case Op.Call(Definition.Composed d) -> Array.of(d.body());
      case Op.Call(Definition.Primitive _) -> Array.empty();
      case Op.Branch(var then, var otherwise) -> Array.of(then, otherwise);
      case Op.Loop l -> Array.of(l.step()).appendAll(l.proceed());
      case Op.Each e -> Array.of(e.body());
      case Op.SolveBy s -> Array.of(s.operator());
      case Op.Dual _, Op.Linear _, Op.Bilinear _, Op.Divide _, Op.Ratio _, Op.Solve _ ->
          Array.empty();
      case Op.SolveSparse _, Op.Pointwise _, Op.Discrete _ -> Array.empty();
    };
  }

  /// This gives the nodes that `roots` reach, oldest first, going only into nodes that `enter`
  /// admits.
  public static List<Node> reach(Collection<? extends Node> roots, Predicate<Node> enter) {
    Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    ArrayDeque<Node> todo = new ArrayDeque<>(roots);
    while (!todo.isEmpty()) {
      Node node = todo.pop();
      if (!enter.test(node) || !seen.add(node)) continue;
      switch (node) {
        case Node.Apply a -> a.operands().forEach(todo::add);
        case Node.Part p -> todo.add(p.of());
        case Node.Const _, Node.Symbol _ -> {}
      }
    }
    List<Node> list = new ArrayList<>(seen);
    list.sort(Comparator.comparingLong(Node::id));
    return list;
  }
}
