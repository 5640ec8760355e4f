package dev.solvent.implicit;

import dev.solvent.build.Nodes;
import dev.solvent.dsl.Expr;
import dev.solvent.expr.Node;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.transform.Flat;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
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

  /// This gives all numbers of a value as one vector.
  static Expr vector(Expr value) {
    return Expr.of(Flat.of(value.leaves()));
  }

  Expr flat(Expr tree) {
    return vector(tree.filledLike(like));
  }

  Expr shaped(Expr vector) {
    return like.rebuild(Flat.shaped(vector.node(), like.leaves()));
  }

  /// This gives one number an unknown of what may be one number for all, or `none`. Fails with
  /// `shape` where it is neither that nor like the unknown.
  Expr spread(String what, Expr given) {
    if (given.isNone()) return given;
    if (given.isTensor() && given.shape().isScalar()) {
      return Expr.of(
          Nodes.broadcast(Nodes.toNumber(given.node()), Shape.of(size()), Array.empty()));
    }
    if (given.isLike(like)) return flat(given);
    throw SolventError.of(
        Kind.SHAPE,
        "%s is a number or like the unknown, which is %s, but it is %s",
        what,
        like.describe(),
        given.describe());
  }
}
