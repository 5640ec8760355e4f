package dev.solvent.plan;

import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import java.util.Arrays;

/// Values at run time: `double[]` for a tensor, `Rows` for a trail, `Object[]` for a pack.
public final class Values {
  private Values() {}

  public static Object clock(int n) {
    return new Rows.Clock(n);
  }

  /// This gives the passes of a clock.
  public static int passes(Object clock) {
    return ((Rows) clock).length();
  }

  /// This gives 0, 1, 2, .. as a trail of numbers that never ends.
  public static Object naturals() {
    return new Rows.Naturals();
  }

  public static Object zero(Type type) {
    return switch (type) {
      case Type.Real(var shape, _) -> new double[shape.count()];
      case Type.Trail(var row) ->
          row.equals(Type.TICK) ? new Rows.Clock(0) : new Rows.Nothing(zero(row));
      case Type.Pack(int n, var each) -> {
        Object[] pack = new Object[n];
        Arrays.fill(pack, zero(each));
        yield pack;
      }
    };
  }

  static Object add(Object a, Object b) {
    if (a instanceof double[] x) return sum(x, (double[]) b);
    if (a instanceof Object[] x) {
      Object[] y = (Object[]) b;
      Object[] sum = new Object[x.length];
      for (int i = 0; i < sum.length; i++) sum[i] = add(x[i], y[i]);
      return sum;
    }
    if (a instanceof Rows.Nothing) return b;
    if (b instanceof Rows.Nothing) return a;
    return new Rows.Summed((Rows) a, (Rows) b);
  }

  private static double[] sum(double[] x, double[] y) {
    double[] sum = new double[x.length];
    for (int i = 0; i < sum.length; i++) sum[i] = x[i] + y[i];
    return sum;
  }

  static Object negate(Object a) {
    if (a instanceof double[] x) {
      double[] negative = new double[x.length];
      for (int i = 0; i < x.length; i++) negative[i] = -x[i];
      return negative;
    }
    if (a instanceof Object[] x) return Arrays.stream(x).map(Values::negate).toArray();
    return a instanceof Rows.Nothing ? a : new Rows.Negated((Rows) a);
  }

  static int size(Type type) {
    return ((Type.Real) type).shape().count();
  }

  static Shape shape(Type type) {
    return ((Type.Real) type).shape();
  }

  /// This gives element `i` of a stack or a pack.
  static Object element(Object stack, Type type, int i) {
    if (stack instanceof Object[] pack) return pack[i];
    int n = size(Type.element(type));
    double[] entries = (double[]) stack;
    return Arrays.copyOfRange(entries, i * n, (i + 1) * n);
  }

  static Object stack(Object[] rows, Type row) {
    if (!(row instanceof Type.Real real)) return rows;
    int n = real.shape().count();
    double[] entries = new double[rows.length * n];
    for (int i = 0; i < rows.length; i++)
      System.arraycopy((double[]) rows[i], 0, entries, i * n, n);
    return entries;
  }

  /// This counts the numbers that a value keeps alive.
  static long weight(Object value) {
    return switch (value) {
      case double[] entries -> entries.length;
      case Object[] pack -> Arrays.stream(pack).mapToLong(Values::weight).sum();
      case Rows.Summed sum -> weight(sum.x()) + weight(sum.y());
      case Rows.Negated n -> weight(n.x());
      case Rows.Column column -> column.tape().weight();
      case Object _ -> 1;
    };
  }
}
