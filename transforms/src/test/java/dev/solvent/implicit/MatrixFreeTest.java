package dev.solvent.implicit;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.solvent.Solvent.lu;

import dev.solvent.SmallHeap;
import io.vavr.collection.Array;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// With an iterative linear solver memory is linear in the unknowns: a hundred thousand fit, with
/// their gradient, where one in a thousand of the Jacobian's columns would not.
class MatrixFreeTest {
  /// The relative tolerance of the linear solvers, times the bound of a condition number.
  private static final double SOLVED = 10 * 1e-12;

  private static final int UNKNOWNS = 100_000;

  private static final Array<double[]> FACTORED =
      Diffusion.sampled(Diffusion.results(UNKNOWNS, lu()));

  @ParameterizedTest
  @ValueSource(strings = {"cg", "gmres", "bicgstab"})
  void aKrylovMethodAgreesWithTheSparseFactorsInAHeapOf128Megabytes(String method)
      throws Exception {
    double[] got = SmallHeap.numbers("128m", Diffusion.class, method, UNKNOWNS);
    assertWithMessage("factorisations").that(got[0]).isEqualTo(0.0);
    int k = 1;
    for (double[] want : FACTORED) {
      double size = Arrays.stream(want).map(Math::abs).max().orElseThrow();
      for (double x : want) assertThat(got[k++]).isWithin(SOLVED * size).of(x);
    }
    assertThat(k).isEqualTo(got.length);
  }
}
