package dev.solvent.plan;

import dev.solvent.expr.Op;
import dev.solvent.kernel.Factorizations;
import dev.solvent.kernel.Krylov;
import dev.solvent.type.Type;
import io.vavr.collection.Seq;
import java.util.function.UnaryOperator;

/// A linear system whose matrix is known by its product with a vector.
final class LinearSystem {
  private LinearSystem() {}

  static double[] solve(Op.SolveBy s, Object[] x, Seq<Type> in) {
    Plan operator = Plan.of(s.operator());
    double[] b = (double[]) x[0];
    UnaryOperator<double[]> product =
        v -> {
          Object[] args = x.clone();
          args[0] = v;
          return (double[]) operator.run(args)[0];
        };
    if (!s.method().algorithm().isDirect()) return Krylov.solve(s.method(), product, b);
    return Factorizations.solve(matrix(product, b.length), b.length, false, b, 1);
  }

  private static double[] matrix(UnaryOperator<double[]> product, int n) {
    double[] matrix = new double[n * n];
    for (int j = 0; j < n; j++) {
      double[] unit = new double[n];
      unit[j] = 1;
      double[] column = product.apply(unit);
      for (int i = 0; i < n; i++) matrix[i * n + j] = column[i];
    }
    return matrix;
  }
}
