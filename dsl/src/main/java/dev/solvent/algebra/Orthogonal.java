package dev.solvent.algebra;

import dev.solvent.build.Build;
import dev.solvent.build.Diagonal;
import dev.solvent.build.Nodes;
import dev.solvent.build.Scalars;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.kernel.Decomposition;
import dev.solvent.source.Kind;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// `A = Q R` with orthonormal columns of `Q [m, k]` and an upper triangle `R [k, n]`, `k = min(m,
/// n)`.
public final class Orthogonal {
  /// Of a matrix of `n` columns the entries of `R` come out with errors of a few `n` ulps of their
  /// column.
  private static final double ROUNDING = 0x1p-49;

  private static final String DEPENDENT =
      "column %s is a combination of those before it, so the factors of qr have no derivative";

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
    Node x = Matrix.over(da, regular(r));
    Node m = Nodes.product(Nodes.transpose(q), x);
    Node lower = Diagonal.kept(m, above -> above < 0);
    Node rest = Nodes.subtract(m, Nodes.subtract(lower, Nodes.transpose(lower)));
    return Array.of(Nodes.subtract(x, Nodes.product(q, rest)), Nodes.product(rest, r));
  }

  /// This gives `R` where no column of the matrix is a combination of those before it: its entry on
  /// the diagonal is more than the rounding of the column. Fails with `singular` elsewhere.
  private static Node regular(Node r) {
    int n = Matrix.size(r, 0);
    if (n == 0) return r;
    Node height = Nodes.of(Scalars.ABS, Nodes.stop(Diagonal.of(r)));
    Node length = Nodes.of(Scalars.SQRT, Nodes.sum(Nodes.square(Nodes.stop(r)), 0));
    Node dependent = Nodes.lessEqual(height, Nodes.multiply(Nodes.number(n * ROUNDING), length));
    Node first = Build.one(new Op.ArgExtremum(0, true), Nodes.toNumber(dependent));
    Node holds = Nodes.equal(Nodes.total(Nodes.toNumber(dependent)), Nodes.number(0));
    return Build.one(new Op.Ensure(Kind.SINGULAR, DEPENDENT, 1), holds, first, r);
  }
}
