package dev.solvent.transform;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.type.Shape;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// Transposes and batches of the general product over paired axes, and batches of linear systems.
final class Contracting {
  private Contracting() {}

  /// The cotangent of the left operand: the product of `ct` with the right one over the right one's
  /// free axes.
  static Node left(Op.Contract how, Shape left, Node right, Node ct) {
    int batch = how.leftBatch().size();
    Seq<Integer> leftFree = free(left.rank(), how.left(), how.leftBatch());
    Seq<Integer> rightFree = free(Nodes.shape(right).rank(), how.right(), how.rightBatch());
    int firstRight = batch + leftFree.size();
    Op back =
        new Op.Contract(
            Array.range(firstRight, firstRight + rightFree.size()),
            rightFree,
            Array.range(0, batch),
            how.rightBatch());
    // the result's axes: batch, free of the left, then the contracted ones in the order they have
    // in the right operand
    Seq<Integer> contracted = inOrder(how.right(), how.left());
    return ordered(
        Build.one(back, ct, right), how.leftBatch().appendAll(leftFree).appendAll(contracted));
  }

  static Node right(Op.Contract how, Shape right, Node left, Node ct) {
    int batch = how.leftBatch().size();
    Seq<Integer> leftFree = free(Nodes.shape(left).rank(), how.left(), how.leftBatch());
    Seq<Integer> rightFree = free(right.rank(), how.right(), how.rightBatch());
    Op back =
        new Op.Contract(
            leftFree,
            Array.range(batch, batch + leftFree.size()),
            how.leftBatch(),
            Array.range(0, batch));
    Seq<Integer> contracted = inOrder(how.left(), how.right());
    return ordered(
        Build.one(back, left, ct), how.rightBatch().appendAll(contracted).appendAll(rightFree));
  }

  static Seq<Integer> free(int rank, Seq<Integer> contracted, Seq<Integer> batch) {
    return Array.range(0, rank).filter(i -> !contracted.contains(i) && !batch.contains(i));
  }

  /// `theirs`, paired with `keys`, in ascending order of the keys.
  private static Seq<Integer> inOrder(Seq<Integer> keys, Seq<Integer> theirs) {
    return keys.zip(theirs).sortBy(p -> p._1).map(p -> p._2);
  }

  /// This gives `x`, whose axis `i` is axis `places[i]` of the wanted, in the wanted order.
  private static Node ordered(Node x, Seq<Integer> places) {
    return Nodes.permute(x, Array.range(0, places.size()).map(i -> places.indexOf(i)));
  }

  /// The product when a first axis of one or both operands is an axis of elements.
  static Node batched(
      Op.Contract how, Node left, boolean leftMapped, Node right, boolean rightMapped) {
    int l = leftMapped ? 1 : 0;
    int r = rightMapped ? 1 : 0;
    Seq<Integer> leftAxes = how.left().map(i -> i + l);
    Seq<Integer> rightAxes = how.right().map(i -> i + r);
    Seq<Integer> leftBatch = how.leftBatch().map(i -> i + l);
    Seq<Integer> rightBatch = how.rightBatch().map(i -> i + r);
    if (leftMapped && rightMapped) {
      Op both = new Op.Contract(leftAxes, rightAxes, leftBatch.prepend(0), rightBatch.prepend(0));
      return Build.one(both, left, right);
    }
    Node out = Build.one(new Op.Contract(leftAxes, rightAxes, leftBatch, rightBatch), left, right);
    int batch = how.leftBatch().size();
    int leftFree = Nodes.shape(left).rank() - l - how.left().size() - batch;
    // the axis of elements is the first free one of its operand
    return Nodes.move(out, leftMapped ? batch : batch + leftFree, 0);
  }

  /// The systems of `n` elements: of a shared matrix the right-hand sides side by side, of mapped
  /// ones a stack.
  static Node solved(Op.Solve op, Node b, boolean bMapped, Node a, boolean aMapped, int n) {
    return aMapped ? Build.one(op, Batch.spread(b, bMapped, n), a) : beside(op, Array.of(b, a));
  }

  /// A solve whose right-hand sides alone are mapped: the elements become further columns, which
  /// are solved as alone.
  static Node beside(Op solve, Seq<Node> x) {
    Shape shape = Nodes.shape(x.head());
    int stack = solve instanceof Op.Solve ? Nodes.shape(x.last()).rank() - 2 : 0;
    Node last = Nodes.move(x.head(), 0, shape.rank() - 1);
    Shape apart = Nodes.shape(last);
    Shape flat = apart.slice(0, stack + 1).insert(stack + 1, apart.count(stack + 1, apart.rank()));
    Seq<Node> operands = x.update(0, Nodes.reshape(last, flat));
    Node out = Nodes.reshape(Build.apply(solve, operands).head(), apart);
    return Nodes.move(out, shape.rank() - 1, 0);
  }
}
