package dev.solvent.transform;

import dev.solvent.build.Trace;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Type;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// A graph linearised at a point: its results, its linear map and the transpose of that. `vjp =
/// transpose ∘ linearize ∘ jvp`.
public final class Pullback {
  private final Seq<Node> values;
  private final Linearize.Split split;
  private final Seq<Node> residuals;
  private final Mask moving;
  private final Mask tangents;
  private final Seq<Type> types;
  private final Graph graph;

  private Pullback(
      Graph graph,
      Seq<Node> values,
      Linearize.Split split,
      Seq<Node> residuals,
      Mask moving,
      Mask tangents) {
    this.graph = graph;
    this.values = values;
    this.split = split;
    this.residuals = residuals;
    this.moving = moving;
    this.tangents = tangents;
    this.types = moving.pick(graph.paramTypes());
  }

  /// This linearises at `args` with respect to the parameters that move.
  public static Pullback of(Graph graph, Seq<Node> args, Seq<Boolean> moves) {
    Mask moving = Mask.of(moves);
    Mask tangents = Jvp.moves(graph, moving);
    Graph pushed =
        graph.memo(Tuple.of("pushed and pruned", moving), () -> Prune.of(Jvp.of(graph, moving)));
    int n = graph.params().size();
    int results = graph.results().size();
    Mask dx = Mask.span(pushed.params().size(), n, pushed.params().size());
    Mask force = Mask.span(pushed.results().size(), results, pushed.results().size());
    Linearize.Split split;
    try {
      split = Linearize.of(pushed, dx, force);
    } catch (NotLinear e) {
      throw SolventError.of(Kind.RULE, "a tangent is not linear: %s", e.getMessage());
    }
    Seq<Node> twin = Trace.inline(split.twin(), args);
    Seq<Option<Node>> own = Tangents.some(args).appendAll(Tangents.none(moving.count()));
    Seq<Node> residuals = split.residuals(own, twin.drop(split.fixed()));
    return new Pullback(graph, twin.take(results), split, residuals, moving, tangents);
  }

  public Seq<Node> values() {
    return values;
  }

  /// This gives the cotangents of the moving parameters for those of the results.
  public Seq<Node> pull(Seq<Node> cotangents) {
    Seq<Option<Node>> args = Tangents.some(residuals).appendAll(Tangents.none(moving.count()));
    Seq<Option<Node>> back =
        Transpose.inline(split.linear(), args, Tangents.some(tangents.pick(cotangents)));
    return back.drop(residuals.size()).zipWith(types, Tangents::orZero);
  }

  /// This gives the tangents of the results along those of the moving parameters.
  public Seq<Node> push(Seq<Node> along) {
    Seq<Node> out = Trace.inline(split.linear(), residuals.appendAll(along));
    return Tangents.spread(tangents, out).zipWith(graph.types(), Tangents::orZero);
  }

  /// Fails with `rule` where a graph is not linear in its moving parameters, as far as its tree
  /// shows.
  public static void checkLinear(String what, Graph graph, Seq<Boolean> moves) {
    try {
      Linearize.of(graph, Mask.of(moves), Mask.all(graph.results().size()));
    } catch (NotLinear e) {
      if (e.linearity() == Linearity.NONE) {
        throw SolventError.of(Kind.RULE, "%s is not linear: %s", what, e.getMessage());
      }
    }
  }

  /// This gives the transpose of a graph that is linear in its moving parameters; fails with `rule`
  /// where it is not.
  public static Seq<Node> transpose(
      Graph graph, Seq<Node> args, Seq<Boolean> moves, Seq<Node> cotangents) {
    Mask moving = Mask.of(moves);
    return Trace.inline(Adjoint.of(graph, moving), moving.reject(args).appendAll(cotangents));
  }
}
