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
/// so if `P` does not turn them; backwards, if the cotangents do not ask for it. Source: Magnus &
/// Neudecker, *Matrix Differential Calculus*, 3rd ed., chapter 8.
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
        (x, dx, y) -> derivative(dx.head(), y.head(), y.last()),
        symmetric);
  }

  private static Seq<Node> derivative(Node da, Node w, Node v) {
    Node p = Matrix.product(Nodes.transpose(v), da, v);
    Seq<Node> moved =
        Matrix.map(
            "eigh",
            Array.of(w),
            Array.of(p),
            Array.of(w.type(), p.type()),
            (fixed, x) -> forward(Clusters.of(fixed.head()), x.head()),
            (fixed, ct) -> Array.of(backward(Clusters.of(fixed.head()), ct.head(), ct.last())));
    Node turns = Clusters.withoutTurn("eigh", w, p, moved.last());
    return Array.of(moved.head(), Nodes.product(v, turns));
  }

  /// `dw` and `K`.
  private static Seq<Node> forward(Clusters w, Node p) {
    return Array.of(w.mean(Diagonal.of(p)), Nodes.multiply(w.inverseGaps(), p));
  }

  private static Node backward(Clusters w, Node values, Node turns) {
    Node checked = w.ensureNoTurnWanted(values, turns, turns);
    return Nodes.add(Diagonal.matrix(w.mean(values)), Nodes.multiply(w.inverseGaps(), checked));
  }
}
