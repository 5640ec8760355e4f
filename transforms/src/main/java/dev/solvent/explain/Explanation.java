package dev.solvent.explain;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Tree;
import dev.solvent.expr.Definition;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Rule;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// What a function does, step by step, with the rules of what it calls; what differentiating it
/// comes to, and what that costs.
public final class Explanation {
  /// Of longer ones the rest is counted.
  private static final int MOST_LINES = 300;

  private final Set<Definition.Composed> called = new LinkedHashSet<>();
  private final List<Line> lines = new ArrayList<>();

  private Explanation() {}

  /// This explains a function, whose result has the structure of `result`, as text.
  public static String text(Subject f, Expr result) {
    String title = f.name() + parameters(f) + ": " + result.describe();
    String steps = new TextNotation().lines(lines(f, result));
    return title + "\n" + steps + "\n\n" + Derivatives.of(f).mkString("\n");
  }

  /// This gives the steps of a function as mathematics: an `align*` environment of amsmath.
  public static String latex(Subject f, Expr result) {
    return new LatexNotation().lines(lines(f, result));
  }

  private static String parameters(Subject f) {
    return f.arguments().zip(f.at()).map(p -> p._1 + ": " + p._2.type()).mkString("(", ", ", ")");
  }

  private static Seq<Line> lines(Subject f, Expr result) {
    Explanation e = new Explanation();
    e.lines.addAll(
        e.function(f.graph(), f.arguments(), results -> shaped(result, results.iterator()))
            .toJavaList());
    e.rules();
    Array<Line> all = Array.ofAll(e.lines);
    return all.size() <= MOST_LINES
        ? all
        : all.take(MOST_LINES)
            .append(new Line.Comment("and " + (all.size() - MOST_LINES) + " further steps"));
  }

  /// The lines of one function; its result is what `result` makes of the graph's.
  private Seq<Line> function(
      Graph graph, Seq<String> parameters, Function<Seq<Formula>, Formula> result) {
    Steps steps = new Steps(new Names(parameters), called);
    Formula last = result.apply(steps.of(graph, parameters.map(Formula.Name::new)));
    return Array.ofAll(steps.lines()).append(new Line.Result(last));
  }

  private static Formula shaped(Expr like, Iterator<Formula> next) {
    return switch (like.tree()) {
      case Tree.Leaf _, Tree.Sparse _ -> next.next();
      case Tree.Tuple(var parts) -> new Formula.Call("", shaped(parts, next));
      case Tree.Record(var fields) ->
          new Formula.Call(
              "",
              fields.keySet().toArray().zipWith(shaped(fields.values(), next), Formula.Field::new));
      case Tree.None _, Tree.Text _, Tree.Function _, Tree.Range _ ->
          new Formula.Name(like.describe());
    };
  }

  private static Seq<Formula> shaped(Iterable<Expr> parts, Iterator<Formula> next) {
    List<Formula> shaped = new ArrayList<>();
    for (Expr part : parts) shaped.add(shaped(part, next));
    return Array.ofAll(shaped);
  }

  /// What is called, and what its rules call in their turn, one after the other.
  private void rules() {
    Set<Definition.Composed> told = new LinkedHashSet<>();
    while (!told.containsAll(called)) {
      for (Definition.Composed d : List.copyOf(called)) if (told.add(d)) rule(d);
    }
  }

  /// A function that an equation defines is told by the equation, not by its solver's steps.
  private void rule(Definition.Composed d) {
    switch (d.rule()) {
      case Rule.Inline _, Rule.Recompute _ -> part("fun ", d, d.body());
      case Rule.Tangent(var graph) -> {
        part("fun ", d, d.body());
        part("tangent ", d, graph);
      }
      case Rule.Cotangent(var graph) -> {
        part("fun ", d, d.body());
        part("cotangent ", d, graph);
      }
      case Rule.Residual(var graph, _, _) -> part("implicit ", d, graph);
    }
  }

  private void part(String kind, Definition.Composed d, Graph graph) {
    Names names = new Names(Array.empty());
    Seq<String> own = graph.params().map(Node.Symbol::name).map(names::like).toArray();
    Seq<Line> body = function(graph, own, Formula::tuple);
    lines.add(new Line.Block(kind + d.name() + own.mkString("(", ", ", ")"), Option.none(), body));
  }
}
