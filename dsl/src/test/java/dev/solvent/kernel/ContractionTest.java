package dev.solvent.kernel;

import static com.google.common.truth.Truth.assertThat;

import dev.solvent.expr.Op;
import dev.solvent.type.Shape;
import io.vavr.collection.Array;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractionTest {

  /// Within and beyond the blocks in which a large product is computed.
  @ParameterizedTest
  @CsvSource({"1,1,1", "3,2,4", "3,40,50", "4,129,257", "7,300,260", "130,5,300", "5,128,8"})
  void aProductHasTheBitsOfItsSumsInOrder(int n, int m, int k) {
    double[] a = Randomness.normal(1, n * m);
    double[] b = Randomness.normal(2, m * k);
    double[] want = new double[n * k];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < k; j++) {
        double sum = 0;
        for (int l = 0; l < m; l++) sum += a[i * m + l] * b[l * k + j];
        want[i * k + j] = sum;
      }
    }
    Op.Contract how = new Op.Contract(Array.of(1), Array.of(0), Array.empty(), Array.empty());
    Contraction product = Contraction.of(Shape.of(n, m), Shape.of(m, k), how);
    assertThat(product.product(a, b)).isEqualTo(want);
  }
}
