package dev.solvent.transforms;

import static com.google.common.truth.Truth.assertThat;
import static dev.solvent.Solvent.*;

import dev.solvent.SmallHeap;
import dev.solvent.dsl.Fn;
import dev.solvent.plan.Replaying;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The reverse of a loop of many passes keeps states at the borders of blocks and computes the
/// blocks again.
class LongLoopsTest {
  private static final int PASSES = 1_000_000;

  /// What a million passes write, kept whole.
  private static final String ROOM = "900m";

  /// A million sums in another order.
  private static final double ROUNDING = 1e-9;

  @ParameterizedTest
  @ValueSource(strings = {"for", "while", "nested"})
  void aMillionPassesTakeAHeapOf64MegabytesAndGiveTheBitsOfATapeKeptWhole(String kind)
      throws Exception {
    double[] got = inHeap("64m", kind, "replayed");
    assertThat(inHeap(ROOM, kind, "kept")).isEqualTo(got);
    double[] want = LongLoop.bySensitivities(PASSES);
    for (int i = 0; i < want.length; i++) {
      assertThat(got[i]).isWithin(ROUNDING * Math.max(1, Math.abs(want[i]))).of(want[i]);
    }
  }

  private static double[] inHeap(String heap, String kind, String rows) throws Exception {
    return SmallHeap.numbers(heap, LongLoop.class, kind, PASSES, rows);
  }

  @ParameterizedTest
  @ValueSource(strings = {"for", "while", "nested"})
  void whatIsReplayedIsWhatWouldBeKeptToTheLastBit(String kind) {
    double[] v = {1, 0, 0, -1, 0, .5, 0, 0, 0, 0};
    Fn f = LongLoop.function(kind, 5_000);
    Fn gradient = grad(f);
    Fn along = fn(p -> jvp(gradient).invoke(p, v).get(1));
    Fn twice = grad(p -> sum(gradient.invoke(p).times(v)));
    for (Fn derivative : new Fn[] {gradient, along, twice}) {
      double[] kept = Replaying.never(() -> LongLoop.run(derivative));
      assertThat(Replaying.inBlocks(16, () -> LongLoop.run(derivative))).isEqualTo(kept);
    }
  }
}
