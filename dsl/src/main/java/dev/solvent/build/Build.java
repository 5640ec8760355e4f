package dev.solvent.build;

import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.plan.Execution;
import dev.solvent.source.Block;
import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    if (op instanceof Op.Nested nested && operands.exists(Simplify::zero)) {
      Seq<Boolean> gone = Vanishing.results(nested, operands.map(Simplify::zero), types.size());
      if (gone.contains(true)) return without(op, operands, types, gone);
    }
    return made(op, operands, types);
  }

  private static Seq<Node> without(Op op, Seq<Node> operands, Seq<Type> types, Seq<Boolean> gone) {
    Seq<Node> zeros = types.map(Nodes::zero);
    if (!gone.contains(false)) return zeros;
    return made(op, operands, types).zipWithIndex((part, k) -> gone.get(k) ? zeros.get(k) : part);
  }

  private static Seq<Node> made(Op op, Seq<Node> operands, Seq<Type> types) {
    if (operands.forAll(Node::isKnown)) {
      Seq<Node> known = fold(op, operands, types);
      if (!known.isEmpty() || types.isEmpty()) return known;
    }
    Site site = Site.current();
    Node.Apply old = shared(op, operands, site.block());
    if (old != null) return old.parts();
    Node.Apply made = new Node.Apply(op, operands, types, Site.ofNode());
    Trace.share(key(op, operands, site.block()), made);
    return made.parts();
  }

  /// The values of what is known; nothing where a function under trace would fail with them, which
  /// may lie in a branch that is not taken or a pass that is never run.
  private static Seq<Node> fold(Op op, Seq<Node> operands, Seq<Type> types) {
    Object[] values = new Object[operands.size()];
    int i = 0;
    for (Node operand : operands) values[i++] = ((Node.Const) operand).value();
    Object[] out;
    try {
      out = Execution.value(op, values, operands.map(Node::type), types);
    } catch (SolventError failure) {
      if (failure.kind() == Kind.LIMIT || !Trace.isOpen()) throw failure;
      return Array.empty();
    }
    return Array.range(0, out.length).map(k -> (Node) new Node.Const(types.get(k), out[k]));
  }

  /// What stands in a block sees what stands around it, and not the other way round. Around the
  /// block of an operand there is nothing yet that is made of it.
  private static Node.@Nullable Apply shared(Op op, Seq<Node> operands, Option<Block> innermost) {
    Option<Block> block = innermost;
    while (true) {
      Node.Apply old = Trace.shared(key(op, operands, block), operands);
      if (old != null || block.isEmpty() || standsWithin(block.get(), operands)) return old;
      block = block.get().outer();
    }
  }

  private static boolean standsWithin(Block block, Seq<Node> operands) {
    for (Node operand : operands) {
      Node of = operand instanceof Node.Part p ? p.of() : operand;
      if (of instanceof Node.Apply a && a.site().block().exists(b -> b.isWithin(block))) {
        return true;
      }
    }
    return false;
  }

  private static Object key(Op op, Seq<Node> operands, Option<Block> block) {
    List<Object> key = new ArrayList<>(operands.size() + 2);
    key.add(op);
    for (Node operand : operands) key.add(key(operand));
    block.forEach(key::add);
    return key;
  }

  private static Object key(Node operand) {
    return operand instanceof Node.Const c ? c.key() : (Object) operand.id();
  }
}
