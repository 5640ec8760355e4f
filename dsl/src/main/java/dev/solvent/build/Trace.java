package dev.solvent.build;

import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.plan.Plan;
import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Closing functions of nodes to graphs.
///
/// A function is applied to fresh symbols. What its results reach that is older than these belongs
/// to an enclosing function: it becomes a trailing parameter, a capture, whose outer self is an
/// operand of whatever holds the graph.
public final class Trace {
  /// The most nodes of one function, so that an unrolled host loop ends in a diagnostic.
  private static final int MOST_NODES = 1_000_000;

  private static final ThreadLocal<ArrayDeque<Scope>> SCOPES =
      ThreadLocal.withInitial(ArrayDeque::new);

  private Trace() {}

  /// The nodes that one function under trace has made, by what they are.
  private static final class Scope {
    private final long horizon = Node.horizon();
    private final Map<Object, Node.Apply> known = new HashMap<>();
    private final List<Check> checks = new ArrayList<>();
  }

  /// A check that a function makes though none of its results is made of it.
  private record Check(Op.Ensure ensure, Seq<Node> told, Site site) {
    Node before(Node result) {
      return Build.apply(ensure, told.append(result)).head();
    }
  }

  /// A graph and the outer nodes that its last parameters stand for.
  ///
  /// @param checks whether the function makes checks: whoever holds the graph calls [#keep] then
  public record Closed(Graph graph, Seq<Node> captures, boolean checks) {}

  /// A function of nodes with the types of its parameters; `function` is what people call it.
  public record Lambda(
      Seq<Type> types, Seq<String> names, String function, Function<Seq<Node>, Seq<Node>> body) {
    public Lambda(Seq<Type> types, Seq<String> names, Function<Seq<Node>, Seq<Node>> body) {
      this(types, names, "", body);
    }

    public Lambda(Seq<Type> types, Function<Seq<Node>, Seq<Node>> body) {
      this(types, types.map(_ -> "x"), body);
    }

    private Seq<Node.Symbol> parameters() {
      return types.zipWith(names, (type, name) -> new Node.Symbol(type, name, function));
    }
  }

  /// This gives the node of a key that a function under trace has made. It is younger than the
  /// youngest of its operands, so that functions outside the one that made that have none.
  static Node.@Nullable Apply shared(Object key, Seq<Node> operands) {
    long youngest = -1;
    for (Node o : operands) if (!o.isKnown()) youngest = Math.max(youngest, o.id());
    for (Scope scope : SCOPES.get()) {
      Node.Apply old = scope.known.get(key);
      if (old != null || scope.horizon <= youngest) return old;
    }
    return null;
  }

  static void share(Object key, Node.Apply made) {
    Scope scope = SCOPES.get().peek();
    if (scope == null) return;
    if (scope.known.size() > MOST_NODES) {
      throw SolventError.of(Kind.LIMIT, "a function unfolds to more than %d operations", MOST_NODES)
          .help("use iterate, fold, while or for, which do not unfold");
    }
    scope.known.put(key, made);
  }

  /// This checks a truth, to which the figures of the message belong: at once, or, in a function
  /// that is being traced, when its results are computed.
  public static void check(Op.Ensure ensure, Node holds, Node... figures) {
    Scope scope = SCOPES.get().peek();
    Check check = new Check(ensure, Array.of(figures).prepend(holds), Site.here());
    if (scope == null) check.before(Nodes.number(0));
    else scope.checks.add(check);
  }

  /// Whether the innermost function makes checks.
  public static boolean checks() {
    Scope scope = SCOPES.get().peek();
    return scope != null && !scope.checks.isEmpty();
  }

  /// Keeps a result of a nested function that makes checks, for they are to be made though nothing
  /// is made of its results.
  public static void keep(Node result) {
    Node number = Nodes.toNumber(result);
    Node same = Nodes.equal(number, number);
    Op.Ensure made = new Op.Ensure(Kind.ASSERT, "the checks of a part are made", 0);
    check(made, Nodes.all(Nodes.or(same, Nodes.not(same))));
  }

  /// The results behind the checks of the innermost function.
  private static Seq<Node> checked(Seq<Node> results) {
    Seq<Node> behind = results;
    for (Check check : SCOPES.get().getFirst().checks) {
      Seq<Node> open = behind;
      behind = check.site.during(() -> open.map(check::before));
    }
    return behind;
  }

  /// Whether some function is being traced by this thread.
  public static boolean isOpen() {
    return !SCOPES.get().isEmpty();
  }

  /// How many functions are being traced by this thread.
  public static int depth() {
    return SCOPES.get().size();
  }

  /// This leaves functions that an overflow of the stack has left open.
  public static void backTo(int depth) {
    while (depth() > depth) SCOPES.get().pop();
  }

  public static <T> T scoped(java.util.function.Supplier<T> work) {
    ArrayDeque<Scope> scopes = SCOPES.get();
    scopes.push(new Scope());
    try {
      return work.get();
    } finally {
      scopes.pop();
    }
  }

  /// This gives a graph that must not capture anything.
  public static Graph closed(Seq<Type> types, Function<Seq<Node>, Seq<Node>> body) {
    Closed closed = close(types, body);
    if (!closed.captures.isEmpty()) {
      throw new AssertionError("this graph captures " + closed.captures.map(Node::type));
    }
    return closed.graph;
  }

  public static Closed close(Seq<Type> types, Function<Seq<Node>, Seq<Node>> body) {
    return closeAll(Array.of(new Lambda(types, body))).head();
  }

