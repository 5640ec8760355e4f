package dev.solvent.kernel;

import dev.solvent.expr.Pattern;
import dev.solvent.source.Kind;
import dev.solvent.source.NumberText;
import dev.solvent.source.SolventError;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/// Linear systems. A matrix is factored once for all right-hand sides, straight and transposed: the
/// value of a solve, its tangents and its cotangents of every order.
public final class Factorizations {
  /// A matrix whose scaled reciprocal condition is below this is singular.
  private static final double LEAST = 1e-15;

  private static final Remembered<Stack> DENSE = new Remembered<>();
  private static final Remembered<SparseFactors> SPARSE = new Remembered<>();
  private static final LongAdder MADE = new LongAdder();

  private Factorizations() {}

  /// The factors of matrices that lie one after another, each made when it is first needed. They do
  /// not hold the matrices, which would keep them from being forgotten.
  private record Stack(int n, AtomicReferenceArray<Lu> factors) {
    static Stack of(double[] a, int n) {
      return new Stack(n, new AtomicReferenceArray<>(n == 0 ? 1 : a.length / (n * n)));
    }

    Lu at(int i, double[] a) {
      Lu known = factors.get(i);
      if (known != null) return known;
      Lu made =
          factored(
              factors.length() == 1 ? a : Arrays.copyOfRange(a, i * n * n, (i + 1) * n * n), n);
      factors.set(i, made);
      return made;
    }
  }

  /// This gives `A⁻¹ b`, or `A⁻ᵀ b`, for right-hand sides side by side. Fails with `singular`.
  public static double[] solve(double[] a, int n, boolean transposed, double[] b, int columns) {
    return solve(a, 0, n, transposed, b, columns);
  }

  /// As `solve`, for matrix `i` of those that `a` holds one after another.
  public static double[] solve(
      double[] a, int i, int n, boolean transposed, double[] b, int columns) {
    Lu lu = factors(a, i, n);
    ensureRegular(lu.condition());
    return lu.solve(b, columns, transposed);
  }

  /// This gives the factors of a matrix, which all its uses share.
  static Lu factors(double[] a, int n) {
    return factors(a, 0, n);
  }

  static Lu factors(double[] a, int i, int n) {
    Stack known = DENSE.of(a, () -> Stack.of(a, n));
    return (known.n == n ? known : Stack.of(a, n)).at(i, a);
  }

  private static Lu factored(double[] a, int n) {
    MADE.increment();
    return Lu.of(a, n);
  }

  /// As `solve`, for the matrix of those values at the places of a square pattern.
  public static double[] solveSparse(
      Pattern pattern, double[] values, boolean transposed, double[] b, int columns) {
    SparseFactors known = SPARSE.of(values, () -> factored(pattern, values));
    SparseFactors sparse = known.isOf(pattern) ? known : factored(pattern, values);
    ensureRegular(sparse.condition(), "dense(A)");
    return sparse.solve(b, columns, transposed);
  }

  private static SparseFactors factored(Pattern pattern, double[] values) {
    MADE.increment();
    return SparseFactors.of(pattern, values);
  }

  /// This gives the number of factorisations so far.
  public static long made() {
    return MADE.sum();
  }

  static void ensureRegular(double condition) {
    ensureRegular(condition, "A");
  }

  private static void ensureRegular(double condition, String matrix) {
    if (!(condition > 1 / LEAST)) return;
    throw SolventError.of(
            Kind.SINGULAR,
            "the matrix is singular: its condition number is %s",
            Double.isInfinite(condition) ? "infinite" : NumberText.format("%.1e", condition))
        .help("lstsq(%s, b) gives the solution of least norm", matrix);
  }

  /// This gives the left singular vector of the least singular value of a square matrix.
  static double[] leastLeft(double[] a, int n) {
    double[] left = Spectra.singular(a, n, n)[0];
    double[] vector = new double[n];
    for (int i = 0; i < n; i++) vector[i] = left[i * n + n - 1];
    return vector;
  }
}
