package dev.solvent.expr;

import io.vavr.collection.Seq;
import java.util.function.DoubleBinaryOperator;

/// A differentiable function of numbers: a row of the table `Scalars`, or one of a family such as
/// the polygammas.
public interface Scalar {
  String name();

  int arity();

  /// The function itself; one of a single operand does not look at the second.
  DoubleBinaryOperator function();

  /// The partial derivative in operand `k`, in words, so that it can be differentiated again.
  Node partial(int k, Seq<Node> operands, Node out);
}
