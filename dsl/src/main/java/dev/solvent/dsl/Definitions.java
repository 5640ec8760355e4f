package dev.solvent.dsl;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.expr.Definition;
import dev.solvent.expr.Equation;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.expr.Rule;
import dev.solvent.source.Kind;
import dev.solvent.source.NumberText;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The definitions of one function with a rule: one for each combination of structure, types and
/// known arguments.
///
/// A rule is traced when its definition is first called, and twice where it captures something:
/// once to learn what, once with that as operands of its calls of the function itself.
final class Definitions {
  private final Fn self;
  private final Map<Object, Defined> known = new HashMap<>();

  Definitions(Fn self) {
    this.self = self;
  }

  /// A definition and the structure of its result, whose leaves are in the order of the
  /// definition's results.
  private record Defined(Definition.Composed definition, Expr result, boolean checks) {}

  void forget() {
    synchronized (Compiled.TRACING) {
      known.clear();
    }
  }

  Expr call(Ruling ruling, Function<Seq<Expr>, Expr> body, Seq<Expr> arguments) {
    Seq<Node> unknown = unknown(arguments);
    boolean answersForCaptures = ruling instanceof Ruling.Residual && Trace.isOpen();
    if (unknown.isEmpty() && !answersForCaptures) return body.apply(arguments);
    Defined defined;
    synchronized (Compiled.TRACING) {
      defined = defined(ruling, body, arguments, unknown);
    }
    Definition.Composed d = defined.definition;
    // a rule calls its function with a zero for a tangent that is not there
    if (!defined.checks && d.body().results().forAll(Nodes::isZero)) return defined.result;
    Seq<Node> operands = unknown.appendAll(d.captures());
    Seq<Node> results = Build.apply(new Op.Call(d), operands);
    if (defined.checks && !results.isEmpty()) Trace.keep(results.head());
    return defined.result.rebuild(results);
  }

  /// The names of the parameters that the unknown leaves belong to.
  private Seq<String> names(Seq<Expr> arguments) {
    return self.parameters()
        .zip(arguments)
        .flatMap(p -> p._2.labels(p._1).zip(p._2.leaves()))
        .filter(leaf -> !leaf._2.isKnown())
        .map(leaf -> leaf._1);
  }

  private static Seq<Node> unknown(Seq<Expr> arguments) {
    return arguments.flatMap(Expr::leaves).filter(leaf -> !leaf.isKnown());
  }

  private Defined defined(
      Ruling ruling, Function<Seq<Expr>, Expr> body, Seq<Expr> arguments, Seq<Node> unknown) {
    CallKey call =
        CallKey.of(arguments, leaf -> leaf.isKnown() ? CallKey.value(leaf) : leaf.type());
    // what fails in the search for a solution is told of the call
    Object key = ruling instanceof Ruling.Residual ? call.and(Site.current().places()) : call;
    @Nullable Defined old = known.get(key);
    if (old != null) return old;
    Expr[] result = new Expr[1];
    Seq<Type> types = unknown.map(Node::type);
    Trace.Closed closed =
        Trace.close(
            new Trace.Lambda(
                types,
                names(arguments),
                self.name(),
                xs -> {
                  result[0] = body.apply(fill(arguments, xs));
                  return result[0].leaves();
                }));
    Definition.Composed d =
        new Definition.Composed(
            self.name(),
            types.size(),
            closed.graph(),
            new Rule.Inline(),
            closed.captures(),
            ruling.site());
    Defined made = new Defined(d, result[0], closed.checks());
    known.put(key, made);
    try {
      complete(made, ruling, arguments, types, closed);
    } catch (RuntimeException failure) {
      known.remove(key);
      throw failure;
    }
    return made;
  }

