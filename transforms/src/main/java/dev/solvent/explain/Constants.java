package dev.solvent.explain;

import dev.solvent.expr.Node;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import java.util.Arrays;

/// What is known, as people write it: spelled out while it is small.
final class Constants {
  /// Known tensors up to this size are spelled out.
  private static final int SMALL = 9;

  private Constants() {}

  static Formula of(Node.Const c) {
    return c.type() instanceof Type.Real real && c.value() instanceof double[] entries
        ? tensor(real, entries)
        : new Formula.Name("rows");
  }

  private static Formula tensor(Type.Real type, double[] entries) {
    Shape shape = type.shape();
    if (shape.isScalar()) return entry(type, entries[0]);
    boolean alike = entries.length > 0 && Arrays.stream(entries).allMatch(e -> e == entries[0]);
    if (alike) return new Formula.Spread(entry(type, entries[0]), shape);
    if (isIdentity(shape, entries)) return Formula.call("eye", new Formula.Number(shape.size(0)));
    return entries.length > SMALL || entries.length == 0
        ? new Formula.Name("tensor" + shape)
        : nested(type, entries, 0, 0);
  }

  private static Formula entry(Type.Real type, double value) {
    return type.isBoolean()
        ? new Formula.Name(value != 0 ? "true" : "false")
        : new Formula.Number(value);
  }

  private static boolean isIdentity(Shape shape, double[] entries) {
    if (shape.rank() != 2 || shape.size(0) != shape.size(1) || shape.size(0) < 2) return false;
    int n = shape.size(0);
    for (int i = 0; i < entries.length; i++) {
      if (entries[i] != (i / n == i % n ? 1 : 0)) return false;
    }
    return true;
  }

  private static Formula nested(Type.Real type, double[] entries, int axis, int from) {
    Shape shape = type.shape();
    if (axis == shape.rank()) return entry(type, entries[from]);
    int below = shape.count(axis + 1, shape.rank());
    return new Formula.Vector(
        Array.range(0, shape.size(axis))
            .map(i -> nested(type, entries, axis + 1, from + i * below)));
  }
}
