package dev.solvent.implicit;

import dev.solvent.dsl.Expr;
import dev.solvent.expr.Node;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.transform.Flat;
import dev.solvent.type.Type;
import io.vavr.collection.Seq;

/// What is sought, a number, a tensor, a tuple or a record, as one vector.
record Unknown(Expr like) {

  /// This gives the unknown of the guess's structure. Fails with `type` where that is not made of
  /// numbers.
  static Unknown of(String problem, Expr guess) {
    Seq<Node> leaves = guess.leaves();
    if (leaves.isEmpty() || !guess.opaque().isEmpty() || !leaves.forAll(Unknown::isNumber)) {
      throw SolventError.of(
          Kind.TYPE,
          "what %s looks for is made of numbers, but its guess is %s",
          problem,
          guess.described());
    }
    return new Unknown(guess);
  }

  private static boolean isNumber(Node leaf) {
    return leaf.type() instanceof Type.Real real && !real.isBoolean();
  }

  int size() {
    return Flat.count(like.leaves());
  }

  Expr flat(Expr tree) {
    return Expr.of(Flat.of(tree.filledLike(like).leaves()));
  }

  Expr shaped(Expr vector) {
    return like.rebuild(Flat.shaped(vector.node(), like.leaves()));
  }
}
