package dev.solvent.value;

import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import java.util.Arrays;

/// A dense, row-major, immutable tensor of 64-bit floats.
public final class Tensor {
  private final Shape shape;
  private final double[] entries;

  private Tensor(Shape shape, double[] entries) {
    this.shape = shape;
    this.entries = entries;
  }

  public static Tensor of(double number) {
    return new Tensor(Shape.SCALAR, new double[] {number});
  }

  public static Tensor of(double[] vector) {
    return new Tensor(Shape.of(vector.length), vector.clone());
  }

  public static Tensor of(double[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    double[] entries = new double[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw SolventError.of(
            Kind.SHAPE,
            "the rows of a matrix differ: row 0 has %d entries, row %d has %d",
            columns,
            i,
            rows[i].length);
      }
      System.arraycopy(rows[i], 0, entries, i * columns, columns);
    }
    return new Tensor(Shape.of(rows.length, columns), entries);
  }

  public static Tensor of(int[] shape, double[] entries) {
    return of(Shape.of(shape), entries);
  }

  public static Tensor of(Shape shape, double[] entries) {
    if (shape.count() != entries.length) {
      throw SolventError.of(
          Kind.SHAPE, "%d entries do not fill the shape %s", entries.length, shape);
    }
    return new Tensor(shape, entries.clone());
  }

  /// This wraps an array that nobody will write to.
  public static Tensor wrap(Shape shape, double[] entries) {
    return new Tensor(shape, entries);
  }

  public Shape shape() {
    return shape;
  }

  public int rank() {
    return shape.rank();
  }

  public int size() {
    return entries.length;
  }

  public double get(int index) {
    return entries[index];
  }

  public double number() {
    if (entries.length != 1) {
      throw SolventError.of(Kind.TYPE, "a number is wanted, but this is a tensor %s", shape);
    }
    return entries[0];
  }

  public double[] toArray() {
    return entries.clone();
  }

  /// This gives the entries themselves, which must not be written to.
  public double[] entries() {
    return entries;
  }

  public double[][] toMatrix() {
    if (rank() != 2) {
      throw SolventError.of(Kind.TYPE, "a matrix is wanted, but this is a tensor %s", shape);
    }
    double[][] rows = new double[shape.size(0)][];
    int columns = shape.size(1);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(entries, i * columns, (i + 1) * columns);
    }
    return rows;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor t && shape.equals(t.shape) && Arrays.equals(entries, t.entries);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Arrays.hashCode(entries);
  }

  @Override
  public String toString() {
    return shape + Arrays.toString(entries);
  }
}