  public static Closed close(Lambda lambda) {
    return closeAll(Array.of(lambda)).head();
  }

  /// This closes several functions over one list of captures.
  public static Seq<Closed> closeAll(Seq<Lambda> lambdas) {
    long horizon = Node.horizon();
    List<Seq<Node.Symbol>> params = new ArrayList<>();
    List<Seq<Node>> results = new ArrayList<>();
    Map<Long, Node> captures = new TreeMap<>();
    List<Boolean> checks = new ArrayList<>();
    for (Lambda lambda : lambdas) {
      Seq<Node.Symbol> own = lambda.parameters();
      params.add(own);
      results.add(
          scoped(() -> {
            Seq<Node> made = checked(lambda.body.apply(own.map(s -> s)));
            checks.add(checks());
            return made;
          }));
      outer(results.getLast(), horizon, captures);
    }
    Seq<Node> captured = Array.ofAll(captures.values());
    List<Closed> closed = new ArrayList<>();
    for (int i = 0; i < params.size(); i++) {
      Graph graph = rebind(params.get(i), results.get(i), captured, horizon);
      closed.add(new Closed(graph, captured, checks.get(i)));
    }
    return Array.ofAll(closed);
  }

  private static void outer(Seq<Node> results, long horizon, Map<Long, Node> captures) {
    Graph.reach(
        results.toJavaList(),
        node -> {
          if (node instanceof Node.Const) return false;
          if (node.id() < horizon) {
            captures.put(node.id(), node);
            return false;
          }
          return true;
        });
  }

  private static Graph rebind(
      Seq<Node.Symbol> params, Seq<Node> results, Seq<Node> captured, long horizon) {
    if (captured.isEmpty()) return new Graph(params, results);
    Map<Node, Node> env = new IdentityHashMap<>();
    Seq<Node.Symbol> all = params;
    for (Node outer : captured) {
      Node.Symbol inner =
          outer instanceof Node.Symbol s
              ? new Node.Symbol(s.type(), s.name(), s.function())
              : new Node.Symbol(outer.type(), "captured");
      env.put(outer, inner);
      all = all.append(inner);
    }
    Seq<Node> inside = scoped(() -> substitute(results, env, horizon));
    return new Graph(all, inside);
  }

  /// This rebuilds what is younger than `horizon` with the keys of `env` replaced. Everything is,
  /// in its order: the order of nodes is that of sums in a reverse pass, which must not depend, to
  /// the last bit, on what is captured.
  static Seq<Node> substitute(Seq<Node> results, Map<Node, Node> env, long horizon) {
    for (Node node :
        Graph.reach(
            results.toJavaList(),
            n -> n.id() >= horizon && (n instanceof Node.Symbol || !env.containsKey(n)))) {
      if (env.containsKey(node) || !(node instanceof Node.Apply a)) continue;
      put(env, a, rebuild(a, env));
    }
    return results.map(r -> env.getOrDefault(r, r));
  }

  /// This makes an application again on what its operands have become, at its own site.
  static Seq<Node> rebuild(Node.Apply a, Map<Node, Node> env) {
    return a.site()
        .during(() -> Build.apply(a.op(), a.operands().map(o -> env.getOrDefault(o, o))));
  }

  static void put(Map<Node, Node> env, Node.Apply a, Seq<Node> made) {
    for (int k = 0; k < made.size(); k++) env.put(a.parts().get(k), made.get(k));
  }

  /// This gives the results of a graph at the given arguments, as nodes of the current function.
  public static Seq<Node> inline(Graph graph, Seq<Node> args) {
    if (args.size() != graph.params().size()) {
      throw new AssertionError(args.size() + " arguments for " + graph.params().size());
    }
    if (!isOpen() && args.forAll(Node::isKnown) && !args.exists(Nodes::isZero)) {
      return run(graph, args);
    }
    Map<Node, Node> env = new IdentityHashMap<>();
    for (int i = 0; i < args.size(); i++) env.put(graph.params().get(i), args.get(i));
    for (Node node : graph.nodes()) {
      if (node instanceof Node.Apply a) put(env, a, rebuild(a, env));
    }
    return graph.results().map(r -> env.getOrDefault(r, r));
  }

  /// What is known is computed by a plan, which does what node by node would be done. A result that
  /// no argument decides is itself, since it may be the zero of a transform.
  private static Seq<Node> run(Graph graph, Seq<Node> args) {
    Object[] values = args.map(a -> ((Node.Const) a).value()).toJavaArray();
    Object[] out = Plan.of(graph).run(values);
    return graph
        .results()
        .zipWithIndex(
            (result, k) -> result.isKnown() ? result : new Node.Const(result.type(), out[k]));
  }

  /// This gives a graph over `params`, which are cut out of an enclosing one wherever they stand:
  /// they need not be symbols.
  public static Graph cut(Seq<Node> params, Seq<Node> results) {
    return closed(
        params.map(Node::type),
        xs -> {
          Map<Node, Node> env = new IdentityHashMap<>();
          for (int i = 0; i < params.size(); i++) env.put(params.get(i), xs.get(i));
          var border = java.util.Collections.newSetFromMap(new IdentityHashMap<Node, Boolean>());
          border.addAll(env.keySet());
          for (Node node : Graph.reach(results.toJavaList(), n -> !border.contains(n))) {
            if (!(node instanceof Node.Apply a)) continue;
            Seq<Node> made = rebuild(a, env);
            for (int k = 0; k < made.size(); k++) env.putIfAbsent(a.parts().get(k), made.get(k));
          }
          return results.map(r -> env.getOrDefault(r, r));
        });
  }
}
