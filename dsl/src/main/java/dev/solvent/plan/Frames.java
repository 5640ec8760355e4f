package dev.solvent.plan;

import dev.solvent.expr.Node;
import dev.solvent.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The places that compiled code reads and writes: numbers in one frame, objects in another. Each
/// starts with what is known.
final class Frames {
  private static final int MOST = 20_000;

  private final List<Double> numbers = new ArrayList<>();
  private final List<@Nullable Object> objects = new ArrayList<>();
  private final Map<Node, int[]> entries = new IdentityHashMap<>();
  private int statements;

  /// This gives a place for a number.
  int number(double value) {
    numbers.add(value);
    return numbers.size() - 1;
  }

  /// This gives a place for each entry of a tensor.
  int[] numbers(Type type) {
    int[] places = new int[Values.size(type)];
    for (int i = 0; i < places.length; i++) places[i] = number(0);
    return places;
  }

  /// This gives the places of the entries of a known tensor.
  int[] entries(Node.Const known) {
    return entries.computeIfAbsent(
        known,
        _ -> {
          int[] places = new int[known.entries().length];
          Arrays.setAll(places, i -> number(known.entries()[i]));
          return places;
        });
  }

  /// This gives the place of the number that all entries of a known tensor are, or -1.
  int uniform(Node.Const known) {
    double[] all = known.entries();
    long first = Double.doubleToRawLongBits(all[0]);
    for (double entry : all) if (Double.doubleToRawLongBits(entry) != first) return -1;
    return entries.computeIfAbsent(known, _ -> new int[] {number(all[0])})[0];
  }

  /// This gives a place for an object.
  int object() {
    return object(null);
  }

  int object(@Nullable Object value) {
    objects.add(value);
    return objects.size() - 1;
  }

  /// This counts a statement.
  void count() {
    statements++;
  }

  int statements() {
    return statements;
  }

  /// Whether a class can hold code for all this: a constant pool has 65,535 entries.
  boolean fit() {
    return statements <= MOST && numbers.size() <= MOST && objects.size() <= MOST;
  }

  double[] numbers() {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Nullable Object[] objects() {
    return objects.toArray();
  }
}
