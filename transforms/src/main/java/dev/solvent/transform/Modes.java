package dev.solvent.transform;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.build.Scalars;
import dev.solvent.build.Trace;
import dev.solvent.expr.Definition;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.expr.Rule;
import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.Lazy;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// Every mode of a definition from the one rule that it has.
final class Modes {
  private Modes() {}

  static Jvp.Pushed jvp(Definition definition, Seq<Node> x, Seq<Option<Node>> dx) {
    return switch (definition) {
      case Definition.Primitive p -> {
        Seq<Node> ys = Build.apply(new Op.Call(p), x);
        Seq<Node> dys = p.derivative().tangents(x, Tangents.orZeros(dx, x), ys);
        yield new Jvp.Pushed(ys, Tangents.some(dys));
      }
      case Definition.Composed c -> composed(c, x, dx);
    };
  }

  private static Jvp.Pushed composed(Definition.Composed d, Seq<Node> x, Seq<Option<Node>> dx) {
    return switch (d.rule()) {
      case Rule.Inline _ -> Jvp.inline(d.body(), x, dx);
      case Rule.Recompute _ -> {
        Seq<Node> full = Tangents.orZeros(dx, x);
        yield pushed(d, x, Build.apply(recomputed(d), x.appendAll(full)));
      }
      case Rule.Tangent(var rule) -> withCaptures(d, x, dx, along -> tangent(d, rule, x, along));
      case Rule.Cotangent(var rule) ->
          withCaptures(d, x, dx, along -> Build.apply(byCotangent(d, rule), x.appendAll(along)));
      case Rule.Residual residual -> {
        Seq<Node> ys = Build.apply(new Op.Call(d), x);
        yield new Jvp.Pushed(ys, ImplicitFunction.tangents(residual, ys, x, dx));
      }
    };
  }

  private static Jvp.Pushed pushed(Definition.Composed d, Seq<Node> x, Seq<Node> dys) {
    return new Jvp.Pushed(Build.apply(new Op.Call(d), x), Tangents.some(dys));
  }

  /// A tangent or cotangent rule answers for the arguments; what the body captures is
  /// differentiated through the body.
  private static Jvp.Pushed withCaptures(
      Definition.Composed d,
      Seq<Node> x,
      Seq<Option<Node>> dx,
      java.util.function.Function<Seq<Node>, Seq<Node>> rule) {
    int n = d.arguments();
    Seq<Node> ys = Build.apply(new Op.Call(d), x);
    Seq<Option<Node>> tangents = Tangents.none(ys.size());
    if (dx.take(n).exists(Option::isDefined)) {
      Seq<Node> along = Tangents.orZeros(dx.take(n), x.take(n));
      tangents = Tangents.some(rule.apply(along));
    }
    if (dx.drop(n).exists(Option::isDefined)) {
      Seq<Option<Node>> only = Tangents.none(n).appendAll(dx.drop(n));
      tangents = Tangents.sums(tangents, Jvp.inline(d.body(), x, only).tangents());
    }
    return new Jvp.Pushed(ys, tangents);
  }

  private static Seq<Node> tangent(
      Definition.Composed d, Graph rule, Seq<Node> x, Seq<Node> along) {
    int n = d.arguments();
    return isStepwise(d, rule)
        ? Trace.inline(rule, x.take(n).appendAll(along).appendAll(x.drop(n)))
        : Build.apply(byBasis(d, rule), x.appendAll(along));
  }

  /// Whether the rule can be transposed step by step. What is not linear is an error here, but a
  /// loop that the tangent decides may be.
  private static boolean isStepwise(Definition.Composed d, Graph rule) {
    return rule.memo(
        "stepwise",
        () -> {
          int n = d.arguments();
          try {
            Linearize.of(
                rule, Mask.span(rule.params().size(), n, 2 * n), Mask.none(rule.results().size()));
            return true;
          } catch (NotLinear e) {
            if (e.allowsBasis()) return false;
            throw SolventError.of(
                    Kind.RULE,
                    "the tangent rule of %s is not linear in its tangent: %s",
                    d.name(),
                    e.getMessage())
                .at(d.site());
          }
        });
  }

