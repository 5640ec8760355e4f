package dev.solvent.plan;

import dev.solvent.expr.Op;
import dev.solvent.kernel.Interruption;
import dev.solvent.kernel.Krylov;
import dev.solvent.kernel.Systems;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Seq;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// Linear systems: of a matrix, of a stack of matrices, and of one that is known by its product
/// with a vector.
final class LinearSystem {
  private LinearSystem() {}

  /// This solves one system, or as many as the matrices' shape has before its last two axes.
  static double[] solve(Op.Solve op, double[] a, Shape shape, double[] b) {
    int n = shape.size(shape.rank() - 1);
    int count = shape.count(0, shape.rank() - 2);
    int each = count == 0 ? 0 : b.length / count;
    int columns = n == 0 ? 0 : each / n;
    if (shape.rank() == 2) return Systems.solve(op.how(), a, n, op.transposed(), b, columns);
    double[] x = new double[b.length];
    Failures failures = new Failures();
    for (int i = 0; i < count; i++) {
      Interruption.poll();
      double[] right = Arrays.copyOfRange(b, i * each, (i + 1) * each);
      try {
        double[] own = Systems.solve(op.how(), a, i, n, op.transposed(), right, columns);
        System.arraycopy(own, 0, x, i * each, each);
      } catch (SolventError error) {
        failures.add(i, error);
      }
    }
    failures.check(count);
    return x;
  }

  static double[] solve(Op.SolveBy s, Object[] x, Seq<Type> in) {
    Plan operator = Plan.of(s.operator());
    double[] b = (double[]) x[0];
    UnaryOperator<double[]> product =
        v -> {
          Object[] args = x.clone();
          args[0] = v;
          return (double[]) operator.run(args)[0];
        };
    return s.method()
        .algorithm()
        .direct()
        .map(how -> Systems.solve(how, matrix(product, b.length), b.length, false, b, 1))
        .getOrElse(() -> Krylov.solve(s.method(), product, b));
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
