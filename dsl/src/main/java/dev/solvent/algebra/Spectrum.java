package dev.solvent.algebra;

import dev.solvent.build.Diagonal;
import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.kernel.Decomposition;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// The eigenvalues of the symmetric part of a matrix, ascending, and their orthonormal eigenvectors
/// as columns.
///
/// Along `dA`, with `P = Vᵀ dA V`: `dw = diag P` and `dV = V K`, `K[i, j] = P[i, j] / (w[j] −
/// w[i])`. Repeated eigenvalues share their derivative, and their vectors do not turn among
/// themselves: `K` is 0 there, which is right if nothing depends on such a turn. Forwards that is
/// so if `P` does not turn them. Backwards it is so if the cotangent does not ask for a turn; of a
/// function that uses the eigenvalues too it must not even see the vectors' directions, since the
/// function may depend on these by `0 / 0`. Source: Magnus & Neudecker, *Matrix Differential
/// Calculus*, 3rd ed., chapter 8.
public final class Spectrum {
  private Spectrum() {}

  /// This gives the eigenvalues and the eigenvectors.
  public static Seq<Node> of(Node a) {
    Node symmetric = Matrix.symmetric(a);
    int n = Matrix.size(a, 0);
    if (n == 0) return Array.of(Nodes.reshape(symmetric, Nodes.shape(a).without(0)), symmetric);
    return Matrix.call(
        Decomposition.EIGH,
        Array.of(Matrix.real(n), Matrix.real(n, n)),
        (_, dx, y, used) -> derivative(dx.head(), y.head(), y.last(), used),
        symmetric);
  }

  private static Seq<Node> derivative(Node da, Node w, Node v, Seq<Boolean> used) {
    Node p = Matrix.product(Nodes.transpose(v), da, v);
    Node dw = Clusters.of(w).mean(Diagonal.of(p));
    boolean strict = used.head();
    Node dv = used.last() ? Nodes.product(v, turns(w, p, strict)) : Nodes.zeroLike(v);
    return Array.of(dw, dv);
  }

  /// `K`.
  private static Node turns(Node w, Node p, boolean strict) {
    return Matrix.map(
            "eigh",
            Array.of(w),
            Array.of(p),
            Array.of(p.type()),
            (fixed, x) -> Array.of(forward(Clusters.of(fixed.head()), x.head())),
            (fixed, ct) -> Array.of(backward(Clusters.of(fixed.head()), ct.head(), strict)))
        .head();
  }

  private static Node forward(Clusters w, Node p) {
    return Nodes.multiply(w.inverseGaps(), w.ensureUnseen(p, p));
  }

  private static Node backward(Clusters w, Node ct, boolean strict) {
    return Nodes.multiply(w.inverseGaps(), w.ensureNoTurn(ct, strict));
  }
}
