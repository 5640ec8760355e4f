package dev.solvent.dsl;

import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import io.vavr.collection.Seq;

/// Whether two values are the same as a whole: one structure, one shape, equal entries.
final class Sameness {
  private Sameness() {}

  /// This gives one boolean, which is known where structures differ.
  static Node of(Expr x, Expr y) {
    if (!x.isLike(y)) return Nodes.truth(false);
    Seq<Node> others = y.filledLike(x).leaves();
    return x.leaves().zipWith(others, Sameness::equal).fold(Nodes.truth(true), Nodes::and);
  }

  /// Whether all entries of two tensors of one shape are equal.
  static Node equal(Node x, Node y) {
    Node different = Nodes.not(Nodes.equal(x, y));
    return Nodes.equal(Nodes.total(Nodes.toNumber(different)), Nodes.number(0));
  }
}
