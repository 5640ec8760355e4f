package dev.solvent.algebra;

import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.kernel.Decomposition;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Array;

/// The least-squares solution of `A x = b`, of all of them the one of least norm, and the matrix
/// `A⁺` that gives it.
public final class LeastSquares {
  private LeastSquares() {}

  /// This gives `A⁺ b` for a vector or a matrix `b`.
  public static Node solve(Node a, Node b) {
    Shape right = Nodes.shape(b);
    Type type = new Type.Real(right.with(0, Matrix.size(a, 1)));
    return Matrix.call(
            Decomposition.LSTSQ,
            Array.of(type),
            (x, dx, y) -> Array.of(derivative(x.head(), x.last(), dx.head(), dx.last(), y.head())),
            a,
            b)
        .head();
  }

  /// `pseudoinverse`'s rule, applied to `b`: with `r = b − A x`,
  ///
  ///     dx = P (db − dA x) + P Pᵀ dAᵀ r + (I − P A) dAᵀ Pᵀ x.
  private static Node derivative(Node a, Node b, Node da, Node db, Node x) {
    Node p = pseudoinverse(a);
    Node pt = Nodes.transpose(p);
    Node dat = Nodes.transpose(da);
    Node r = Nodes.subtract(b, Nodes.product(a, x));
    Node moved = Nodes.subtract(db, Nodes.product(da, x));
    Node outside = Nodes.product(pt, Nodes.product(dat, r));
    Node free = Nodes.product(dat, Nodes.product(pt, x));
    Node kernel = Nodes.subtract(free, Nodes.product(p, Nodes.product(a, free)));
    return Nodes.add(Nodes.product(p, Nodes.add(moved, outside)), kernel);
  }

  /// This gives `A⁺`; singular values that are rounding count as zero.
  public static Node pseudoinverse(Node a) {
    return pseudoinverse(Decomposition.PINV, a);
  }

  /// This gives `A⁺` by a kernel that says which singular values count as zero.
  public static Node pseudoinverse(Decomposition kernel, Node a) {
    return Matrix.call(
            kernel,
            Array.of(Nodes.transpose(a).type()),
            (x, dx, y) -> Array.of(derivative(x.head(), dx.head(), y.head())),
            a)
        .head();
  }

  /// For constant rank, `dP = −P dA P + P Pᵀ dAᵀ (I − A P) + (I − P A) dAᵀ Pᵀ P`. Source: Golub &
  /// Pereyra, SIAM J. Numer. Anal. 10 (1973), eq. 4.12.
  private static Node derivative(Node a, Node da, Node p) {
    Node pt = Nodes.transpose(p);
    Node dat = Nodes.transpose(da);
    Node left = Nodes.subtract(Nodes.eye(Matrix.size(a, 0)), Nodes.product(a, p));
    Node right = Nodes.subtract(Nodes.eye(Matrix.size(a, 1)), Nodes.product(p, a));
    Node outer = Matrix.product(p, pt, dat, left);
    Node inner = Matrix.product(right, dat, pt, p);
    return Nodes.subtract(Nodes.add(outer, inner), Matrix.product(p, da, p));
  }
}
