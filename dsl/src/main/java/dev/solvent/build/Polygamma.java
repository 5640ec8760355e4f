package dev.solvent.build;

import dev.solvent.expr.Node;
import dev.solvent.expr.Scalar;
import dev.solvent.kernel.Special;
import io.vavr.collection.Seq;
import java.util.function.DoubleBinaryOperator;

/// The derivatives of `digamma`.
record Polygamma(int order) implements Scalar {

  @Override
  public String name() {
    return "polygamma(" + order + ")";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public DoubleBinaryOperator function() {
    return (x, _) -> Special.polygamma(order, x);
  }

  @Override
  public Node partial(int k, Seq<Node> x, Node out) {
    return Nodes.of(new Polygamma(order + 1), x.get(0));
  }
}