  private static int arity(Definition.Composed d) {
    return d.body().params().size();
  }

  /// Forwards the rule itself; backwards it is applied to a basis of each argument.
  private static Op.Dual byBasis(Definition.Composed d, Graph rule) {
    return rule.memo(
        "by basis",
        () -> {
          int n = d.arguments();
          int all = arity(d);
          Seq<Type> types = d.body().paramTypes();
          Lazy<Graph> forward =
              Lazy.of(() ->
                  Trace.closed(
                      types.appendAll(types.take(n)),
                      xs -> ruleAt(rule, n, xs.take(all), xs.drop(all))));
          Lazy<Graph> backward =
              Lazy.of(() ->
                  Trace.closed(
                      types.appendAll(d.types()),
                      xs -> onBasis(d, rule, xs.take(all), xs.drop(all))));
          return new Op.Dual(d.name(), forward, backward, all, d.types());
        });
  }

  private static Seq<Node> ruleAt(Graph rule, int n, Seq<Node> x, Seq<Node> along) {
    return Trace.inline(rule, x.take(n).appendAll(along).appendAll(x.drop(n)));
  }

  private static Seq<Node> onBasis(Definition.Composed d, Graph rule, Seq<Node> x, Seq<Node> cts) {
    int n = d.arguments();
    Seq<Node> rows = Array.range(0, n).map(at -> basisRow(rule, n, x, cts, at));
    return checked(d, rule, x, cts, rows);
  }

  /// The cotangent of one argument: the products of the rule along each unit with the results'
  /// cotangents.
  private static Node basisRow(Graph rule, int n, Seq<Node> x, Seq<Node> cts, int at) {
    Shape shape = Nodes.shape(x.get(at));
    int size = shape.count();
    Trace.Closed body =
        Trace.close(
            Array.of(x.get(at).type()),
            e -> {
              Seq<Node> along =
                  x.take(n).zipWithIndex((v, i) -> i == at ? e.head() : Nodes.zero(v.type()));
              return Array.of(product(ruleAt(rule, n, x, along), cts));
            });
    Node basis = Nodes.reshape(Nodes.eye(size), shape.prepend(size));
    Seq<Boolean> mapped = body.captures().map(_ -> false).prepend(true);
    Op each = new Op.Each(body.graph(), size, mapped, Array.of(false));
    Node row = Build.apply(each, body.captures().prepend(basis)).head();
    return Nodes.reshape(row, shape);
  }

  private static Node product(Seq<Node> xs, Seq<Node> ys) {
    return xs.zipWith(ys, Nodes::dot).reduce(Nodes::add);
  }

  /// A loop that the tangent decides may hide that a rule is not linear, so the basis is held
  /// against the rule along one more direction. An iterative rule is linear to its own tolerance
  /// only: a thousandth tells it from one that is not.
  private static Seq<Node> checked(
      Definition.Composed d, Graph rule, Seq<Node> x, Seq<Node> cts, Seq<Node> rows) {
    Seq<Node> direction = rows.map(Modes::direction);
    Node byBasis = product(rows, direction);
    Node byRule = product(ruleAt(rule, d.arguments(), x, direction), cts);
    Node difference = Nodes.of(Scalars.ABS, Nodes.subtract(byBasis, byRule));
    Node scale = Nodes.add(Nodes.of(Scalars.ABS, byBasis), Nodes.of(Scalars.ABS, byRule));
    Node holds =
        Nodes.not(
            Nodes.less(
                Nodes.add(Nodes.multiply(Nodes.number(1e-3), scale), Nodes.number(1e-9)),
                difference));
    String message =
        "the tangent rule of %s is not linear in its tangent".formatted(d.name().replace("%", ""))
            + ": along one direction it gives %s, where its values on a basis give %s";
    Op.Ensure ensure = new Op.Ensure(Kind.RULE, message, 2);
    return new Site(d.site().place())
        .during(() -> rows.map(r -> Build.one(ensure, holds, byRule, byBasis, r)));
  }

