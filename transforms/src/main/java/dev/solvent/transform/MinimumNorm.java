package dev.solvent.transform;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.expr.Definition;
import dev.solvent.expr.Kernel;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.kernel.Factorizations;
import dev.solvent.type.Shape;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// The least-squares solution of minimum norm, `A⁺ b`.
final class MinimumNorm {
  /// Singular values below this share of the greatest count as zero.
  private static final double CUTOFF = 1e-12;

  private MinimumNorm() {}

  private record Pseudoinverse() implements Kernel {
    @Override
    public String name() {
      return "pinv";
    }

    @Override
    public double[][] results(double[][] operands, Seq<Shape> shapes) {
      int m = shapes.get(0).size(0);
      int n = shapes.get(0).size(1);
      double[] inverse = new double[n * m];
      for (int j = 0; j < m; j++) {
        double[] unit = new double[m];
        unit[j] = 1;
        double[] column = Factorizations.leastNorm(operands[0], m, n, unit, CUTOFF);
        for (int i = 0; i < n; i++) inverse[i * m + j] = column[i];
      }
      return new double[][] {inverse};
    }
  }

  static Node solve(Node a, Node b) {
    Definition pinv =
        new Definition.Primitive(
            new Pseudoinverse(),
            Array.of(Nodes.transpose(a).type()),
            (x, dx, y) -> Array.of(derivative(x.head(), dx.head(), y.head())));
    Node inverse = Build.apply(new Op.Call(pinv), Array.of(a)).head();
    return Nodes.product(inverse, b);
  }

  /// For constant rank, `dP = −P dA P + P Pᵀ dAᵀ (I − A P) + (I − P A) dAᵀ Pᵀ P`. Source: Golub &
  /// Pereyra, SIAM J. Numer. Anal. 10 (1973), eq. 4.12.
  private static Node derivative(Node a, Node da, Node p) {
    Node pt = Nodes.transpose(p);
    Node dat = Nodes.transpose(da);
    Node inside = Nodes.product(Nodes.product(p, da), p);
    Node left = Nodes.subtract(Nodes.eye(Nodes.shape(a).size(0)), Nodes.product(a, p));
    Node right = Nodes.subtract(Nodes.eye(Nodes.shape(a).size(1)), Nodes.product(p, a));
    Node outer = Nodes.product(Nodes.product(Nodes.product(p, pt), dat), left);
    Node inner = Nodes.product(Nodes.product(right, dat), Nodes.product(pt, p));
    return Nodes.add(Nodes.negate(inside), Nodes.add(outer, inner));
  }
}
