package dev.solvent.build;

import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.plan.Execution;
import dev.solvent.source.Site;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.ArrayList;
import java.util.List;

/// The one way to make a node: simplified, typed, evaluated at once when all operands are known,
/// and shared with an equal one of the functions under trace.
public final class Build {
  private Build() {}

  /// This gives the only result of an operation.
  public static Node one(Op op, Node... operands) {
    return apply(op, Array.of(operands)).head();
  }

  public static Seq<Node> apply(Op op, Seq<Node> operands) {
    Node simple = Simplify.atBirth(op, operands);
    if (simple != null) return Array.of(simple);
    Seq<Type> types = Typing.of(op, operands.map(Node::type));
    if (operands.forAll(Node::isKnown)) return fold(op, operands, types);
    Object key = key(op, operands);
    Node.Apply old = Trace.shared(key);
    if (old != null) return old.parts();
    Node.Apply made = new Node.Apply(op, operands, types, Site.current());
    Trace.share(key, made);
    return made.parts();
  }

  private static Seq<Node> fold(Op op, Seq<Node> operands, Seq<Type> types) {
    Object[] values = new Object[operands.size()];
    int i = 0;
    for (Node operand : operands) values[i++] = ((Node.Const) operand).value();
    Object[] out = Execution.value(op, values, operands.map(Node::type), types);
    return Array.range(0, out.length).map(k -> (Node) new Node.Const(types.get(k), out[k]));
  }

  private static Object key(Op op, Seq<Node> operands) {
    List<Object> key = new ArrayList<>(operands.size() + 1);
    key.add(op);
    for (Node operand : operands) {
      boolean number = operand instanceof Node.Const && operand.type().equals(Type.NUMBER);
      key.add(
          number
              ? List.of(((Node.Const) operand).entries()[0], ((Node.Const) operand).isZero())
              : (Object) operand.id());
    }
    return key;
  }
}