  private void complete(
      Defined made, Ruling ruling, Seq<Expr> arguments, Seq<Type> types, Trace.Closed body) {
    Traced rule = traced(made, ruling, arguments, types);
    Trace.Closed probe = rule.closed();
    Seq<Node> all = union(body.captures(), probe.captures());
    Definition.Composed d = made.definition;
    if (all.size() > body.captures().size()) {
      d.complete(widen(body, types, all), d.rule(), all);
      probe = rule.closed();
    }
    d.complete(widen(body, types, all), rule.rule(widen(probe, rule.types, all)), all);
  }

  /// A rule as a function of nodes, and what to make of its graph.
  private record Traced(
      Seq<Type> types,
      Seq<String> names,
      Function<Seq<Node>, Seq<Node>> body,
      Function<Graph, Rule> make) {
    Trace.Closed closed() {
      return Trace.close(new Trace.Lambda(types, names, body));
    }

    Rule rule(Graph graph) {
      return make.apply(graph);
    }
  }

  private Traced traced(Defined made, Ruling ruling, Seq<Expr> arguments, Seq<Type> types) {
    int n = types.size();
    Seq<String> names = names(arguments);
    return switch (ruling) {
      case Ruling.Tangent t ->
          new Traced(
              types.appendAll(types),
              names.appendAll(names.map(name -> "d" + name)),
              xs ->
                  tangents(
                      made,
                      t,
                      t.rule()
                          .of(
                              self,
                              bare(fill(arguments, xs.take(n))),
                              bare(fillZeros(arguments, xs.drop(n))))),
              Rule.Tangent::new);
      case Ruling.Cotangent c ->
          new Traced(
              types.appendAll(made.definition.types()),
              names.appendAll(made.definition.types().map(_ -> "ct")),
              xs ->
                  cotangents(
                      made,
                      c,
                      arguments,
                      c.rule()
                          .of(
                              self,
                              bare(fill(arguments, xs.take(n))),
                              made.result.rebuild(xs.drop(n)))),
              Rule.Cotangent::new);
      case Ruling.Residual r -> {
        int unknowns = made.definition.types().size();
        yield new Traced(
            made.definition.types().appendAll(types),
            unknowns(made, r).appendAll(names),
            xs ->
                equations(
                    made,
                    r,
                    r.residual()
                        .apply(
                            fill(arguments, xs.drop(unknowns))
                                .prepend(made.result.rebuild(xs.take(unknowns))))),
            g -> new Rule.Residual(g, equation(made, r), false));
      }
      case Ruling.Recompute _ ->
          new Traced(Array.empty(), Array.empty(), _ -> Array.empty(), _ -> new Rule.Recompute());
    };
  }

  private Seq<Node> tangents(Defined made, Ruling.Tangent rule, Expr given) {
    Expr tangent = given;
    if (given.tree() instanceof Tree.Tuple(var parts)
        && parts.size() == 2
        && parts.forAll(p -> p.isLike(made.result))) {
      tangent = parts.get(1);
    }
    if (!tangent.isLike(made.result)) {
      throw SolventError.of(
              Kind.RULE,
              "the tangent rule of %s gives %s, but the value of %s is %s",
              self.name(),
              given.describe(),
              self.name(),
              made.result.describe())
          .at(rule.site());
    }
    return tangent.leaves().map(Nodes::toNumber);
  }

  private Seq<Node> cotangents(
      Defined made, Ruling.Cotangent rule, Seq<Expr> arguments, Expr given) {
    Seq<Expr> parts = Array.of(given);
    if (!fits(arguments, parts) && given.tree() instanceof Tree.Tuple(var list)) {
      parts = list;
      if (list.size() == 2 && list.get(0).isLike(made.result) && !fits(arguments, list)) {
        Expr second = list.get(1);
        parts =
            arguments.size() > 1 && second.tree() instanceof Tree.Tuple(var inner)
                ? inner
                : Array.of(second);
      }
    }
    if (!fits(arguments, parts)) {
      throw SolventError.of(
              Kind.RULE,
              "the cotangent rule of %s gives %s, but its arguments are %s",
              self.name(),
              given.describe(),
              bare(arguments).describe())
          .at(rule.site());
    }
    return arguments
        .zip(parts)
        .flatMap(pair -> cotangentLeaves(pair._1, pair._2))
        .filter(pair -> !pair._1.isKnown())
        .map(pair -> Nodes.toNumber(pair._2));
  }

