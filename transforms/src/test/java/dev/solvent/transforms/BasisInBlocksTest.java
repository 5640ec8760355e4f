package dev.solvent.transforms;

import static com.google.common.truth.Truth.assertThat;

import dev.solvent.SmallHeap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Jacobians take their basis in blocks, so that what a function computes on the way bounds the
/// memory, not the number of its unknowns.
class BasisInBlocksTest {
  private static final double ROUNDING = 1e-10;

  @ParameterizedTest
  @ValueSource(strings = {"jacfwd", "jacrev"})
  void aWideJacobianTakesLessThanItsWholeBasisWould(String mode) throws Exception {
    double[] got = SmallHeap.numbers("128m", WideJacobian.class, mode);
    assertThat(got).hasLength(WideJacobian.UNKNOWNS);
    for (int i = 0; i < got.length; i++) {
      double want = WideJacobian.closed((double) i / (got.length - 1));
      assertThat(got[i]).isWithin(ROUNDING * Math.max(1, Math.abs(want))).of(want);
    }
  }
}
