package dev.solvent.transform;

import dev.solvent.build.Build;
import dev.solvent.expr.Definition;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.expr.Rule;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;

/// Every mode of a definition from the one rule that it has.
final class Modes {
  private Modes() {}

  static Jvp.Pushed jvp(Definition definition, Seq<Node> x, Seq<Option<Node>> dx, Mask used) {
    return switch (definition) {
      case Definition.Primitive p -> {
        Seq<Node> ys = Build.apply(new Op.Call(p), x);
        Seq<Node> dys = p.derivative().tangents(x, Tangents.orZeros(dx, x), ys, used.toSeq());
        yield new Jvp.Pushed(ys, Tangents.some(dys));
      }
      case Definition.Composed c -> composed(c, x, dx);
    };
  }

  private static Jvp.Pushed composed(Definition.Composed d, Seq<Node> x, Seq<Option<Node>> dx) {
    if (d.rule() instanceof Rule.Inline) return Jvp.inline(d.body(), x, dx);
    Seq<Node> ys = Build.apply(new Op.Call(d), x);
    return new Jvp.Pushed(
        ys,
        switch (d.rule()) {
          case Rule.Inline _ -> Jvp.inline(d.body(), x, dx).tangents();
          case Rule.Recompute _ -> Checkpoint.tangents(d, x, dx);
          case Rule.Tangent(var rule) ->
              withCaptures(
                  d, x, dx, own -> TangentRule.of(d, rule, Tangents.mask(own)).tangents(x, own));
          case Rule.Cotangent(var rule) ->
              withCaptures(
                  d, x, dx, own -> CotangentRule.of(d, rule, Tangents.mask(own)).tangents(x, own));
          case Rule.Residual residual -> ImplicitFunction.tangents(residual, ys, x, dx);
        });
  }

  /// A tangent or cotangent rule answers for the arguments; what the body captures is
  /// differentiated through the body.
  private static Seq<Option<Node>> withCaptures(
      Definition.Composed d,
      Seq<Node> x,
      Seq<Option<Node>> dx,
      Function<Seq<Option<Node>>, Seq<Node>> rule) {
    int n = d.arguments();
    Seq<Option<Node>> own = dx.take(n);
    Seq<Option<Node>> captured = dx.drop(n);
    Seq<Option<Node>> tangents = Tangents.none(d.types().size());
    if (own.exists(Option::isDefined)) tangents = Tangents.some(rule.apply(own));
    if (captured.exists(Option::isDefined)) {
      Seq<Option<Node>> only = Tangents.none(n).appendAll(captured);
      tangents = Tangents.sums(tangents, Jvp.inline(d.body(), x, only).tangents());
    }
    return tangents;
  }
}
