package dev.solvent.transform;

import dev.solvent.build.Build;
import dev.solvent.build.Trace;
import dev.solvent.expr.Definition;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.expr.Rule;
import dev.solvent.type.Type;
import io.vavr.Lazy;
import io.vavr.Tuple;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;

/// A function whose reverse pass computes it again instead of keeping what it left. Either
/// direction is a checkpoint in its turn, so that no order keeps more than arguments.
final class Checkpoint {
  private Checkpoint() {}

  static Seq<Option<Node>> tangents(Definition.Composed d, Seq<Node> x, Seq<Option<Node>> dx) {
    Mask moving = Tangents.mask(dx);
    Op.Dual dual = d.body().memo(Tuple.of("checkpoint", moving), () -> dual(d, moving));
    return Tangents.some(
        Build.apply(dual, x.appendAll(moving.<Option<Node>>pick(dx).map(Option::get))));
  }

  private static Op.Dual dual(Definition.Composed d, Mask moving) {
    int all = moving.size();
    Seq<Type> types = d.body().paramTypes();
    Lazy<Graph> forward =
        Lazy.of(() ->
            checkpoint(
                d,
                types.appendAll(moving.pick(types)),
                xs -> {
                  Seq<Option<Node>> along = Tangents.spread(moving, xs.drop(all));
                  Jvp.Pushed p = Jvp.inline(d.body(), xs.take(all), along);
                  return Tangents.orZeros(p.tangents(), p.primals());
                }));
    Lazy<Graph> backward =
        Lazy.of(() ->
            checkpoint(
                d,
                types.appendAll(d.types()),
                xs -> Pullback.of(d.body(), xs.take(all), moving.toSeq()).pull(xs.drop(all))));
    return new Op.Dual(d.name(), forward, backward, all, d.types());
  }

  private static Graph checkpoint(
      Definition.Composed of, Seq<Type> types, Function<Seq<Node>, Seq<Node>> body) {
    Graph graph = Trace.closed(types, body);
    Definition again =
        new Definition.Composed(
            of.name(), types.size(), graph, new Rule.Recompute(), Array.empty(), of.site());
    return Trace.closed(types, xs -> Build.apply(new Op.Call(again), xs));
  }
}
