package dev.solvent.transform;

import dev.solvent.build.Trace;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// The transpose of a function that is linear in some of its arguments, step by step where that can
/// be, otherwise by its values on a basis.
final class Adjoint {
  private Adjoint() {}

  /// `(fixed arguments ++ cotangents) -> cotangents of the moving arguments`. Fails with `rule`
  /// where the function is not linear.
  static Graph of(Graph graph, Mask moving) {
    return graph.memo(
        Tuple.of("adjoint", moving),
        () -> {
          try {
            return stepwise(graph, moving);
          } catch (NotLinear e) {
            if (e.linearity() != Linearity.NONE) return byBasis(graph, moving);
            throw SolventError.of(Kind.RULE, "the function is not linear: %s", e.getMessage());
          }
        });
  }

  private static Graph stepwise(Graph graph, Mask moving) {
    Mask all = Mask.all(graph.results().size());
    Linearize.Split split = Linearize.of(graph, moving, all);
    Seq<Node.Symbol> params = moving.reject(graph.params());
    return Trace.closed(
        params.map(Node::type).appendAll(graph.types()),
        xs -> {
          Seq<Node> fixed = xs.take(params.size());
          Seq<Option<Node>> own = Tangents.spread(moving.not(), fixed);
          Seq<Node> residuals = split.residuals(own, Trace.inline(split.twin(), fixed));
          Seq<Option<Node>> open =
              Tangents.some(residuals).appendAll(Tangents.none(moving.count()));
          Seq<Option<Node>> cts = Tangents.some(xs.drop(params.size()));
          return Transpose.inline(split.linear(), open, cts)
              .drop(residuals.size())
              .zipWith(moving.pick(graph.paramTypes()), Tangents::orZero);
        });
  }

  private static Graph byBasis(Graph graph, Mask moving) {
    int fixed = moving.not().count();
    Graph ordered =
        Trace.closed(
            moving.reject(graph.paramTypes()).appendAll(moving.pick(graph.paramTypes())),
            xs -> Trace.inline(graph, moving.weave(xs.drop(fixed), xs.take(fixed))));
    return new ByBasis("the function", Site.current(), ordered, fixed).transposed();
  }
}
