package dev.solvent.algebra;

import dev.solvent.build.Build;
import dev.solvent.build.Diagonal;
import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.kernel.Decomposition;
import dev.solvent.type.Type;
import io.vavr.Lazy;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

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
    Node p = Nodes.product(Nodes.transpose(u), left);
    Node right = Nodes.product(Nodes.transpose(da), u);
    Seq<Node> turns = turns(s, p);
    Node du = Nodes.product(u, turns.head());
    Node dv = Nodes.product(v, turns.last());
    int k = Matrix.size(s, 0);
    if (Matrix.size(u, 0) > k)
      du = Nodes.add(du, over(s, Nodes.subtract(left, Nodes.product(u, p))));
    if (Matrix.size(v, 0) > k)
      dv = Nodes.add(dv, over(s, Nodes.subtract(right, Nodes.product(v, Nodes.transpose(p)))));
    Clusters clusters = Clusters.of(s);
    Node along = Nodes.select(clusters.zero(), Nodes.number(0), Diagonal.of(p));
    return Array.of(du, clusters.mean(along), dv);
  }

  /// `Ω` and `Ψ`.
  private static Seq<Node> turns(Node s, Node p) {
    Seq<Type> types = Array.of(s.type(), p.type());
    Op.Dual turn =
        new Op.Dual(
            "svd",
            Lazy.of(() -> Trace.closed(types, x -> forward(Clusters.of(x.head()), x.last()))),
            Lazy.of(() ->
                Trace.closed(
                    types.append(p.type()),
                    x -> Array.of(backward(Clusters.of(x.head()), x.get(1), x.get(2))))),
            1,
            Array.of(p.type(), p.type()));
    return Build.apply(turn, Array.of(s, p));
  }

  private static Seq<Node> forward(Clusters s, Node p) {
    Node pt = Nodes.transpose(p);
    Node even = Nodes.add(p, pt);
    Node odd = Nodes.subtract(p, pt);
    Node x = Nodes.multiply(s.inverseGaps(), s.ensureNoTurn(even, even));
    Node y = Nodes.multiply(s.inverseSums(), s.ensureZero(atZero(s, odd), p, odd));
    return Array.of(half(Nodes.add(x, y)), half(Nodes.subtract(x, y)));
  }

  private static Node backward(Clusters s, Node u, Node v) {
    Node sum = Nodes.add(u, v);
    Node difference = Nodes.subtract(u, v);
    Node turn = Nodes.subtract(sum, Nodes.transpose(sum));
    Node odd = atZero(s, Nodes.subtract(difference, Nodes.transpose(difference)));
    Node x = Nodes.multiply(s.inverseGaps(), s.ensureZero(turn, sum, sum));
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
    Seq<Type> types = Array.of(s.type(), x.type());
    Lazy<Graph> both =
        Lazy.of(() -> Trace.closed(types, y -> Array.of(Clusters.of(y.head()).over(y.last()))));
    return Build.apply(new Op.Dual("svd", both, both, 1, Array.of(x.type())), Array.of(s, x))
        .head();
  }
}
