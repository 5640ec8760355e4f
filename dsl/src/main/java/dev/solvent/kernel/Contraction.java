package dev.solvent.kernel;

import dev.solvent.expr.Op;
import dev.solvent.type.Shape;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// Sums of products over paired axes. Each entry of the result is its products added up from 0.0 in
/// the order of the contracted index, with no fused operations, whatever the layout and the batch:
/// a product of stacks has the bits of each single product.
public final class Contraction {
  /// The columns that one pass updates, so that they stay in the nearest cache.
  private static final int PANEL = 512;

  private final Layout left;
  private final Layout right;
  private final int size;

  private Contraction(Layout left, Layout right, int size) {
    this.left = left;
    this.right = right;
    this.size = size;
  }

  /// This gives the contraction of tensors of these shapes.
  public static Contraction of(Shape a, Shape b, Op.Contract how) {
    return new Contraction(
        Layout.of(a, how.leftBatch(), free(a, how.left(), how.leftBatch()), how.left()),
        Layout.of(b, how.rightBatch(), free(b, how.right(), how.rightBatch()), how.right()),
        shape(a, b, how).count());
  }

  /// This gives `batch ++ free axes of the left ++ free axes of the right`.
  public static Shape shape(Shape a, Shape b, Op.Contract how) {
    return a.permute(how.leftBatch())
        .concat(a.permute(free(a, how.left(), how.leftBatch())))
        .concat(b.permute(free(b, how.right(), how.rightBatch())));
  }

  public double[] product(double[] a, double[] b) {
    double[] out = new double[size];
    int block = left.free * right.free;
    if (block == 0) return out;
    Side x = left.side(a);
    Side y = right.side(b);
    for (int i = 0; i * block < size; i++) product(x.at(i), y.at(i), out, i * block);
    return out;
  }

  private static Seq<Integer> free(Shape shape, Seq<Integer> contracted, Seq<Integer> batch) {
    return Array.range(0, shape.rank()).filter(i -> !contracted.contains(i) && !batch.contains(i));
  }

  /// How the entries of one operand of a shape lie as a stack of matrices, perhaps once its axes
  /// are put in order: the entry at `(batch, free, contracted)` lies three strides away.
  private record Layout(
      Shape shape,
      Option<Seq<Integer>> order,
      int stack,
      int free,
      int step,
      int contracted,
      int stride) {

    static Layout of(Shape shape, Seq<Integer> batch, Seq<Integer> free, Seq<Integer> contracted) {
      if (isRun(shape, batch) && isRun(shape, free) && isRun(shape, contracted)) {
        return new Layout(
            shape,
            Option.none(),
            step(shape, batch),
            shape.permute(free).count(),
            step(shape, free),
            shape.permute(contracted).count(),
            step(shape, contracted));
      }
      Seq<Integer> order = batch.appendAll(free).appendAll(contracted);
      int k = batch.size() + free.size();
      Layout sorted =
          of(
              shape.permute(order),
              Array.range(0, batch.size()),
              Array.range(batch.size(), k),
              Array.range(k, shape.rank()));
      return new Layout(
          shape,
          Option.of(order),
          sorted.stack,
          sorted.free,
          sorted.step,
          sorted.contracted,
          sorted.stride);
    }

    Side side(double[] x) {
      double[] entries = order.fold(() -> x, axes -> Strided.permute(x, shape, axes));
      return new Side(entries, 0, stack, free, step, contracted, stride);
    }

    /// Whether the entries along `axes`, taken in that order, lie at even distances.
    private static boolean isRun(Shape shape, Seq<Integer> axes) {
      int[] strides = shape.strides();
      for (int i = 1; i < axes.size(); i++) {
        int axis = axes.get(i);
        if (strides[axes.get(i - 1)] != strides[axis] * shape.size(axis)) return false;
      }
      return true;
    }

    private static int step(Shape shape, Seq<Integer> axes) {
      return axes.isEmpty() ? 0 : shape.strides()[axes.last()];
    }
  }

