package dev.solvent.plan;

import dev.solvent.expr.Node;
import dev.solvent.kernel.Strided;
import dev.solvent.type.Shape;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Where entries go, in terms of their places.
final class Moves {
  private Moves() {}

  /// This gives where the entries of a node's value come from, which are those of its operands from
  /// the `fixed`th on; -1 is a zero. The operation itself tells, by what it makes of their numbers,
  /// counted from 1.
  static int[] entries(Node.Apply a, int fixed, Function<Node, int[]> places) {
    List<Integer> all = new ArrayList<>();
    Object[] operands = new Object[a.operands().size()];
    for (int k = 0; k < operands.length; k++) {
      Node operand = a.operands().get(k);
      operands[k] =
          k < fixed ? ((Node.Const) operand).entries() : numbered(all, places.apply(operand));
    }
    double[] moved =
        (double[])
            Execution.value(
                a.op(), operands, a.operands().map(Node::type), a.parts().map(Node::type))[0];
    return Arrays.stream(moved).mapToInt(n -> n == 0 ? -1 : all.get((int) n - 1)).toArray();
  }

  private static double[] numbered(List<Integer> all, int[] places) {
    double[] numbers = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      all.add(places[i]);
      numbers[i] = all.size();
    }
    return numbers;
  }

  /// This gives the entries that are added up in each entry of a sum over `axes`, in order.
  static int[][] terms(int[] places, Shape shape, Seq<Integer> axes) {
    Seq<Integer> kept = Array.range(0, shape.rank()).removeAll(axes);
    return rows(places, shape, kept, axes);
  }

  /// This gives a tensor as rows over `across`, one for each index along `down`.
  private static int[][] rows(int[] places, Shape shape, Seq<Integer> down, Seq<Integer> across) {
    double[] entries = Arrays.stream(places).asDoubleStream().toArray();
    double[] sorted = Strided.permute(entries, shape, down.appendAll(across));
    int width = shape.permute(across).count();
    int[][] rows = new int[shape.permute(down).count()][width];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < width; k++) rows[i][k] = (int) sorted[i * width + k];
    }
    return rows;
  }

  /// This gives an operand of a contraction as rows over what is contracted, those of each element
  /// of the batch together.
  static int[][] factors(int[] places, Shape shape, Seq<Integer> batch, Seq<Integer> contracted) {
    Seq<Integer> free = Array.range(0, shape.rank()).removeAll(contracted).removeAll(batch);
    return rows(places, shape, batch.appendAll(free), contracted);
  }
}
