package dev.solvent.algebra;

import dev.solvent.build.Build;
import dev.solvent.build.Diagonal;
import dev.solvent.build.Nodes;
import dev.solvent.build.Scalars;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.source.Kind;
import dev.solvent.type.Shape;
import io.vavr.collection.Array;

/// Which of some eigenvalues or singular values are equal up to rounding. Their vectors are only
/// determined up to a turn among themselves, so a derivative along which they would turn exists
/// only where nothing depends on it.
///
/// `equal` is a boolean matrix, true on its diagonal; `gaps[i, j] = values[j] − values[i]`;
/// `tolerance` is a number.
record Clusters(Node values, Node equal, Node gaps, Node tolerance) {
  /// Values of a matrix of size `n` come out with errors of a few `n` ulps of the greatest.
  private static final double ROUNDING = 0x1p-49;

  /// What should be zero is so up to this share of the greatest number it is made of.
  private static final double NOISE = 1e-9;

  private static final String REPEATED =
      "the value %s is repeated, and the function may depend on which of its vectors are taken";

  /// This finds the equal ones among ascending or descending values.
  static Clusters of(Node values) {
    int n = Matrix.size(values, 0);
    Node ends = Nodes.stop(Nodes.concat(Array.of(values, Nodes.negate(values)), 0));
    Node tolerance = Nodes.multiply(Nodes.number(n * ROUNDING), greatest(ends));
    Node gaps = Nodes.subtract(Matrix.rows(values, n), Matrix.columns(values, n));
    Node distance = Nodes.of(Scalars.ABS, Nodes.stop(gaps));
    return new Clusters(values, Nodes.lessEqual(distance, tolerance), gaps, tolerance);
  }

  int size() {
    return Matrix.size(values, 0);
  }

  /// This gives `1 / gaps`, and 0 for equal values.
  Node inverseGaps() {
    return inverse(gaps, equal);
  }

  /// This gives which of the values, none of them negative, are 0.
  Node zero() {
    return Nodes.lessEqual(Nodes.stop(values), tolerance);
  }

  /// This gives the pairs of values that are both 0.
  Node zeroSums() {
    int n = size();
    return Nodes.and(Nodes.repeat(zero(), 0, n), Nodes.repeat(zero(), 1, n));
  }

  /// This gives `1 / (values[j] + values[i])`, and 0 where both are 0.
  Node inverseSums() {
    int n = size();
    return inverse(Nodes.add(Matrix.rows(values, n), Matrix.columns(values, n)), zeroSums());
  }

  /// This gives the columns of a matrix, each divided by its value. Fails with `singular` where a
  /// column of a value 0 is not zero.
  Node over(Node x) {
    int m = Matrix.size(x, 0);
    Node none = Nodes.repeat(zero(), 0, m);
    Node left = Nodes.select(none, Nodes.of(Scalars.ABS, Nodes.stop(x)), Nodes.number(0));
    Node inverse = Matrix.rows(inverse(values, zero()), m);
    return Nodes.multiply(inverse, ensure(greatest(left), x, Nodes.number(0), x));
  }

  /// This gives `1 / x`, and 0 at the places of `none`.
  static Node inverse(Node x, Node none) {
    Node regular = Nodes.select(none, Nodes.number(1), x);
    return Nodes.select(none, Nodes.number(0), Nodes.divide(Nodes.number(1), regular));
  }

  /// This gives the mean of a vector's entries over each cluster: equal values share their
  /// derivative.
  Node mean(Node v) {
    Node member = Nodes.toNumber(equal);
    Node count = Nodes.sum(member, 1);
    return Nodes.divide(Nodes.product(member, v), count);
  }

  /// This gives `x` where the square matrix `seen` is a multiple of the identity for equal values,
  /// and does not tell their vectors apart. Fails with `singular` elsewhere.
  Node ensureUnseen(Node seen, Node x) {
    Node apart = Nodes.subtract(seen, Diagonal.matrix(mean(Diagonal.of(seen))));
    return ensureZero(apart, seen, x);
  }

  /// This gives the cotangent `turns` of the vectors' turns where it does not ask the vectors of
  /// one value to turn, and, if `strict`, does not even see them. Fails with `singular` elsewhere.
  Node ensureNoTurn(Node turns, boolean strict) {
    Node odd = Nodes.subtract(turns, Nodes.transpose(turns));
    Node checked = ensureZero(odd, turns, turns);
    return strict ? ensureUnseen(Nodes.add(turns, Nodes.transpose(turns)), checked) : checked;
  }

  /// This gives `x` where no two equal values have anything in the square matrix `turn`, which is
  /// made of numbers as great as those of `scale`.
  Node ensureZero(Node turn, Node scale, Node x) {
    Node within = Nodes.select(equal, Nodes.of(Scalars.ABS, Nodes.stop(turn)), Nodes.number(0));
    Node value =
        Build.one(
            new Op.Gather(1), place(within), flat(Nodes.stop(Matrix.columns(values, size()))));
    return ensure(greatest(within), scale, value, x);
  }

  private static Node ensure(Node most, Node scale, Node value, Node x) {
    Node share = greatest(Nodes.of(Scalars.ABS, Nodes.stop(scale)));
    Node holds = Nodes.not(Nodes.less(Nodes.multiply(Nodes.number(NOISE), share), most));
    return Build.one(new Op.Ensure(Kind.SINGULAR, REPEATED, 1), holds, value, x);
  }

  /// The greatest entry of a tensor that has one.
  private static Node greatest(Node x) {
    return Build.one(new Op.Gather(1), place(x), flat(x));
  }

  private static Node place(Node x) {
    return Build.one(new Op.ArgExtremum(0, true), flat(x));
  }

  private static Node flat(Node x) {
    return Nodes.reshape(x, Shape.of(Nodes.shape(x).count()));
  }
}