  /// One operand as a stack of matrices: the entry at `(batch, free, contracted)` lies `start` and
  /// three strides away.
  private record Side(
      double[] x, int start, int stack, int free, int step, int contracted, int stride) {

    Side at(int i) {
      return new Side(x, i * stack, stack, free, step, contracted, stride);
    }

    /// This gives the same side with its free entries next to each other.
    Side inRows() {
      if (step == 1) return this;
      double[] rows = new double[free * contracted];
      int[] from = {stride, step};
      new Walk(Shape.of(contracted, free), from, new int[] {free, 1}).copy(x, start, rows, 0);
      return new Side(rows, 0, 0, free, 1, contracted, free);
    }
  }

  private static void product(Side a, Side b, double[] out, int place) {
    if (b.free == 1) apply(a, b, out, place);
    else if (a.free == 1) apply(b, a, out, place);
    else multiply(a, b.inRows(), out, place);
  }

  /// A matrix times a vector.
  private static void apply(Side a, Side v, double[] out, int place) {
    if (a.step == 1 && a.free > 1) combine(a, v, out, place);
    else dots(a, v, out, place);
  }

  /// The sum of the columns, weighted with the vector's entries.
  private static void combine(Side a, Side v, double[] out, int place) {
    for (int k = 0; k < a.contracted; k++) {
      double weight = v.x[v.start + k * v.stride];
      int column = a.start + k * a.stride;
      for (int i = 0; i < a.free; i++) out[place + i] += a.x[column + i] * weight;
    }
  }

  /// Each row times the vector, four rows at once, since one sum waits for its last addition.
  private static void dots(Side a, Side v, double[] out, int place) {
    int i = 0;
    for (; i + 4 <= a.free; i += 4) {
      int row = a.start + i * a.step;
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      for (int k = 0; k < a.contracted; k++) {
        double weight = v.x[v.start + k * v.stride];
        int at = row + k * a.stride;
        s0 += a.x[at] * weight;
        s1 += a.x[at + a.step] * weight;
        s2 += a.x[at + 2 * a.step] * weight;
        s3 += a.x[at + 3 * a.step] * weight;
      }
      out[place + i] = s0;
      out[place + i + 1] = s1;
      out[place + i + 2] = s2;
      out[place + i + 3] = s3;
    }
    for (; i < a.free; i++) {
      int row = a.start + i * a.step;
      double sum = 0;
      for (int k = 0; k < a.contracted; k++) {
        sum += a.x[row + k * a.stride] * v.x[v.start + k * v.stride];
      }
      out[place + i] = sum;
    }
  }

  /// A matrix times a matrix in rows, `i-k-j`: the inner loop runs along rows of `b` and of the
  /// result, four `k` a pass.
  private static void multiply(Side a, Side b, double[] out, int place) {
    for (int left = 0; left < b.free; left += PANEL) {
      int width = Math.min(PANEL, b.free - left);
      for (int i = 0; i < a.free; i++) {
        Interruption.poll();
        int row = place + i * b.free + left;
        int from = a.start + i * a.step;
        int k = 0;
        for (; k + 4 <= a.contracted; k += 4) {
          addFour(
              a,
              from + k * a.stride,
              b.x,
              b.start + k * b.stride + left,
              b.stride,
              out,
              row,
              width);
        }
        for (; k < a.contracted; k++) {
          addOne(a.x[from + k * a.stride], b.x, b.start + k * b.stride + left, out, row, width);
        }
      }
    }
  }

  private static void addFour(
      Side a, int at, double[] b, int from, int stride, double[] out, int row, int width) {
    double w0 = a.x[at];
    double w1 = a.x[at + a.stride];
    double w2 = a.x[at + 2 * a.stride];
    double w3 = a.x[at + 3 * a.stride];
    int b1 = from + stride;
    int b2 = b1 + stride;
    int b3 = b2 + stride;
    for (int j = 0; j < width; j++) {
      double sum = out[row + j] + w0 * b[from + j];
      sum = sum + w1 * b[b1 + j];
      sum = sum + w2 * b[b2 + j];
      out[row + j] = sum + w3 * b[b3 + j];
    }
  }

  private static void addOne(
      double weight, double[] b, int from, double[] out, int row, int width) {
    for (int j = 0; j < width; j++) out[row + j] += weight * b[from + j];
  }
}
