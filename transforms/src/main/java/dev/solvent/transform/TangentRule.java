package dev.solvent.transform;

import dev.solvent.build.Build;
import dev.solvent.build.Trace;
import dev.solvent.expr.Definition;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.Lazy;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// A tangent rule for the arguments that move: the tangents of the others are zeros that the rule
/// is spared. Where it can be transposed step by step it is an expression like any other. Where it
/// cannot, since its tangent decides a loop, it is applied to a basis instead.
final class TangentRule {
  private final Mask moving;
  private final Graph along;
  private final Linearity linearity;
  private final Op.Dual dual;

  private TangentRule(Definition.Composed d, Mask moving, Graph along) {
    this.moving = moving;
    this.along = along;
    int fixed = d.body().params().size();
    this.linearity = linearity(d, along, fixed);
    ByBasis basis = new ByBasis("the tangent rule of " + d.name(), d.site(), along, fixed);
    Lazy<Graph> forward =
        linearity == Linearity.IF_HELD ? Lazy.of(basis::looked) : Lazy.of(() -> along);
    this.dual = new Op.Dual(d.name(), forward, Lazy.of(basis::transposed), fixed, d.types());
  }

  static TangentRule of(Definition.Composed d, Graph rule, Mask moving) {
    return rule.memo(
        Tuple.of("tangent rule", moving), () -> new TangentRule(d, moving, along(d, rule, moving)));
  }

  /// `(args ++ captures ++ dargs of the moving) -> dresults`.
  private static Graph along(Definition.Composed d, Graph rule, Mask moving) {
    int n = d.arguments();
    int fixed = d.body().params().size();
    return Trace.closed(
        d.body().paramTypes().appendAll(moving.pick(d.body().paramTypes().take(n))),
        xs -> {
          Seq<Node> args = xs.take(n);
          Seq<Node> dargs = Tangents.orZeros(Tangents.spread(moving, xs.drop(fixed)), args);
          return Trace.inline(rule, args.appendAll(dargs).appendAll(xs.slice(n, fixed)));
        });
  }

  private static Linearity linearity(Definition.Composed d, Graph along, int fixed) {
    int all = along.params().size();
    try {
      Linearize.of(along, Mask.span(all, fixed, all), Mask.none(along.results().size()));
      return Linearity.STEPWISE;
    } catch (NotLinear e) {
      if (e.linearity() != Linearity.NONE) return e.linearity();
      throw SolventError.of(
              Kind.RULE,
              "the tangent rule of %s is not linear in its tangent: %s",
              d.name(),
              e.getMessage())
          .at(d.site());
    }
  }

  Linearity linearity() {
    return linearity;
  }

  /// This gives the tangents of the results at arguments and captures `x`.
  Seq<Node> tangents(Seq<Node> x, Seq<Option<Node>> own) {
    Seq<Node> args = x.appendAll(moving.<Option<Node>>pick(own).map(Option::get));
    return linearity == Linearity.STEPWISE ? Trace.inline(along, args) : Build.apply(dual, args);
  }
}