  /// A direction with a part along every unit.
  private static Node direction(Node like) {
    double[] entries = new double[Nodes.shape(like).count()];
    for (int i = 0; i < entries.length; i++) entries[i] = Math.cos(i + 1.0);
    return Nodes.tensor(Nodes.shape(like), entries);
  }

  /// Backwards the rule itself; forwards its transpose in the cotangent, made when it is asked for.
  private static Op.Dual byCotangent(Definition.Composed d, Graph rule) {
    return rule.memo(
        "by cotangent",
        () -> {
          int n = d.arguments();
          int all = arity(d);
          Seq<Type> types = d.body().paramTypes();
          Seq<Type> results = d.types();
          Lazy<Graph> backward =
              Lazy.of(() ->
                  Trace.closed(
                      types.appendAll(results),
                      xs -> {
                        Seq<Node> x = xs.take(all);
                        return Trace.inline(
                            rule, x.take(n).appendAll(xs.drop(all)).appendAll(x.drop(n)));
                      }));
          Lazy<Graph> forward =
              Lazy.of(() ->
                  Trace.closed(
                      types.appendAll(types.take(n)),
                      xs -> transposed(d, rule, xs.take(all), xs.drop(all))));
          return new Op.Dual(d.name(), forward, backward, all, results);
        });
  }

  private static Seq<Node> transposed(
      Definition.Composed d, Graph rule, Seq<Node> x, Seq<Node> along) {
    int n = d.arguments();
    int k = d.types().size();
    Seq<Boolean> moves = Array.range(0, rule.params().size()).map(i -> i >= n && i < n + k);
    Seq<Node> args = x.take(n).appendAll(d.types().map(Nodes::zero)).appendAll(x.drop(n));
    Mask moving = Mask.of(moves);
    Linearize.Split split;
    try {
      split = Linearize.of(rule, moving, Mask.none(rule.results().size()));
    } catch (NotLinear e) {
      throw SolventError.of(
              Kind.RULE,
              "the cotangent rule of %s is not linear in its cotangent, so it has no jvp: %s",
              d.name(),
              e.getMessage())
          .at(d.site());
    }
    Seq<Node> twin = Trace.inline(split.twin(), moving.reject(args));
    Seq<Node> residuals = split.residuals(Tangents.some(args), twin.drop(split.fixed()));
    Seq<Option<Node>> open = Tangents.some(residuals).appendAll(Tangents.none(k));
    return Transpose.inline(split.linear(), open, Tangents.some(split.out().pick(along)))
        .drop(residuals.size())
        .zipWith(d.types(), Tangents::orZero);
  }

  /// A checkpoint: forwards through the body, backwards by computing the body again from its
  /// arguments.
  private static Op.Dual recomputed(Definition.Composed d) {
    return d.body()
        .memo(
            "recomputed",
            () -> {
              int all = arity(d);
              Seq<Type> types = d.body().paramTypes();
              Lazy<Graph> forward =
                  Lazy.of(() ->
                      Trace.closed(
                          types.appendAll(types),
                          xs -> {
                            Jvp.Pushed p =
                                Jvp.inline(d.body(), xs.take(all), Tangents.some(xs.drop(all)));
                            return Tangents.orZeros(p.tangents(), p.primals());
                          }));
              Lazy<Graph> backward =
                  Lazy.of(() ->
                      Trace.closed(
                          types.appendAll(d.types()),
                          xs -> Pullback.cotangents(d.body(), xs.take(all), xs.drop(all))));
              return new Op.Dual(d.name(), forward, backward, all, d.types());
            });
  }
}
