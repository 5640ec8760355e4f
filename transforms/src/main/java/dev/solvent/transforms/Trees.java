package dev.solvent.transforms;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Tree;
import dev.solvent.expr.Node;
import io.vavr.Tuple;
import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Walks over the structure of expressions.
final class Trees {
  private Trees() {}

  /// This puts an expression, itself a tree perhaps, in place of each leaf, in order.
  static Expr map(Expr like, Function<Node, Expr> leaf) {
    return switch (like.tree()) {
      case Tree.Leaf(var node) -> leaf.apply(node);
      case Tree.Tuple(var parts) -> {
        List<Expr> out = new ArrayList<>();
        for (Expr part : parts) out.add(map(part, leaf));
        yield new Expr(new Tree.Tuple(Array.ofAll(out)));
      }
      case Tree.Record(var fields) -> {
        LinkedHashMap<String, Expr> out = LinkedHashMap.empty();
        for (var field : fields) out = out.put(Tuple.of(field._1, map(field._2, leaf)));
        yield Expr.record(out);
      }
      case Tree.Sparse(_, var values) -> leaf.apply(values.node());
      case Tree.None _, Tree.Text _, Tree.Function _, Tree.Range _ -> like;
    };
  }
}
