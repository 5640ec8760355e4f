package dev.solvent.plan;

import dev.solvent.expr.Jacobian;
import dev.solvent.expr.Op;
import dev.solvent.expr.Pattern;
import dev.solvent.kernel.Conditioning;
import dev.solvent.kernel.Factorizations;
import dev.solvent.kernel.Interruption;
import dev.solvent.kernel.Krylov;
import dev.solvent.kernel.Systems;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Seq;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// Linear systems: of a matrix, of a stack of matrices, and of one that is known by its product
/// with a vector.
final class LinearSystem {
  /// A sparse matrix of more unknowns is not spelled out.
  private static final int WHOLE = 1000;

  private LinearSystem() {}

  /// This solves one system, or as many as the matrices' shape has before its last two axes.
  static double[] solve(Op.Solve op, double[] a, Shape shape, double[] b) {
    int n = shape.size(shape.rank() - 1);
    int count = shape.count(0, shape.rank() - 2);
    int each = count == 0 ? 0 : b.length / count;
    int columns = n == 0 ? 0 : each / n;
    if (shape.rank() == 2) return solve(op, a, 0, n, b, columns);
    double[] x = new double[b.length];
    Failures failures = new Failures();
    for (int i = 0; i < count; i++) {
      Interruption.poll();
      double[] right = Arrays.copyOfRange(b, i * each, (i + 1) * each);
      try {
        double[] own = solve(op, a, i, n, right, columns);
        System.arraycopy(own, 0, x, i * each, each);
      } catch (SolventError error) {
        failures.add(i, error);
      }
    }
    failures.check(count);
    return x;
  }

  /// The system of matrix `i`. Of a Jacobian each row belongs to an unknown, which an error names.
  private static double[] solve(Op.Solve op, double[] a, int i, int n, double[] b, int columns) {
    if (op.of().isDefined()) {
      double condition = Conditioning.condition(a, i, n);
      if (!(condition <= Conditioning.SINGULAR))
        return singular(op.of().get(), condition, a, i, n, b);
    }
    return Systems.solve(op.how(), a, i, n, op.transposed(), b, columns);
  }

  private static double[] singular(
      Jacobian jacobian, double condition, double[] a, int i, int n, double[] b) {
    if (jacobian.equation().nanOnFailure()) {
      double[] nothing = new double[b.length];
      Arrays.fill(nothing, Double.NaN);
      return nothing;
    }
    double[] own = Arrays.copyOfRange(a, i * n * n, (i + 1) * n * n);
    throw jacobian.singular(condition, Conditioning.weakest(own, n));
  }

  /// The system of a sparse matrix. Of a Jacobian each column belongs to an unknown, which an error
  /// names where the matrix is small enough to be looked at as a whole.
  static double[] solve(Op.SolveSparse op, double[] values, double[] b, int columns) {
    try {
      return Factorizations.solveSparse(op.pattern(), values, op.transposed(), b, columns);
    } catch (SolventError failure) {
      int n = op.pattern().width();
      if (op.of().isEmpty() || failure.kind() != Kind.SINGULAR || n > WHOLE) throw failure;
      double[] rows = dense(op.pattern().transposed(), values);
      throw op.of().get().singular(Conditioning.condition(rows, n), Conditioning.weakest(rows, n));
    }
  }

  private static double[] dense(Pattern pattern, double[] values) {
    double[] out = new double[pattern.height() * pattern.width()];
    for (int k = 0; k < values.length; k++) {
      out[pattern.row(k) * pattern.width() + pattern.column(k)] += values[k];
    }
    return out;
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
