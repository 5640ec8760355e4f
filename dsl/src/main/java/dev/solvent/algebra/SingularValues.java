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
        (_, dx, y, used) -> derivative(dx.head(), y.get(0), y.get(1), y.get(2), used),
        a);
  }

  private static Seq<Node> derivative(Node da, Node u, Node s, Node v, Seq<Boolean> used) {
    Node left = Nodes.product(da, v);
    Node right = Nodes.product(Nodes.transpose(da), u);
    Node p = Nodes.product(Nodes.transpose(u), left);
    Clusters clusters = Clusters.of(s);
    Node ds = clusters.mean(Nodes.select(clusters.zero(), Nodes.number(0), Diagonal.of(p)));
    if (!used.get(0) && !used.get(2)) return Array.of(Nodes.zeroLike(u), ds, Nodes.zeroLike(v));
    Seq<Node> turns = turns(s, p, used.get(1));
    Node du = turned(s, u, turns.head(), left, p);
    return Array.of(du, ds, turned(s, v, turns.last(), right, Nodes.transpose(p)));
  }

  /// `W T + (X − W P) / s` for the vectors `W`, their turns `T` and `X = dA V` or `dAᵀ U`; the
  /// second term is zero where `W` is square.
  private static Node turned(Node s, Node w, Node turns, Node x, Node p) {
    Node inside = Nodes.product(w, turns);
    if (Matrix.size(w, 0) == Matrix.size(w, 1)) return inside;
    return Nodes.add(inside, over(s, Nodes.subtract(x, Nodes.product(w, p))));
  }

  /// `Ω` and `Ψ`.
  private static Seq<Node> turns(Node s, Node p, boolean strict) {
    return Matrix.map(
        "svd",
        Array.of(s),
        Array.of(p),
        Array.of(p.type(), p.type()),
        (fixed, x) -> forward(Clusters.of(fixed.head()), x.head()),
        (fixed, ct) -> Array.of(backward(Clusters.of(fixed.head()), ct.head(), ct.last(), strict)));
  }

  private static Seq<Node> forward(Clusters s, Node p) {
    Node pt = Nodes.transpose(p);
    Node even = Nodes.add(p, pt);
    Node odd = Nodes.subtract(p, pt);
    Node x = Nodes.multiply(s.inverseGaps(), s.ensureUnseen(even, even));
    Node y = Nodes.multiply(s.inverseSums(), s.ensureZero(atZero(s, odd), p, odd));
    return Array.of(half(Nodes.add(x, y)), half(Nodes.subtract(x, y)));
  }

  private static Node backward(Clusters s, Node u, Node v, boolean strict) {
    Node sum = Nodes.add(u, v);
    Node difference = Nodes.subtract(u, v);
    Node odd = atZero(s, Nodes.subtract(difference, Nodes.transpose(difference)));
    Node x = Nodes.multiply(s.inverseGaps(), s.ensureNoTurn(sum, strict));
    Node y = Nodes.multiply(s.inverseSums(), s.ensureZero(odd, difference, difference));
    return half(Nodes.add(Nodes.add(x, Nodes.transpose(x)), Nodes.subtract(y, Nodes.transpose(y))));
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
