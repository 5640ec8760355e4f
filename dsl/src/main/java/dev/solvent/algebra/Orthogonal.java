package dev.solvent.algebra;

import dev.solvent.build.Diagonal;
import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.kernel.Decomposition;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// `A = Q R` with orthonormal columns of `Q [m, k]` and an upper triangle `R [k, n]`, `k = min(m,
/// n)`.
public final class Orthogonal {
  private Orthogonal() {}

  /// This gives `Q` and `R`. What a wide matrix has beyond its leading square is turned by `Qᵀ`.
  public static Seq<Node> of(Node a) {
    int m = Matrix.size(a, 0);
    int n = Matrix.size(a, 1);
    if (m >= n) return tall(a);
    Seq<Node> square = tall(Nodes.slice(a, 1, 0, m));
    Node q = square.head();
    Node rest = Nodes.product(Nodes.transpose(q), Nodes.slice(a, 1, m, n - m));
    return Array.of(q, Nodes.concat(Array.of(square.last(), rest), 1));
  }

  private static Seq<Node> tall(Node a) {
    int n = Matrix.size(a, 1);
    return Matrix.call(
        Decomposition.QR,
        Array.of(a.type(), Matrix.real(n, n)),
        (x, dx, y) -> derivative(dx.head(), y.head(), y.last()),
        a);
  }

  /// With `X = dA R⁻¹`, `M = Qᵀ X` and `Ω` the skew matrix of `M`'s strict lower triangle: `dQ = X
  /// + Q (Ω − M)`, `dR = (M − Ω) R`. Source: Walter & Lehmann, *Algorithmic differentiation of
  ///   linear algebra functions*, arXiv:1001.1654, section 3.
  private static Seq<Node> derivative(Node da, Node q, Node r) {
    Node x = Matrix.over(da, r);
    Node m = Nodes.product(Nodes.transpose(q), x);
    Node lower = Diagonal.kept(m, above -> above < 0);
    Node rest = Nodes.subtract(m, Nodes.subtract(lower, Nodes.transpose(lower)));
    return Array.of(Nodes.subtract(x, Nodes.product(q, rest)), Nodes.product(rest, r));
  }
}
