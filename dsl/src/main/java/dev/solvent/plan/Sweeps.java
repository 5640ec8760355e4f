package dev.solvent.plan;

import dev.solvent.expr.Node;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// The loops over large tensors that are open in a block, one for each number of entries. A loop
/// takes elementwise operations in, and sums of what they give, until something else reads one of
/// its values.
final class Sweeps {
  private final Block block;
  private final Map<Integer, Sweeping> open = new HashMap<>();
  private final Map<Node, Sweeping> members = new IdentityHashMap<>();

  Sweeps(Block block) {
    this.block = block;
  }

  /// Whether an open loop is to read an object.
  boolean read(int object) {
    return open.values().stream().anyMatch(loop -> loop.reads(object));
  }

  /// This takes a node into the open loop over tensors of its size.
  void join(Node.Apply a) {
    // a number that is spread may be a sum of that loop, which closes it
    for (Node operand : a.operands()) block.uniform(block.source(operand));
    int count = Values.size(a.operands().head().type());
    if (open.containsKey(count) && open.get(count).isFull()) close(open.get(count));
    Sweeping loop = open.computeIfAbsent(count, Sweeping::new);
    for (Node operand : a.operands()) {
      Node source = block.source(operand);
      int uniform = block.uniform(source);
      if (members.get(source) == loop) loop.member(a, source);
      else if (uniform >= 0) loop.uniform(a, uniform);
      else loop.array(a, block.whole(operand));
    }
    loop.add(a);
    members.put(a, loop);
  }

  /// This ends the loop that gives a node's value, if one is open.
  void closeFor(Node node) {
    if (members.containsKey(node)) close(members.get(node));
  }

  private void close(Sweeping loop) {
    open.remove(loop.count());
    Set<Node> results =
        new LinkedHashSet<>(block.graph().results().map(block::source).toJavaList());
    for (Node.Apply member : loop.members()) {
      members.remove(member);
      if (Sweeping.isSum(member)) {
        block.isAt(member, loop.summing(member, block.frames().number(0)));
      } else if (results.contains(member) || isReadBeyond(member, loop)) {
        int place = block.frames().object();
        loop.keeping(member, place);
        block.made(member, place);
      }
    }
    block.emit(loop.statement());
  }

  private boolean isReadBeyond(Node node, Sweeping loop) {
    for (Node.Apply user : block.lifetimes().users(node)) {
      boolean isOtherName =
          Lifetimes.isAlias(user.op()) && block.source(user) == block.source(node);
      if (isOtherName ? isReadBeyond(user, loop) : !loop.members().contains(user)) return true;
    }
    return false;
  }
}
