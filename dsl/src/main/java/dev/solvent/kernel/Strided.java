package dev.solvent.kernel;

import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import io.vavr.collection.Seq;
import java.util.Arrays;

/// The operations that move entries or add them up along axes, each as `dev.solvent.expr.Op`
/// describes it. What is added up is added in the order of its indices, whatever lies around it: a
/// batched sum has the bits of each single one.
public final class Strided {
  private Strided() {}

  public static double[] sum(double[] x, Shape in, Seq<Integer> axes) {
    if (axes.size() == in.rank()) return new double[] {total(x)};
    Shape kept = in.without(axes);
    int[] near = kept.strides();
    int[] to = new int[in.rank()];
    for (int axis = 0, k = 0; axis < to.length; axis++) {
      if (!axes.contains(axis)) to[axis] = near[k++];
    }
    double[] out = new double[kept.count()];
    new Walk(in, in.strides(), to).add(x, out);
    return out;
  }

  private static double total(double[] x) {
    double sum = 0;
    for (double entry : x) sum += entry;
    return sum;
  }

  public static double[] broadcast(double[] x, Shape in, Shape to, Seq<Integer> axes) {
    double[] out = new double[to.count()];
    if (x.length == 1) {
      Arrays.fill(out, x[0]);
      return out;
    }
    int[] strides = in.strides();
    int[] from = new int[to.rank()];
    for (int i = 0; i < strides.length; i++) from[axes.get(i)] = strides[i];
    new Walk(to, from, to.strides()).copy(x, 0, out, 0);
    return out;
  }

  public static double[] permute(double[] x, Shape in, Seq<Integer> order) {
    Shape to = in.permute(order);
    int[] strides = in.strides();
    int[] from = new int[strides.length];
    for (int i = 0; i < from.length; i++) from[i] = strides[order.get(i)];
    double[] out = new double[x.length];
    new Walk(to, from, to.strides()).copy(x, 0, out, 0);
    return out;
  }

  public static double[] slice(double[] x, Shape in, Seq<Integer> start, Seq<Integer> size) {
    Shape to = Shape.of(size);
    double[] out = new double[to.count()];
    new Walk(to, in.strides(), to.strides()).copy(x, offset(in, start), out, 0);
    return out;
  }

  public static double[] pad(double[] x, Shape in, Seq<Integer> before, Seq<Integer> after) {
    int[] sizes = in.sizes();
    for (int i = 0; i < sizes.length; i++) sizes[i] += before.get(i) + after.get(i);
    Shape to = Shape.of(sizes);
    double[] out = new double[to.count()];
    new Walk(in, in.strides(), to.strides()).copy(x, 0, out, offset(to, before));
    return out;
  }

  private static int offset(Shape shape, Seq<Integer> index) {
    int[] strides = shape.strides();
    int offset = 0;
    for (int i = 0; i < strides.length; i++) offset += index.get(i) * strides[i];
    return offset;
  }

  public static double[] concat(double[][] xs, Shape[] in, int axis) {
    int size = 0;
    for (Shape shape : in) size += shape.size(axis);
    Shape to = in[0].with(axis, size);
    int[] strides = to.strides();
    double[] out = new double[to.count()];
    int place = 0;
    for (int i = 0; i < xs.length; i++) {
      new Walk(in[i], in[i].strides(), strides).copy(xs[i], 0, out, place);
      place += in[i].size(axis) * strides[axis];
    }
    return out;
  }

  public static double[] flip(double[] x, Shape in, Seq<Integer> axes) {
    int[] from = in.strides();
    int start = 0;
    for (int axis : axes) {
      start += (in.size(axis) - 1) * from[axis];
      from[axis] = -from[axis];
    }
    double[] out = new double[x.length];
    new Walk(in, from, in.strides()).copy(x, start, out, 0);
    return out;
  }

  public static double[] gather(double[][] indices, Shape index, double[] x, Shape in) {
    int[] places = places(indices, index.count(), in);
    int block = in.count(indices.length, in.rank());
    double[] out = new double[index.concat(in.slice(indices.length, in.rank())).count()];
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(x, places[i] * block, out, i * block, block);
    }
    return out;
  }

  public static double[] scatter(
      double[][] indices, Shape index, double[] values, Shape valuesShape, Shape to) {
    int[] places = places(indices, index.count(), to);
    int block = valuesShape.count(index.rank(), valuesShape.rank());
    double[] out =
        new double[to.concat(valuesShape.slice(index.rank(), valuesShape.rank())).count()];
    for (int i = 0; i < places.length; i++) {
      for (int j = 0; j < block; j++) out[places[i] * block + j] += values[i * block + j];
    }
    return out;
  }

  /// This gives where the indices point among the leading axes of `in`.
  private static int[] places(double[][] indices, int count, Shape in) {
    int[] places = new int[count];
    for (int axis = 0; axis < indices.length; axis++) {
      int size = in.size(axis);
      for (int i = 0; i < count; i++) {
        places[i] = places[i] * size + position(indices[axis][i], axis, size);
      }
    }
    return places;
  }

  private static int position(double index, int axis, int size) {
    if (index != Math.rint(index) || Double.isInfinite(index)) {
      throw SolventError.of(Kind.INDEX, "an index is a whole number, not %s", index);
    }
    double position = index < 0 ? index + size : index;
    if (position < 0 || position >= size) {
      throw SolventError.of(
          Kind.INDEX, "index %s is outside axis %s of size %s", whole(index), axis, size);
    }
    return (int) position;
  }

  private static String whole(double index) {
    return Math.abs(index) < 1e18 ? Long.toString((long) index) : Double.toString(index);
  }

  public static double[] cumulativeSum(double[] x, Shape in, int axis, boolean reverse) {
    int n = in.size(axis);
    int block = in.count(axis + 1, in.rank());
    double[] out = x.clone();
    for (int outer = 0; outer < x.length; outer += n * block) {
      for (int pass = 1; pass < n; pass++) {
        int here = outer + (reverse ? n - 1 - pass : pass) * block;
        int before = reverse ? here + block : here - block;
        for (int j = 0; j < block; j++) out[here + j] += out[before + j];
      }
    }
    return out;
  }

  public static double[] argExtremum(double[] x, Shape in, int axis, boolean greatest) {
    int n = in.size(axis);
    if (n == 0) {
      throw SolventError.of(
          Kind.SHAPE, "there is no %s along axis %s of size 0", greatest ? "max" : "min", axis);
    }
    int block = in.count(axis + 1, in.rank());
    double[] out = new double[in.without(axis).count()];
    for (int place = 0; place < out.length; place++) {
      int start = place / block * n * block + place % block;
      int best = 0;
      for (int i = 1; i < n; i++) {
        if (isFurther(x[start + i * block], x[start + best * block], greatest)) best = i;
      }
      out[place] = best;
    }
    return out;
  }

  private static boolean isFurther(double x, double best, boolean greatest) {
    if (Double.isNaN(best)) return false;
    return Double.isNaN(x) || (greatest ? x > best : x < best);
  }

  /// This gives entry `i` of the first axis.
  public static double[] element(double[] stack, Shape in, int i) {
    int block = in.count(1, in.rank());
    return Arrays.copyOfRange(stack, i * block, (i + 1) * block);
  }

  /// This gives the rows, each of shape `row`, along a new first axis.
  public static double[] stack(double[][] rows, Shape row) {
    int block = row.count();
    double[] out = new double[row.prepend(rows.length).count()];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, out, i * block, block);
    }
    return out;
  }
}
