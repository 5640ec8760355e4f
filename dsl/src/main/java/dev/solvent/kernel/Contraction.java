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
  /// The rows and columns of the right matrix that stay in the cache together.
  private static final int DEPTH = 128;

  private static final int PANEL = 256;

  /// A right matrix of fewer entries is read where it lies.
  private static final int SMALL = 1024;

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
    if (b.free * b.contracted < SMALL || a.free < 4) {
      for (int i = 0; i < a.free; i++) multiply(a, i, b, out, place);
      return;
    }
    int depth = Math.min(DEPTH, b.contracted);
    double[][] block = new double[depth][Math.min(PANEL, b.free)];
    double[] sums = new double[Math.min(PANEL, b.free)];
    for (int left = 0; left < b.free; left += PANEL) {
      int width = Math.min(PANEL, b.free - left);
      for (int top = 0; top < b.contracted; top += DEPTH) {
        int height = Math.min(DEPTH, b.contracted - top);
        for (int k = 0; k < height; k++) {
          System.arraycopy(b.x, b.start + (top + k) * b.stride + left, block[k], 0, width);
        }
        for (int i = 0; i < a.free; i++) {
          Interruption.poll();
          int row = place + i * b.free + left;
          System.arraycopy(out, row, sums, 0, width);
          add(a, a.start + i * a.step + top * a.stride, block, height, sums, width);
          System.arraycopy(sums, 0, out, row, width);
        }
      }
    }
  }

  private static void add(
      Side a, int from, double[][] block, int height, double[] sums, int width) {
    int k = 0;
    for (; k + 4 <= height; k += 4) addFour(a, from + k * a.stride, block, k, sums, width);
    for (; k < height; k++) {
      double weight = a.x[from + k * a.stride];
      double[] row = block[k];
      for (int j = 0; j < width; j++) sums[j] += weight * row[j];
    }
  }

  /// Rows and sums are arrays of their own, all read at one index: the JVM makes vector
  /// instructions of this, since no entry can be another's under a different index.
  private static void addFour(Side a, int at, double[][] block, int k, double[] sums, int width) {
    double w0 = a.x[at];
    double w1 = a.x[at + a.stride];
    double w2 = a.x[at + 2 * a.stride];
    double w3 = a.x[at + 3 * a.stride];
    double[] x0 = block[k];
    double[] x1 = block[k + 1];
    double[] x2 = block[k + 2];
    double[] x3 = block[k + 3];
    for (int j = 0; j < width; j++) {
      sums[j] = sums[j] + w0 * x0[j] + w1 * x1[j] + w2 * x2[j] + w3 * x3[j];
    }
  }

  /// One row of a small product.
  private static void multiply(Side a, int i, Side b, double[] out, int place) {
    for (int k = 0; k < a.contracted; k++) {
      double weight = a.x[a.start + i * a.step + k * a.stride];
      int row = b.start + k * b.stride;
      for (int j = 0; j < b.free; j++) out[place + i * b.free + j] += weight * b.x[row + j];
    }
  }
}
