package dev.solvent.kernel;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.solvent.expr.Pattern;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactorizationsTest {
  /// The residual of a solution is some ulps of the numbers that it is computed from, growing with
  /// `n`.
  private static final double BACKWARD = 8 * Math.ulp(1.0);

  private static double[] normal(Random random, int n) {
    double[] out = new double[n];
    for (int i = 0; i < n; i++) out[i] = random.nextGaussian();
    return out;
  }

  /// A sparse matrix with entries near a wrapped band, unknowns in disorder, and some places stored
  /// twice.
  private record System(Pattern pattern, double[] values, double[] dense, int n) {
    static System of(Random random, int n) {
      int[] name = new int[n];
      for (int i = 0; i < n; i++) name[i] = i * 11 % n;
      int count = 6 * n;
      int[] rows = new int[count];
      int[] columns = new int[count];
      double[] values = normal(random, count);
      double[] dense = new double[n * n];
      for (int k = 0; k < count; k++) {
        rows[k] = name[k % n];
        columns[k] = name[(k % n + (k / n == 5 ? 1 : k / n)) % n];
        dense[rows[k] * n + columns[k]] += values[k];
      }
      return new System(new Pattern(rows, columns, n, n), values, dense, n);
    }
  }

  private static void assertSolves(
      double[] a, int n, boolean transposed, double[] x, double[] b, int columns) {
    for (int c = 0; c < columns; c++) {
      for (int i = 0; i < n; i++) {
        double sum = -b[i * columns + c];
        double size = Math.abs(b[i * columns + c]);
        for (int j = 0; j < n; j++) {
          double term = a[transposed ? j * n + i : i * n + j] * x[j * columns + c];
          sum += term;
          size += Math.abs(term);
        }
        assertThat(Math.abs(sum)).isAtMost(BACKWARD * n * size);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3", "5, 1", "30, 4", "100, 2"})
  void aSolutionHasNoResidual(int n, int columns) {
    Random random = new Random(n);
    double[] a = normal(random, n * n);
    double[] b = normal(random, n * columns);
    for (boolean transposed : new boolean[] {false, true}) {
      assertSolves(
          a, n, transposed, Factorizations.solve(a, n, transposed, b, columns), b, columns);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 40, 200})
  void aSparseSolutionHasNoResidual(int n) {
    Random random = new Random(n);
    System s = System.of(random, n);
    double[] b = normal(random, 2 * n);
    for (boolean transposed : new boolean[] {false, true}) {
      double[] x = Factorizations.solveSparse(s.pattern, s.values, transposed, b, 2);
      assertSolves(s.dense, n, transposed, x, b, 2);
    }
  }

  /// A Laplacian of a grid with drift. Without drift it is positive definite, with a drift of an
  /// ulp not quite symmetric, with a little dominated by its diagonal, with much not even that.
  private static System grid(int m, double drift) {
    int n = m * m;
    double[] dense = new double[n * n];
    for (int i = 0; i < n; i++) {
      dense[i * n + i] = 4 + 1.0 / n;
      if (i % m > 0) dense[i * n + i - 1] = -1 - drift;
      if (i % m < m - 1) dense[i * n + i + 1] = -1;
      if (i >= m) dense[i * n + i - m] = -1;
      if (i < n - m) dense[i * n + i + m] = -1;
    }
    int[] stored = IntStream.range(0, n * n).filter(k -> dense[k] != 0).toArray();
    int[] rows = Arrays.stream(stored).map(k -> k / n).toArray();
    int[] columns = Arrays.stream(stored).map(k -> k % n).toArray();
    double[] values = Arrays.stream(stored).mapToDouble(k -> dense[k]).toArray();
    return new System(new Pattern(rows, columns, n, n), values, dense, n);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0", "5, 0", "15, 0", "15, 2e-16", "15, -0.5", "15, 3"})
  void soHasThatOfAGrid(int m, double drift) {
    System s = grid(m, drift);
    for (int sign : new int[] {1, -1}) {
      double[] values = Vectors.scale(sign, s.values);
      double[] b = normal(new Random(m), 2 * s.n);
      for (boolean transposed : new boolean[] {false, true}) {
        double[] x = Factorizations.solveSparse(s.pattern, values, transposed, b, 2);
        assertSolves(Vectors.scale(sign, s.dense), s.n, transposed, x, b, 2);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 20})
  void oneOfManyRightHandSidesIsSolvedAsAlone(int n) {
    Random random = new Random(n);
    System s = System.of(random, n);
    double[] both = normal(random, 2 * n);
    double[] second = new double[n];
    for (int i = 0; i < n; i++) second[i] = both[2 * i + 1];
    for (boolean transposed : new boolean[] {false, true}) {
      double[] dense = Factorizations.solve(s.dense, n, transposed, both, 2);
      double[] sparse = Factorizations.solveSparse(s.pattern, s.values, transposed, both, 2);
      double[] alone = Factorizations.solve(s.dense, n, transposed, second, 1);
      double[] sparseAlone = Factorizations.solveSparse(s.pattern, s.values, transposed, second, 1);
      for (int i = 0; i < n; i++) {
        assertThat(dense[2 * i + 1]).isEqualTo(alone[i]);
        assertThat(sparse[2 * i + 1]).isEqualTo(sparseAlone[i]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 9, 50})
  void aMatrixIsFactoredOnce(int n) {
    Random random = new Random(n);
    System s = System.of(random, n);
    double[] b = normal(random, n);
    long before = Factorizations.made();
    for (int i = 0; i < 3; i++) {
      Factorizations.solve(s.dense, n, i == 1, b, 1);
      Factorizations.solveSparse(s.pattern, s.values, i == 2, b, 1);
    }
    assertThat(Factorizations.made() - before).isEqualTo(2);
  }

  /// By powers of two no entry is rounded, and scaling cannot make a system singular.
  @ParameterizedTest
  @ValueSource(ints = {-1000, -300, 0, 300, 900})
  void theScaleOfRowsAndColumnsDoesNotMatter(int exponent) {
    double[] a = {2, 1, 1, 3};
    double[] scaled = a.clone();
    double[] b = {Math.scalb(3.0, exponent), 4};
    scaled[0] = Math.scalb(a[0], exponent);
    scaled[1] = Math.scalb(a[1], exponent);
    double[] x = Factorizations.solve(scaled, 2, false, b, 1);
    assertThat(x).isEqualTo(Factorizations.solve(a, 2, false, new double[] {3, 4}, 1));
    Pattern full = new Pattern(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}, 2, 2);
    assertThat(Factorizations.solveSparse(full, scaled, false, b, 1))
        .usingTolerance(1e-15)
        .containsExactly(x)
        .inOrder();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 0 0 0            | infinite
          1 2 2 4            | infinite
          1 2 1e300 2e300    | infinite
          4 2 2 1            | infinite
          1 1 1 1.0000000000000002 | 1.8e+16
          """)
  void aSingularMatrixIsNamedWithItsCondition(String entries, String condition) {
    double[] a = Arrays.stream(entries.split(" ")).mapToDouble(Double::parseDouble).toArray();
    double[] b = {1, 1};
    Pattern full = new Pattern(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}, 2, 2);
    for (Runnable solve :
        new Runnable[] {
          () -> Factorizations.solve(a, 2, false, b, 1),
          () -> Factorizations.solveSparse(full, a, false, b, 1)
        }) {
      SolventError error = assertThrows(SolventError.class, solve::run);
      assertThat(error.kind()).isEqualTo(Kind.SINGULAR);
      assertThat(error).hasMessageThat().contains("its condition number is " + condition);
    }
  }

  @Test
  void whatIsNoNumberHasNoSolution() {
    double[] a = {Double.NaN, 1, 1, 1};
    Pattern full = new Pattern(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}, 2, 2);
    assertThat(Factorizations.solve(a, 2, false, new double[] {1, 2}, 1)[0]).isNaN();
    assertThat(Factorizations.solveSparse(full, a, false, new double[] {1, 2}, 1)[0]).isNaN();
  }
}
