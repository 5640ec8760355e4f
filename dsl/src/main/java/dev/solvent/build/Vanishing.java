package dev.solvent.build;

import dev.solvent.expr.Definition;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.type.Type;
import io.vavr.Tuple;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// Which results of a nested operation are zero where some operands are the zero of a transform: a
/// function that is linear in a tangent is not computed for a tangent that is not there, whatever
/// loops it holds.
final class Vanishing {
  private Vanishing() {}

  static Seq<Boolean> results(Op.Nested op, Seq<Boolean> zero, int results) {
    return switch (op) {
      case Op.Call(Definition.Composed d) -> of(d.body(), zero);
      case Op.Call(Definition.Primitive _) -> Array.fill(results, false);
      case Op.Dual d -> Array.fill(results, zero.drop(d.fixed()).forAll(z -> z));
      case Op.Branch(var then, var otherwise) ->
          of(then, zero.tail()).zipWith(of(otherwise, zero.tail()), Boolean::logicalAnd);
      case Op.Each e -> of(e.body(), zero);
      case Op.Loop l -> loop(l, zero);
    };
  }

  /// A state is zero if it is to begin with and stays so in every pass.
  private static Seq<Boolean> loop(Op.Loop l, Seq<Boolean> zero) {
    Seq<Boolean> now = zero;
    while (true) {
      Seq<Boolean> before = now;
      Seq<Boolean> out = of(l.step(), before);
      now = before.zipWithIndex((z, i) -> z && (i >= l.states() || out.get(i)));
      if (now.equals(before)) {
        return out.zipWithIndex((z, k) -> k < l.states() ? before.get(k) : z);
      }
    }
  }

  private static Seq<Boolean> of(Graph graph, Seq<Boolean> zero) {
    return graph.memo(
        Tuple.of("vanishing", zero),
        () -> {
          Set<Node> zeros = Collections.newSetFromMap(new IdentityHashMap<>());
          graph.params().zip(zero).filter(p -> p._2).forEach(p -> zeros.add(p._1));
          for (Node node : graph.nodes()) {
            if (Simplify.zero(node)) zeros.add(node);
            if (!(node instanceof Node.Apply a)) continue;
            Seq<Boolean> in = a.operands().map(zeros::contains);
            if (in.contains(true)) {
              parts(a, in).zip(a.parts()).filter(p -> p._1).forEach(p -> zeros.add(p._2));
            }
          }
          return Array.ofAll(graph.results().map(zeros::contains));
        });
  }

  private static Seq<Boolean> parts(Node.Apply a, Seq<Boolean> zero) {
    return switch (a.op()) {
      case Op.Nested nested -> results(nested, zero, a.parts().size());
      case Op.Linear l ->
          Array.of(
              zero.drop(l.fixed()).forAll(z -> z) && !a.parts().head().type().equals(Type.CLOCK));
      case Op.Bilinear _ -> Array.of(zero.contains(true));
      case Op.Quotient _ -> Array.of(zero.head());
      case Op.Pointwise _, Op.Discrete _ -> Array.of(false);
    };
  }
}
