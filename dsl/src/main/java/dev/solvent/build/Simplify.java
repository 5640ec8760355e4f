package dev.solvent.build;

import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.type.Type;
import io.vavr.collection.Seq;
import org.jspecify.annotations.Nullable;

/// The few identities that hold whatever the values are. The zero of a transform counts, a user's
/// zero does not: `0 * x` of a script is NaN where `x` is infinite.
final class Simplify {
  private Simplify() {}

  static @Nullable Node atBirth(Op op, Seq<Node> x) {
    return switch (op) {
      case Op.Linear linear -> linear(linear, x);
      case Op.Multiply _, Op.Scale _ -> product(x.get(0), x.get(1));
      case Op.Contract _ -> zero(x.get(0)) || zero(x.get(1)) ? Nodes.zero(type(op, x)) : null;
      case Op.Quotient _ -> zero(x.get(0)) ? x.get(0) : null;
      case Op.Stop _ -> x.get(0).isKnown() ? x.get(0) : null;
      case Op.Pointwise _, Op.Discrete _, Op.Nested _ -> null;
    };
  }

  private static @Nullable Node linear(Op.Linear op, Seq<Node> x) {
    return switch (op) {
      case Op.Add _ when zero(x.get(0)) -> x.get(1);
      case Op.Add _ when zero(x.get(1)) -> x.get(0);
      case Op.Negate n when x.get(0) instanceof Node.Apply a && a.op().equals(n) ->
          a.operands().get(0);
      case Op.Slice(_, var size) when Typing.shape(x.get(0).type()).toSeq().equals(size) ->
          x.get(0);
      case Op.Reshape(var to) when Typing.shape(x.get(0).type()).equals(to) -> x.get(0);
      case Op.Reshape r when x.get(0) instanceof Node.Apply a && a.op() instanceof Op.Reshape ->
          Build.one(r, a.operands().get(0));
      case Op.Permute(var order) when isIdentity(order) -> x.get(0);
      case Op.Permute(var order)
          when x.get(0) instanceof Node.Apply a && a.op() instanceof Op.Permute(var inner) ->
          Build.one(new Op.Permute(order.map(inner::get)), a.operands().get(0));
      case Op.Broadcast(var to, _) when Typing.shape(x.get(0).type()).equals(to) -> x.get(0);
      case Op.Sum(var axes) when axes.isEmpty() && !Typing.real(x.get(0).type()).isBoolean() ->
          x.get(0);
      case Op.Unroll _ when x.get(0) instanceof Node.Apply a && a.op() instanceof Op.Roll ->
          a.operands().get(0);
      case Op.Linear l when x.drop(l.fixed()).forAll(Simplify::zero) -> {
        Type type = type(l, x);
        // a clock of no passes is no zero of a clock
        yield type.equals(Type.CLOCK) ? null : Nodes.zero(type);
      }
      case Op.Linear _ -> null;
    };
  }

  private static @Nullable Node product(Node x, Node y) {
    if (zero(x)) return x;
    if (zero(y)) return y;
    if (isOne(x)) return y;
    return isOne(y) ? x : null;
  }

  private static Type type(Op op, Seq<Node> x) {
    return Typing.of(op, x.map(Node::type)).head();
  }

  static boolean zero(Node node) {
    return node instanceof Node.Const c && c.isZero();
  }

  private static boolean isOne(Node node) {
    if (!(node instanceof Node.Const c && c.value() instanceof double[] entries)) return false;
    for (double entry : entries) if (entry != 1) return false;
    return true;
  }

  private static boolean isIdentity(Seq<Integer> order) {
    for (int i = 0; i < order.size(); i++) if (order.get(i) != i) return false;
    return true;
  }
}
