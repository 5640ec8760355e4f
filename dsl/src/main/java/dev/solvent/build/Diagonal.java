package dev.solvent.build;

import dev.solvent.expr.Node;
import dev.solvent.type.Shape;
import io.vavr.collection.Array;
import java.util.function.IntPredicate;

/// Diagonals and triangles of matrices, which are the last two axes.
public final class Diagonal {
  private Diagonal() {}

  /// This gives the entries on the diagonal of one matrix.
  public static Node of(Node matrix) {
    Shape shape = Nodes.shape(matrix);
    int n = Math.min(shape.size(0), shape.size(1));
    return Nodes.gather(places(n, shape.size(1)), flat(matrix));
  }

  /// This gives the matrix with these entries on its diagonal.
  public static Node matrix(Node diagonal) {
    int n = Nodes.shape(diagonal).size(0);
    Node flat = Nodes.scatter(places(n, n), diagonal, Shape.of(n, n).count());
    return Nodes.reshape(flat, Shape.of(n, n));
  }

  private static Node places(int n, int width) {
    double[] places = new double[n];
    for (int i = 0; i < n; i++) places[i] = (double) i * width + i;
    return Nodes.tensor(Shape.of(n), places);
  }

  private static Node flat(Node x) {
    return Nodes.reshape(x, Shape.of(Nodes.shape(x).count()));
  }

  /// This gives the entries whose number of places above the diagonal is to be kept, and zeros
  /// elsewhere.
  public static Node kept(Node x, IntPredicate keeps) {
    Shape shape = Nodes.shape(x);
    int rank = shape.rank();
    Shape matrix = shape.slice(rank - 2, rank);
    int columns = matrix.size(1);
    double[] mask = new double[matrix.count()];
    for (int i = 0; i < mask.length; i++) mask[i] = keeps.test(i % columns - i / columns) ? 1 : 0;
    Node kept = Nodes.truths(matrix, mask);
    Node spread = Nodes.broadcast(kept, shape, Array.of(rank - 2, rank - 1));
    return Nodes.select(spread, x, Nodes.number(0));
  }
}
