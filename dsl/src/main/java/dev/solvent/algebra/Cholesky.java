package dev.solvent.algebra;

import dev.solvent.build.Diagonal;
import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.kernel.Decomposition;
import io.vavr.collection.Array;

/// The lower triangle `L` with a positive diagonal for which `L Lᵀ` is the symmetric part of `A`.
public final class Cholesky {
  private Cholesky() {}

  public static Node of(Node a) {
    Node symmetric = Matrix.symmetric(a);
    return Matrix.call(
            Decomposition.CHOLESKY,
            Array.of(symmetric.type()),
            (x, dx, y) -> Array.of(derivative(dx.head(), y.head())),
            symmetric)
        .head();
  }

  /// `dL = L Φ(L⁻¹ dA L⁻ᵀ)`, where `Φ` keeps the lower triangle and half of the diagonal. Source:
  /// Murray, *Differentiation of the Cholesky decomposition*, arXiv:1602.07527, eq. 8.
  private static Node derivative(Node da, Node l) {
    Node inside = Matrix.solve(l, Nodes.transpose(Matrix.solve(l, Nodes.transpose(da))));
    Node half = Nodes.multiply(Nodes.number(0.5), Diagonal.kept(inside, above -> above == 0));
    return Nodes.product(l, Nodes.add(Diagonal.kept(inside, above -> above < 0), half));
  }
}
