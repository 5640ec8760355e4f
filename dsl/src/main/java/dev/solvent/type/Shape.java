package dev.solvent.type;

import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.Arrays;

/// The sizes of a tensor's axes, outermost first. A number has none.
public final class Shape {
  public static final Shape SCALAR = new Shape();

  /// More entries than this are not allocated: 2 GB of numbers.
  private static final long MOST = 1L << 28;

  private final int[] sizes;
  private final int count;

  private Shape(int... sizes) {
    this(MOST, sizes);
    if (count > MOST) {
      throw SolventError.of(
          Kind.LIMIT, "a tensor of shape %s would hold more than %d numbers", this, MOST);
    }
  }

  private Shape(long most, int[] sizes) {
    this.sizes = sizes;
    long product = 1;
    for (int n : sizes) {
      product = product == 0 || n == 0 ? 0 : product > most ? product : product * n;
    }
    this.count = (int) Math.min(product, most + 1);
  }

  public static Shape of(int... sizes) {
    return sizes.length == 0 ? SCALAR : new Shape(sizes.clone());
  }

  /// This gives the shape of a matrix of which only some entries are stored, which may be of any
  /// size.
  public static Shape sparse(int height, int width) {
    return new Shape(MOST, new int[] {height, width});
  }

  public static Shape of(Seq<Integer> sizes) {
    return of(sizes.toJavaStream().mapToInt(Integer::intValue).toArray());
  }

  public int rank() {
    return sizes.length;
  }

  /// This gives the size of one axis.
  public int size(int axis) {
    return sizes[axis];
  }

  /// This gives the number of entries.
  public int count() {
    return count;
  }

  /// This gives the number of entries below one index of the axes before `axis`.
  public int count(int from, int to) {
    int n = 1;
    for (int i = from; i < to; i++) n *= sizes[i];
    return n;
  }

  public int[] sizes() {
    return sizes.clone();
  }

  public Seq<Integer> toSeq() {
    return Array.ofAll(sizes);
  }

  public boolean isScalar() {
    return sizes.length == 0;
  }

  public Shape insert(int axis, int n) {
    int[] s = new int[sizes.length + 1];
    System.arraycopy(sizes, 0, s, 0, axis);
    s[axis] = n;
    System.arraycopy(sizes, axis, s, axis + 1, sizes.length - axis);
    return new Shape(s);
  }

  public Shape prepend(int n) {
    return insert(0, n);
  }

  public Shape without(int axis) {
    return without(Array.of(axis));
  }

  public Shape without(Seq<Integer> axes) {
    int[] s = new int[sizes.length];
    int k = 0;
    for (int i = 0; i < sizes.length; i++) if (!axes.contains(i)) s[k++] = sizes[i];
    return new Shape(Arrays.copyOf(s, k));
  }

  public Shape with(int axis, int n) {
    int[] s = sizes.clone();
    s[axis] = n;
    return new Shape(s);
  }

  /// This gives the axes `from` to `to` (exclusive).
  public Shape slice(int from, int to) {
    return new Shape(Arrays.copyOfRange(sizes, from, to));
  }

  public Shape concat(Shape other) {
    int[] s = Arrays.copyOf(sizes, sizes.length + other.sizes.length);
    System.arraycopy(other.sizes, 0, s, sizes.length, other.sizes.length);
    return new Shape(s);
  }

  /// This gives the sizes of the axes in `order`, which may be some of them.
  public Shape permute(Seq<Integer> order) {
    int[] s = new int[order.size()];
    for (int i = 0; i < s.length; i++) s[i] = sizes[order.get(i)];
    return new Shape(s);
  }

  /// This gives how many entries apart two neighbours of each axis lie, row-major.
  public int[] strides() {
    int[] s = new int[sizes.length];
    int step = 1;
    for (int i = sizes.length - 1; i >= 0; i--) {
      s[i] = step;
      step *= sizes[i];
    }
    return s;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape s && Arrays.equals(sizes, s.sizes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sizes);
  }

  @Override
  public String toString() {
    return Arrays.toString(sizes);
  }
}
