package dev.solvent.expr;

import io.vavr.collection.Seq;

/// A differentiable function of numbers: a row of the table `Scalars`, or one of a family such as
/// the polygammas.
public interface Scalar {
  String name();

  int arity();

  /// The value for one operand, and for two or three; a function has the one of its arity.
  double value(double x, double y, double z);

  /// The partial derivative in operand `k`, in words, so that it can be differentiated again.
  Node partial(int k, Seq<Node> operands, Node out);
}
