package dev.solvent.kernel;

import dev.solvent.type.Shape;
import java.util.Arrays;

/// A pass over two arrays in step, in row-major order of `sizes`: axis `i` moves `from` entries in
/// what is read and `to` entries in what is written. Axes that run on into each other are merged,
/// and axes of size 1 dropped.
final class Walk {
  private static final int TILE = 32;

  private final int[] sizes;
  private final int[] from;
  private final int[] to;
  private final boolean empty;

  Walk(Shape shape, int[] from, int[] to) {
    int rank = shape.rank();
    int[] s = new int[rank];
    int[] f = new int[rank];
    int[] t = new int[rank];
    int n = 0;
    for (int axis = 0; axis < rank; axis++) {
      int size = shape.size(axis);
      if (size == 1) continue;
      boolean runsOn = n > 0 && f[n - 1] == from[axis] * size && t[n - 1] == to[axis] * size;
      if (!runsOn) n++;
      s[n - 1] = runsOn ? s[n - 1] * size : size;
      f[n - 1] = from[axis];
      t[n - 1] = to[axis];
    }
    if (n == 0) s = f = t = new int[] {1};
    n = Math.max(n, 1);
    this.sizes = Arrays.copyOf(s, n);
    this.from = Arrays.copyOf(f, n);
    this.to = Arrays.copyOf(t, n);
    this.empty = shape.count() == 0;
  }

  /// This writes each entry of `x`, from place `start`, to its place in `out`, from `first`.
  void copy(double[] x, int start, double[] out, int first) {
    if (empty) return;
    if (isTransposition()) transpose(x, start, out, first);
    else run(0, x, start, out, first, this::copyRow);
  }

  /// This adds each entry of `x` to its place in `out`.
  void add(double[] x, double[] out) {
    if (!empty) run(0, x, 0, out, 0, this::addRow);
  }

  private interface Row {
    void run(double[] x, int at, double[] out, int place);
  }

  private void run(int axis, double[] x, int at, double[] out, int place, Row row) {
    if (axis == sizes.length - 1) {
      row.run(x, at, out, place);
      return;
    }
    for (int i = 0; i < sizes[axis]; i++) {
      run(axis + 1, x, at + i * from[axis], out, place + i * to[axis], row);
    }
  }

  private void copyRow(double[] x, int at, double[] out, int place) {
    int last = sizes.length - 1;
    int n = sizes[last];
    int f = from[last];
    int t = to[last];
    if (f == 1 && t == 1) System.arraycopy(x, at, out, place, n);
    else if (f == 0 && t == 1) Arrays.fill(out, place, place + n, x[at]);
    else for (int i = 0; i < n; i++) out[place + i * t] = x[at + i * f];
  }

  private void addRow(double[] x, int at, double[] out, int place) {
    int last = sizes.length - 1;
    int n = sizes[last];
    int f = from[last];
    int t = to[last];
    if (t == 0) {
      double sum = out[place];
      for (int i = 0; i < n; i++) sum += x[at + i * f];
      out[place] = sum;
    } else if (f == 1 && t == 1) {
      for (int i = 0; i < n; i++) out[place + i] += x[at + i];
    } else {
      for (int i = 0; i < n; i++) out[place + i * t] += x[at + i * f];
    }
  }

  private boolean isTransposition() {
    return sizes.length == 2 && from[0] == 1 && to[1] == 1 && sizes[0] > TILE && sizes[1] > TILE;
  }

  /// Tile by tile, since a column at a time would load each line of the cache once an entry.
  private void transpose(double[] x, int start, double[] out, int first) {
    for (int top = 0; top < sizes[0]; top += TILE) {
      int bottom = Math.min(sizes[0], top + TILE);
      for (int left = 0; left < sizes[1]; left += TILE) {
        int right = Math.min(sizes[1], left + TILE);
        for (int i = top; i < bottom; i++) {
          for (int j = left; j < right; j++) {
            out[first + i * to[0] + j] = x[start + i + j * from[1]];
          }
        }
      }
    }
  }
}
