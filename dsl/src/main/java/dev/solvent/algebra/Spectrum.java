package dev.solvent.algebra;

import dev.solvent.build.Build;
import dev.solvent.build.Diagonal;
import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.kernel.Decomposition;
import dev.solvent.type.Type;
import io.vavr.Lazy;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// The eigenvalues of the symmetric part of a matrix, ascending, and their orthonormal eigenvectors
/// as columns.
///
/// Along `dA`, with `P = Vᵀ dA V`: `dw = diag P` and `dV = V (F ∘ P)`, `F[i, j] = 1 / (w[j] −
/// w[i])`. Repeated eigenvalues share their derivative. Their eigenvectors must not turn among
/// themselves: `F` is 0 there, which is right if nothing depends on such a turn. Forwards that is
/// so if `P` does not turn them; backwards, if the cotangent does not ask for a turn. Source:
/// Magnus & Neudecker, *Matrix Differential Calculus*, 3rd ed., chapter 8.
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
    Node dw = Clusters.of(w).mean(Diagonal.of(p));
    return Array.of(dw, Nodes.product(v, turned(w, p)));
  }

  /// `F ∘ P`.
  private static Node turned(Node w, Node p) {
    Seq<Type> types = Array.of(w.type(), p.type());
    Op.Dual turn =
        new Op.Dual(
            "eigh",
            Lazy.of(
                () -> Trace.closed(types, x -> Array.of(forward(Clusters.of(x.head()), x.last())))),
            Lazy.of(() ->
                Trace.closed(types, x -> Array.of(backward(Clusters.of(x.head()), x.last())))),
            1,
            Array.of(p.type()));
    return Build.apply(turn, Array.of(w, p)).head();
  }

  private static Node forward(Clusters w, Node p) {
    return Nodes.multiply(w.inverseGaps(), w.ensureNoTurn(p, p));
  }

  private static Node backward(Clusters w, Node ct) {
    Node turn = Nodes.subtract(ct, Nodes.transpose(ct));
    return Nodes.multiply(w.inverseGaps(), w.ensureZero(turn, ct, ct));
  }
}
