package dev.solvent.transform;

import dev.solvent.build.Nodes;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Rule;
import dev.solvent.source.Site;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.List;

/// The implicit function theorem. Where `F(s, a) = 0` defines `s` as a function of `a`,
/// differentiating along `da` gives
///
///     ∂F/∂s · ds + ∂F/∂a · da = 0,     so     ds = −(∂F/∂s)⁻¹ (∂F/∂a · da).
///
/// Both terms are jvps of the residual and the inverse is a linear solve: ordinary expressions of `s`
/// and `a`, so that reverse mode, batching and every higher order follow, and no step of the solver
/// is ever looked at.
final class ImplicitFunction {
  private ImplicitFunction() {}

  /// This gives the tangents of the solution at arguments and captures `x` along `dx`; `value` is
  /// what a solver made of it.
  static Seq<Option<Node>> tangents(
      Rule.Residual rule, Seq<Node> value, Seq<Node> x, Seq<Option<Node>> dx) {
    int k = value.size();
    Seq<Option<Node>> along = Tangents.none(k).appendAll(dx);
    if (!Jvp.moves(rule.graph(), Tangents.mask(along)).any()) return Tangents.none(k);
    return Site.current().outermost().during(() -> moved(rule, value, x, along));
  }

  private static Seq<Option<Node>> moved(
      Rule.Residual rule, Seq<Node> value, Seq<Node> x, Seq<Option<Node>> along) {
    if (rule.exact()) return Tangents.some(Flat.shaped(tangent(rule, value, x, along), value));
    Seq<Node> s = Polish.of(rule, value, x);
    long horizon = Node.horizon();
    Node tangent = tangent(rule, s, x, along);
    boolean isUsed =
        Graph.reach(List.of(tangent), node -> node.id() > horizon || s.contains(node)).stream()
            .anyMatch(s::contains);
    return Tangents.some(Flat.shaped(isUsed ? tangent : Polish.behind(s, tangent), s));
  }

  private static Node tangent(
      Rule.Residual rule, Seq<Node> s, Seq<Node> x, Seq<Option<Node>> along) {
    Graph f = rule.graph();
    Seq<Node> at = s.appendAll(x);
    Seq<Option<Node>> df = Jvp.inline(f, at, along).tangents();
    Node b = Nodes.negate(Flat.of(Tangents.orZeros(df, f.results())));
    return Inverse.of(rule, s, Derivative.of(f, at, s.size())).apply(b);
  }
}
