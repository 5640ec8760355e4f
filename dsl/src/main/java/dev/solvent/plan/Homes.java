package dev.solvent.plan;

import dev.solvent.expr.Node;
import dev.solvent.type.Type;
import io.vavr.collection.Seq;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Places that several statements write to: what a loop carries, what either side of a branch
/// gives.
final class Homes {
  private static final int[] WHOLE = {};

  private final int[][] small;
  private final int[] whole;

  Homes(Seq<Type> types, Frames frames) {
    small = new int[types.size()][];
    whole = new int[types.size()];
    for (int k = 0; k < whole.length; k++) {
      boolean isSmall = Block.isSmall(types.get(k));
      small[k] = isSmall ? frames.numbers(types.get(k)) : WHOLE;
      whole[k] = isSmall ? -1 : frames.object();
    }
  }

  /// This gives the places of numbers.
  int[] numbers() {
    return Arrays.stream(small).flatMapToInt(Arrays::stream).toArray();
  }

  /// These are parameters of a graph that may run again.
  void areParameters(Seq<? extends Node> nodes, Block block) {
    for (int k = 0; k < nodes.size(); k++) {
      if (whole[k] < 0) block.isAt(nodes.get(k), small[k]);
      else block.isAt(nodes.get(k), whole[k]);
    }
  }

  void areParts(Seq<Node> nodes, Block block) {
    for (int k = 0; k < nodes.size(); k++) {
      if (whole[k] < 0) block.isAt(nodes.get(k), small[k]);
      else block.made(nodes.get(k), whole[k]);
    }
  }

  /// This gives what takes the values of nodes here.
  Statement.Copy from(Block block, Seq<Node> nodes) {
    List<Integer> to = new ArrayList<>();
    List<Integer> from = new ArrayList<>();
    List<Integer> objectsTo = new ArrayList<>();
    List<Integer> objectsFrom = new ArrayList<>();
    for (int k = 0; k < nodes.size(); k++) {
      if (whole[k] >= 0) {
        objectsTo.add(whole[k]);
        objectsFrom.add(block.whole(nodes.get(k)));
        continue;
      }
      for (int place : small[k]) to.add(place);
      for (int place : block.small(nodes.get(k))) from.add(place);
    }
    return new Statement.Copy(ints(to), ints(from), ints(objectsTo), ints(objectsFrom));
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
