package dev.solvent.build;

import dev.solvent.expr.Node;
import dev.solvent.expr.Scalar;
import dev.solvent.kernel.Special;
import io.vavr.collection.Seq;
import java.util.function.DoubleBinaryOperator;

/// `x^k` for a known exponent, whose derivatives of an order above a whole `k` are exactly zero.
public record Powers(double exponent) implements Scalar {

  @Override
  public String name() {
    boolean isWhole = exponent == (long) exponent;
    return "x^" + (isWhole ? String.valueOf((long) exponent) : String.valueOf(exponent));
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public DoubleBinaryOperator function() {
    if (exponent == 2) return (x, _) -> x * x;
    if (exponent == 0) return (_, _) -> 1;
    return exponent == -1 ? (x, _) -> 1 / x : (x, _) -> Special.pow(x, exponent);
  }

  @Override
  public Node partial(int k, Seq<Node> x, Node out) {
    if (exponent == 0) return Nodes.zero(out.type());
    return Nodes.multiply(Nodes.number(exponent), Nodes.power(x.get(0), exponent - 1));
  }
}
