package dev.solvent.kernel;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import io.vavr.collection.Array;
import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecompositionTest {
  /// What a product of factors differs by from its matrix, as a share of the matrix, over its size.
  private static final double BACKWARD = 8 * Math.ulp(1.0);

  private static DMatrixRMaj normal(int m, int n) {
    Random random = new Random(31 * m + n);
    DMatrixRMaj a = new DMatrixRMaj(m, n);
    for (int i = 0; i < m * n; i++) a.data[i] = random.nextGaussian();
    return a;
  }

  private static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj out = new DMatrixRMaj(a.numRows, b.numCols);
    CommonOps_DDRM.mult(a, b, out);
    return out;
  }

  private static DMatrixRMaj transposed(DMatrixRMaj a) {
    return CommonOps_DDRM.transpose(a, null);
  }

  private static DMatrixRMaj symmetric(int n) {
    DMatrixRMaj a = normal(n, n);
    CommonOps_DDRM.addEquals(a, transposed(a.copy()));
    return a;
  }

  private static DMatrixRMaj scaled(DMatrixRMaj a, double factor) {
    DMatrixRMaj out = a.copy();
    CommonOps_DDRM.scale(factor, out);
    return out;
  }

  private static DMatrixRMaj[] of(Decomposition kernel, DMatrixRMaj a, int... widths) {
    double[][] out =
        kernel.results(new double[][] {a.data.clone()}, Array.of(Shape.of(a.numRows, a.numCols)));
    DMatrixRMaj[] factors = new DMatrixRMaj[out.length];
    for (int k = 0; k < out.length; k++) {
      int width = Math.max(1, widths[k]);
      factors[k] = DMatrixRMaj.wrap(out[k].length / width, width, out[k]);
    }
    return factors;
  }

  private static void assertEqual(String what, DMatrixRMaj got, DMatrixRMaj want) {
    DMatrixRMaj rest = got.copy();
    CommonOps_DDRM.subtractEquals(rest, want);
    int n = Math.max(want.numRows, want.numCols);
    assertWithMessage(what)
        .that(NormOps_DDRM.normF(rest))
        .isAtMost(BACKWARD * n * NormOps_DDRM.normF(want));
  }

  private static void assertOrthonormal(DMatrixRMaj q) {
    assertEqual(
        "orthonormal columns", product(transposed(q), q), CommonOps_DDRM.identity(q.numCols));
  }

  /// The entry of greatest size of each column is positive.
  private static void assertSigned(DMatrixRMaj vectors) {
    for (int j = 0; j < vectors.numCols; j++) {
      DMatrixRMaj column = CommonOps_DDRM.extractColumn(vectors, j, null);
      assertThat(CommonOps_DDRM.elementMax(column)).isEqualTo(CommonOps_DDRM.elementMaxAbs(column));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 20, 60})
  void choleskysFactorIsALowerTriangle(int n) {
    DMatrixRMaj x = normal(n, n);
    DMatrixRMaj a = product(x, transposed(x));
    CommonOps_DDRM.addEquals(a, CommonOps_DDRM.identity(n));
    DMatrixRMaj l = of(Decomposition.CHOLESKY, a, n)[0];
    assertEqual("L Lᵀ", product(l, transposed(l)), a);
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) assertThat(l.get(i, j)).isEqualTo(0);
      assertThat(l.get(i, i)).isGreaterThan(0);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 0, -1", "1, 2, 2, 1", "0, 0, 0, 0"})
  void anIndefiniteMatrixIsSingular(double a, double b, double c, double d) {
    DMatrixRMaj matrix = DMatrixRMaj.wrap(2, 2, new double[] {a, b, c, d});
    SolventError error =
        assertThrows(SolventError.class, () -> of(Decomposition.CHOLESKY, matrix, 2));
    assertThat(error.kind()).isEqualTo(Kind.SINGULAR);
    assertThat(error).hasMessageThat().contains("the matrix is not positive definite");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "3, 3, 1",
    "5, 2, 1",
    "40, 40, 1",
    "60, 7, 1",
    "4, 3, 1e200",
    "4, 3, 1e-200",
    "3, 3, 0"
  })
  void theFactorsOfQrAreOrthonormalAndATriangle(int m, int n, double factor) {
    DMatrixRMaj a = scaled(normal(m, n), factor);
    DMatrixRMaj[] qr = of(Decomposition.QR, a, n, n);
    assertOrthonormal(qr[0]);
    assertEqual("Q R", scaled(product(qr[0], qr[1]), 1), a);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) assertThat(qr[1].get(i, j)).isEqualTo(0);
    }
  }

  /// The signs are LAPACK's.
  @Test
  void theDiagonalOfRHasLapacksSigns() {
    DMatrixRMaj a = DMatrixRMaj.wrap(3, 3, new double[] {2, 1, 0.3, 1, 2, -0.5, 0.3, -0.5, 1});
    double[] r = of(Decomposition.QR, a, 3, 3)[1].data;
    double[] numpy = {
      -2.25610283, -1.7064825, -0.17729688, 0, -1.52902501, 0.98268767, 0, 0, 0.58556875
    };
    assertThat(r).usingTolerance(1e-8).containsExactly(numpy).inOrder();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 1", "10, 1", "60, 1", "4, 1e200", "4, 1e-200", "3, 0"})
  void eigenvaluesAscendWithOrthonormalVectors(int n, double factor) {
    DMatrixRMaj a = scaled(symmetric(n), factor);
    DMatrixRMaj[] eigen = of(Decomposition.EIGH, a, 1, n);
    double[] w = eigen[0].data;
    DMatrixRMaj v = eigen[1];
    assertOrthonormal(v);
    assertSigned(v);
    assertThat(w).isEqualTo(Arrays.stream(w).sorted().toArray());
    assertEqual("V diag(w) Vᵀ", product(product(v, CommonOps_DDRM.diag(w)), transposed(v)), a);
  }

  @Test
  void theVectorsOfTheIdentityAreTheAxes() {
    DMatrixRMaj eye = CommonOps_DDRM.identity(4);
    assertThat(of(Decomposition.EIGH, eye, 1, 4)[1].data).isEqualTo(eye.data);
    assertThat(of(Decomposition.SVD, eye, 4, 1, 4)[0].data).isEqualTo(eye.data);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "3, 3, 1",
    "5, 2, 1",
    "2, 5, 1",
    "30, 30, 1",
    "50, 8, 1",
    "8, 50, 1",
    "4, 3, 1e200",
    "3, 4, 1e-200",
    "3, 3, 0"
  })
  void singularValuesDescendWithOrthonormalVectors(int m, int n, double factor) {
    DMatrixRMaj a = scaled(normal(m, n), factor);
    int k = Math.min(m, n);
    DMatrixRMaj[] svd = of(Decomposition.SVD, a, k, 1, k);
    double[] s = svd[1].data;
    assertOrthonormal(svd[0]);
    assertOrthonormal(svd[2]);
    assertSigned(svd[0]);
    for (int i = 0; i < k; i++) assertThat(s[i]).isAtLeast(i + 1 < k ? s[i + 1] : 0);
    assertEqual(
        "U diag(s) Vᵀ", product(product(svd[0], CommonOps_DDRM.diag(s)), transposed(svd[2])), a);
  }

  /// Of matrices of low rank the vectors of the zeros are orthonormal too.
  @ParameterizedTest
  @CsvSource({"4, 4, 2", "6, 3, 1", "3, 6, 2"})
  void soDoThoseOfMatricesOfLowRank(int m, int n, int rank) {
    DMatrixRMaj a = product(normal(m, rank), normal(rank, n));
    int k = Math.min(m, n);
    DMatrixRMaj[] svd = of(Decomposition.SVD, a, k, 1, k);
    assertOrthonormal(svd[0]);
    assertOrthonormal(svd[2]);
    for (int i = rank; i < k; i++)
      assertThat(svd[1].data[i]).isAtMost(BACKWARD * m * svd[1].data[0]);
  }

  /// Values by mpmath with 40 digits.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 2 3 4              | 51.96895619870501 74.73656456700323 112.10484685050485 164.07380304920986
          0 100 -100 0         | 0.862318872287684 -0.5063656411097588 0.5063656411097588 0.862318872287684
          1 1e6 0 -1           | 2.718281828459045 1175201.1936438014 0 0.36787944117144233
          0 1 0 0              | 1 1 0 1
          0 0 0 0              | 1 0 0 1
          -1000 0 0 -800       | 0 0 0 0
          """)
  void theExponentialIsAccurate(String entries, String values) {
    double[] a = numbers(entries);
    double[] want = numbers(values);
    double[] got = Exponential.of(a, 2);
    double norm = Arrays.stream(a).map(Math::abs).max().getAsDouble();
    double size = Arrays.stream(want).map(Math::abs).max().getAsDouble();
    // each squaring doubles the relative error that the powers of the entries leave
    double tolerance = Math.ulp(1.0) * Math.max(8, 4 * norm) * Math.max(size, Double.MIN_NORMAL);
    assertThat(got).usingTolerance(tolerance).containsExactly(want).inOrder();
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 0.1, 1, 3, 20})
  void theExponentialOfTheNegativeIsTheInverse(double factor) {
    DMatrixRMaj a = scaled(normal(6, 6), factor / 6);
    DMatrixRMaj there = of(Decomposition.EXPM, a, 6)[0];
    DMatrixRMaj back = of(Decomposition.EXPM, scaled(a, -1), 6)[0];
    DMatrixRMaj rest = product(there, back);
    CommonOps_DDRM.subtractEquals(rest, CommonOps_DDRM.identity(6));
    double bound =
        BACKWARD * 6 * (1 + factor) * NormOps_DDRM.normF(there) * NormOps_DDRM.normF(back);
    assertThat(NormOps_DDRM.normF(rest)).isAtMost(bound);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 2 3 4              | -2        | 0.6931471805599453
          1 2 2 4              | 0         | -Infinity
          1e-200 0 0 1e-200    | 0         | -921.0340371976183
          1e200 0 0 1e-200     | 1         | 0
          0 1 1 0              | -1        | 0
          1e300 0 0 1e300      | Infinity  | 1381.5510557964274
          """)
  void determinantsAndTheirLogarithms(String entries, double value, double logarithm) {
    DMatrixRMaj a = DMatrixRMaj.wrap(2, 2, numbers(entries));
    assertRounded(of(Decomposition.DET, a, 1)[0].data[0], value);
    assertRounded(of(Decomposition.LOGDET, a, 1)[0].data[0], logarithm);
  }

  private static void assertRounded(double got, double want) {
    double error = got == want ? 0 : Math.abs(got - want);
    assertThat(error).isAtMost(2 * Math.ulp(want));
  }

  @Test
  void whatIsNoNumberGivesNone() {
    DMatrixRMaj a = DMatrixRMaj.wrap(2, 2, new double[] {1, Double.NaN, Double.NaN, 1});
    for (Decomposition kernel :
        new Decomposition[] {
          Decomposition.CHOLESKY, Decomposition.QR, Decomposition.EIGH, Decomposition.SVD,
          Decomposition.EXPM, Decomposition.DET, Decomposition.LOGDET, Decomposition.PINV
        }) {
      double[] last = kernel.results(new double[][] {a.data}, Array.of(Shape.of(2, 2)))[0];
      assertWithMessage(kernel.name()).that(last[last.length - 1]).isNaN();
    }
  }
}
