package dev.solvent.algebra;

import dev.solvent.build.Diagonal;
import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.kernel.Decomposition;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.function.BinaryOperator;

/// `A = U diag(s) Vᵀ` with orthonormal columns of `U [m, k]` and `V [n, k]`, `k = min(m, n)`, and `s` descending.
///
/// Along `dA`, with `P = Uᵀ dA V`: `ds = diag P`, and, `G[i, j] = 1 / (s[j] − s[i])` and `H[i, j] = 1 / (s[j] + s[i])`,
///
///     dU = U Ω + (dA V − U P) / s,    Ω = (G ∘ (P + Pᵀ) + H ∘ (P − Pᵀ)) / 2,
///     dV = V Ψ + (dAᵀ U − V Pᵀ) / s,  Ψ = (G ∘ (P + Pᵀ) − H ∘ (P − Pᵀ)) / 2.
///
/// Repeated values are as in `Spectrum`; the derivative of a value at 0 is 0, as that of `abs`.
/// Source: Townsend, *Differentiating the singular value decomposition*, 2016, eqs. 16-19, with `1 / (s[j]² − s[i]²)` in partial fractions.
public final class SingularValues {
  private SingularValues() {}

  /// This gives `U`, `s` and `V`.
  public static Seq<Node> of(Node a) {
    int m = Matrix.size(a, 0);
    int n = Matrix.size(a, 1);
    int k = Math.min(m, n);
    if (k == 0)
      return Array.of(
          Nodes.full(Matrix.shape(m, 0), 0),
          Nodes.full(Matrix.shape(0), 0),
          Nodes.full(Matrix.shape(n, 0), 0));
    return Matrix.call(
        Decomposition.SVD,
        Array.of(Matrix.real(m, k), Matrix.real(k), Matrix.real(n, k)),
        (x, dx, y) -> derivative(dx.head(), y.get(0), y.get(1), y.get(2)),
        a);
  }

  private static Seq<Node> derivative(Node da, Node u, Node s, Node v) {
    Node left = Nodes.product(da, v);
    Node right = Nodes.product(Nodes.transpose(da), u);
    Node p = Nodes.product(Nodes.transpose(u), left);
    Seq<Node> moved =
        Matrix.map(
            "svd",
            Array.of(s),
            Array.of(p),
            Array.of(p.type(), s.type(), p.type()),
            (fixed, x) -> forward(Clusters.of(fixed.head()), x.head()),
            (fixed, ct) ->
                Array.of(backward(Clusters.of(fixed.head()), ct.get(0), ct.get(1), ct.get(2))));
    Node even = Nodes.add(p, Nodes.transpose(p));
    Node du = Nodes.product(u, Clusters.withoutTurn("svd", s, even, moved.get(0)));
    Node dv = Nodes.product(v, Clusters.withoutTurn("svd", s, even, moved.get(2)));
    int k = Matrix.size(s, 0);
    if (Matrix.size(u, 0) > k)
      du = Nodes.add(du, over(s, Nodes.subtract(left, Nodes.product(u, p))));
    if (Matrix.size(v, 0) > k) {
      dv = Nodes.add(dv, over(s, Nodes.subtract(right, Nodes.product(v, Nodes.transpose(p)))));
    }
    return Array.of(du, moved.get(1), dv);
  }

  /// `Ω`, `ds` and `Ψ`.
  private static Seq<Node> forward(Clusters s, Node p) {
    Node pt = Nodes.transpose(p);
    Node x = Nodes.multiply(s.inverseGaps(), Nodes.add(p, pt));
    Node y = Nodes.multiply(s.inverseSums(), Nodes.subtract(p, pt));
    Node ds = s.mean(Nodes.select(s.zero(), Nodes.number(0), Diagonal.of(p)));
    return Array.of(half(Nodes.add(x, y)), ds, half(Nodes.subtract(x, y)));
  }

  private static Node backward(Clusters s, Node u, Node values, Node v) {
    Node sum = Nodes.add(u, v);
    Node difference = Nodes.subtract(u, v);
    Node odd = atZero(s, Nodes.subtract(difference, Nodes.transpose(difference)));
    Node x = Nodes.multiply(s.inverseGaps(), s.ensureNoTurnWanted(values, sum, sum));
    Node y = Nodes.multiply(s.inverseSums(), s.ensureZero(odd, difference, difference));
    Node turns = Nodes.add(Nodes.add(x, Nodes.transpose(x)), Nodes.subtract(y, Nodes.transpose(y)));
    Node along = Nodes.select(s.zero(), Nodes.number(0), s.mean(values));
    return Nodes.add(half(turns), Diagonal.matrix(along));
  }

  /// What a matrix has among the values that are 0.
  private static Node atZero(Clusters s, Node x) {
    return Nodes.select(s.zeroSums(), x, Nodes.number(0));
  }

  private static Node half(Node x) {
    return Nodes.multiply(Nodes.number(0.5), x);
  }

  /// The columns of `x`, each divided by its value: a map that is its own transpose.
  private static Node over(Node s, Node x) {
    BinaryOperator<Seq<Node>> both =
        (fixed, y) -> Array.of(Clusters.of(fixed.head()).over(y.head()));
    return Matrix.map("svd", Array.of(s), Array.of(x), Array.of(x.type()), both, both).head();
  }
}
