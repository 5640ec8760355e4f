package dev.solvent.transform;

import dev.solvent.algebra.LeastSquares;
import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.kernel.Decomposition;

/// The least-squares solution of minimum norm, `A⁺ b`.
final class MinimumNorm {
  /// Singular values below this share of the greatest count as zero.
  private static final double CUTOFF = 1e-12;

  private static final Decomposition PINV = Decomposition.pinv(CUTOFF);

  private MinimumNorm() {}

  static Node solve(Node a, Node b) {
    return Nodes.product(LeastSquares.pseudoinverse(PINV, a), b);
  }
}
