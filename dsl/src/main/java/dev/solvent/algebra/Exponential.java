package dev.solvent.algebra;

import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.kernel.Decomposition;
import io.vavr.collection.Array;

/// The exponential of a matrix.
public final class Exponential {
  private Exponential() {}

  public static Node of(Node a) {
    return Matrix.call(
            Decomposition.EXPM,
            Array.of(a.type()),
            (x, dx, y) -> Array.of(derivative(x.head(), dx.head())),
            a)
        .head();
  }

  /// The derivative of the exponential at `A` along `E` is a corner of the exponential of a greater matrix:
  ///
  ///     exp [A E; 0 A] = [exp A, L(A, E); 0, exp A].
  ///
  /// It is linear in `E`, and its transpose is `L(Aᵀ, ·)`. Source: Higham, *Functions of Matrices*, eq. 3.16 and section 10.6.
  private static Node derivative(Node a, Node e) {
    return Matrix.map(
            "expm",
            Array.of(a),
            Array.of(e),
            Array.of(a.type()),
            (fixed, x) -> Array.of(corner(fixed.head(), x.head())),
            (fixed, ct) -> Array.of(corner(Nodes.transpose(fixed.head()), ct.head())))
        .head();
  }

  private static Node corner(Node a, Node e) {
    int n = Matrix.size(a, 0);
    Node above = Nodes.concat(Array.of(a, e), 1);
    Node below = Nodes.concat(Array.of(Nodes.full(Nodes.shape(a), 0), a), 1);
    Node whole = of(Nodes.concat(Array.of(above, below), 0));
    return Nodes.slice(whole, Array.of(0, n), Array.of(n, n));
  }
}
