package dev.solvent.data;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Tree;
import dev.solvent.expr.Node;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The elements of an array as they are read: a tensor while all are numbers, or all tensors of one
/// type, otherwise a tuple.
final class Stacking {
  private double[] numbers = new double[16];
  private int count;
  private final List<Expr> parts = new ArrayList<>();

  void add(double number) {
    if (!parts.isEmpty()) {
      parts.add(Expr.of(number));
      return;
    }
    if (count == numbers.length) numbers = Arrays.copyOf(numbers, 2 * count);
    numbers[count++] = number;
  }

  void add(Expr part) {
    if (part.isTensor() && part.type().equals(Type.NUMBER)) {
      add(part.number());
      return;
    }
    for (int i = 0; i < count; i++) parts.add(Expr.of(numbers[i]));
    count = 0;
    parts.add(part);
  }

  Expr value() {
    if (parts.isEmpty())
      return constant(Type.stacked(count, Type.NUMBER), Arrays.copyOf(numbers, count));
    Expr first = parts.getFirst();
    for (Expr part : parts) {
      if (!first.isTensor() || !part.isTensor() || !part.type().equals(first.type())) {
        return new Expr(new Tree.Tuple(Array.ofAll(parts)));
      }
    }
    int each = first.shape().count();
    double[] entries = new double[parts.size() * each];
    for (int i = 0; i < parts.size(); i++) {
      System.arraycopy(parts.get(i).tensor().entries(), 0, entries, i * each, each);
    }
    return constant(Type.stacked(parts.size(), first.type()), entries);
  }

  private static Expr constant(Type type, double[] entries) {
    return Expr.of(new Node.Const(type, entries));
  }
}