  private static Seq<io.vavr.Tuple2<Node, Node>> cotangentLeaves(Expr argument, Expr cotangent) {
    return argument.leaves().zip(cotangent.filledLike(argument).leaves());
  }

  private static boolean fits(Seq<Expr> arguments, Seq<Expr> cotangents) {
    return arguments.size() == cotangents.size()
        && arguments.zip(cotangents).forAll(pair -> pair._2.isLikeOrNone(pair._1));
  }

  private Equation equation(Defined made, Ruling.Residual rule) {
    return new Equation(
        self.name(), unknowns(made, rule), rule.method(), rule.minimumNorm(), rule.nanOnFailure());
  }

  private static Seq<String> unknowns(Defined made, Ruling.Residual rule) {
    return Structure.paths(made.result, rule.residual().parameters().head());
  }

  private Seq<Node> equations(Defined made, Ruling.Residual rule, Expr residual) {
    Seq<Node> leaves = residual.leaves();
    int equations = leaves.map(l -> Nodes.shape(l).count()).sum().intValue();
    int unknowns = made.result.leaves().map(l -> Nodes.shape(l).count()).sum().intValue();
    if (equations != unknowns) {
      throw SolventError.of(
              Kind.SHAPE,
              "the residual of %s has %s for %s: it gives %s, the solution is %s",
              self.name(),
              NumberText.counted(equations, "equation"),
              NumberText.counted(unknowns, "unknown"),
              residual.describe(),
              made.result.describe())
          .at(rule.site());
    }
    return leaves;
  }

  private static Seq<Expr> fill(Seq<Expr> arguments, Seq<Node> unknown) {
    return replaced(arguments, unknown, leaf -> leaf);
  }

  private static Seq<Expr> fillZeros(Seq<Expr> arguments, Seq<Node> unknown) {
    return replaced(arguments, unknown, Nodes::zeroLike);
  }

  /// The arguments with their unknown leaves replaced in order, and the known ones by what `known`
  /// makes of them.
  private static Seq<Expr> replaced(
      Seq<Expr> arguments, Seq<Node> unknown, Function<Node, Node> known) {
    java.util.Iterator<Node> next = unknown.iterator();
    return Array.ofAll(
        arguments
            .map(a ->
                a.rebuild(
                    Array.ofAll(
                        a.leaves().map(leaf -> leaf.isKnown() ? known.apply(leaf) : next.next()))))
            .toJavaList());
  }

  private static Expr bare(Seq<Expr> arguments) {
    return arguments.size() == 1 ? arguments.head() : Expr.tuple(arguments);
  }

  private static Seq<Node> union(Seq<Node> a, Seq<Node> b) {
    TreeMap<Long, Node> byAge = new TreeMap<>();
    a.forEach(node -> byAge.put(node.id(), node));
    b.forEach(node -> byAge.put(node.id(), node));
    return Array.ofAll(byAge.values());
  }

  private static Graph widen(Trace.Closed closed, Seq<Type> own, Seq<Node> all) {
    Seq<String> names = closed.graph().params().take(own.size()).map(Node.Symbol::name);
    return Trace.close(
            new Trace.Lambda(
                own.appendAll(all.map(Node::type)),
                names.appendAll(all.map(c -> c instanceof Node.Symbol s ? s.name() : "captured")),
                xs ->
                    Trace.inline(
                        closed.graph(),
                        xs.take(own.size())
                            .appendAll(
                                closed.captures().map(c -> xs.get(own.size() + all.indexOf(c)))))))
        .graph();
  }
}
