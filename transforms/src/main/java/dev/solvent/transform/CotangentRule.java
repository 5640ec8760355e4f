package dev.solvent.transform;

import dev.solvent.build.Build;
import dev.solvent.build.Trace;
import dev.solvent.expr.Definition;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Type;
import io.vavr.Lazy;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// A cotangent rule for the arguments that move. Backwards it is the rule itself; forwards its
/// transpose in the cotangent, which is made when it is asked for, so that a rule that has none, a
/// gradient clip, still serves reverse mode.
final class CotangentRule {
  private final Definition.Composed definition;
  private final Graph rule;
  private final Mask moving;
  private final Op.Dual dual;

  private CotangentRule(Definition.Composed definition, Graph rule, Mask moving) {
    this.definition = definition;
    this.rule = rule;
    this.moving = moving;
    this.dual =
        new Op.Dual(
            definition.name(),
            Lazy.of(this::forward),
            Lazy.of(this::backward),
            fixed(),
            definition.types());
  }

  static CotangentRule of(Definition.Composed d, Graph rule, Mask moving) {
    return rule.memo(Tuple.of("cotangent rule", moving), () -> new CotangentRule(d, rule, moving));
  }

  /// This gives the tangents of the results at arguments and captures `x`.
  Seq<Node> tangents(Seq<Node> x, Seq<Option<Node>> own) {
    return Build.apply(dual, x.appendAll(moving.<Option<Node>>pick(own).map(Option::get)));
  }

  private int fixed() {
    return definition.body().params().size();
  }

  private Graph backward() {
    int n = definition.arguments();
    return Trace.closed(
        definition.body().paramTypes().appendAll(definition.types()),
        xs -> {
          Seq<Node> x = xs.take(fixed());
          Seq<Node> args = x.take(n).appendAll(xs.drop(fixed())).appendAll(x.drop(n));
          return moving.pick(Trace.inline(rule, args));
        });
  }

  private Graph forward() {
    Seq<Type> types = definition.body().paramTypes();
    return Trace.closed(
        types.appendAll(moving.pick(types.take(definition.arguments()))),
        xs -> transposed(xs.take(fixed()), Tangents.spread(moving, xs.drop(fixed()))));
  }

  private Seq<Node> transposed(Seq<Node> x, Seq<Option<Node>> along) {
    int n = definition.arguments();
    Seq<Type> results = definition.types();
    int k = results.size();
    Linearize.Split split = split();
    Seq<Option<Node>> args =
        Tangents.some(x.take(n)).appendAll(Tangents.none(k)).appendAll(Tangents.some(x.drop(n)));
    Seq<Node> twin = Trace.inline(split.twin(), x);
    Seq<Node> residuals = split.residuals(args, twin.drop(split.fixed()));
    Seq<Option<Node>> open = Tangents.some(residuals).appendAll(Tangents.none(k));
    return Transpose.inline(split.linear(), open, split.out().pick(along))
        .drop(residuals.size())
        .zipWith(results, Tangents::orZero);
  }

  private Linearize.Split split() {
    try {
      return linearised();
    } catch (NotLinear e) {
      throw SolventError.of(
              Kind.RULE,
              "the cotangent rule of %s is not linear in its cotangent, so it has no jvp: %s",
              definition.name(),
              reason(e))
          .at(definition.site());
    }
  }

  /// This gives why the rule has no transpose, if it has none.
  Option<String> obstacle() {
    try {
      linearised();
      return Option.none();
    } catch (NotLinear e) {
      return Option.of(reason(e));
    }
  }

  private static String reason(NotLinear e) {
    return e.getMessage().replaceAll("\\btangent", "cotangent");
  }

  private Linearize.Split linearised() {
    int n = definition.arguments();
    Mask cotangents = Mask.span(rule.params().size(), n, n + definition.types().size());
    return Linearize.of(rule, cotangents, Mask.none(rule.results().size()));
  }
}
