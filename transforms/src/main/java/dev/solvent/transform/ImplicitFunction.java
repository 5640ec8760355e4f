package dev.solvent.transform;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.expr.Rule;
import dev.solvent.source.Site;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// The implicit function theorem. Where `F(s, a) = 0` defines `s` as a function of `a`, differentiating along `da` gives
///
///     ∂F/∂s · ds + ∂F/∂a · da = 0,     so     ds = −(∂F/∂s)⁻¹ (∂F/∂a · da).
///
/// Both terms are jvps of the residual and the inverse is a `Solve`: ordinary expressions of `s` and `a`, so that reverse mode,
/// batching and every higher order follow, and no step of the solver is ever looked at. A direct method forms `∂F/∂s`
/// from a basis, once, since value numbering shares it between all that derive from one point; an iterative one only applies
/// it.
final class ImplicitFunction {
  private ImplicitFunction() {}

  /// This gives the tangents of the solution `s` at arguments and captures `x` along `dx`.
  static Seq<Option<Node>> tangents(
      Rule.Residual rule, Seq<Node> s, Seq<Node> x, Seq<Option<Node>> dx) {
    return Site.current()
        .outermost()
        .during(() -> {
          Graph f = rule.graph();
          Seq<Option<Node>> along = Tangents.none(s.size()).appendAll(dx);
          Seq<Option<Node>> moved = Jvp.inline(f, s.appendAll(x), along).tangents();
          if (moved.forAll(Option::isEmpty)) return Tangents.none(s.size());
          Node b = Nodes.negate(flat(Tangents.orZeros(moved, f.results())));
          return Tangents.some(shaped(solved(rule, s, x, b), s));
        });
  }

  private static Node solved(Rule.Residual rule, Seq<Node> s, Seq<Node> x, Node b) {
    int n = Nodes.shape(b).size(0);
    Trace.Closed operator =
        Trace.close(
            Array.of(Type.real(n)),
            e -> {
              Seq<Option<Node>> along =
                  Tangents.some(shaped(e.head(), s)).appendAll(Tangents.none(x.size()));
              Seq<Option<Node>> out = Jvp.inline(rule.graph(), s.appendAll(x), along).tangents();
              return Array.of(flat(Tangents.orZeros(out, rule.graph().results())));
            });
    if (!rule.method().algorithm().isDirect()) {
      Op op = new Op.SolveBy(rule.method(), operator.graph());
      return Build.apply(op, operator.captures().prepend(b)).head();
    }
    Node columns = columns(operator, n);
    return rule.minimumNorm()
        ? MinimumNorm.solve(Nodes.transpose(columns), b)
        : Build.one(new Op.Solve(true), b, columns);
  }

  /// The operator's values along the basis: row `j` is the matrix's column `j`.
  private static Node columns(Trace.Closed operator, int n) {
    Seq<Boolean> mapped = operator.captures().map(_ -> false).prepend(true);
    Batch.Mapped out =
        Batch.inline(operator.graph(), operator.captures().prepend(Nodes.eye(n)), mapped, n);
    return Batch.spread(out.values().head(), out.mapped().head(), n);
  }

  /// This gives all entries of some tensors as one vector.
  private static Node flat(Seq<Node> xs) {
    return Nodes.concat(xs.map(x -> Nodes.reshape(x, Shape.of(Nodes.shape(x).count()))), 0);
  }

  /// This takes a vector apart into tensors shaped as `like`.
  private static Seq<Node> shaped(Node vector, Seq<Node> like) {
    Seq<Node> out = Array.empty();
    int at = 0;
    for (Node l : like) {
      int n = Nodes.shape(l).count();
      out = out.append(Nodes.reshape(Nodes.slice(vector, 0, at, n), Nodes.shape(l)));
      at += n;
    }
    return out;
  }
}
