package dev.solvent.transforms;

import static com.google.common.truth.Truth.assertWithMessage;
import static dev.solvent.transforms.Transforms.vmap;

import dev.solvent.dsl.Fn;
import dev.solvent.plan.Replaying;
import dev.solvent.source.Place;
import dev.solvent.source.Site;
import dev.solvent.source.Source;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Laws over random nested programs. A failure names its seed.
class RandomProgramsTest {
  /// Two orders of evaluation of one derivative differ by rounding alone.
  private static final double ROUNDING = 1e-8;

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("solvent.programs", 80));
  }

  private static double at(long seed) {
    return 0.37 + 0.01 * (seed % 50);
  }

  private static int order(long seed) {
    return seed % 3 == 0 ? 3 : 2;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyWordGivesWhatForwardModeGives(long seed) {
    Fn f = RandomProgram.of(seed);
    for (int order = 1; order <= order(seed); order++) {
      double want = Nesting.run(Nesting.of(f, "F".repeat(order)), at(seed));
      for (String word : Nesting.words(order)) {
        double got = Nesting.run(Nesting.of(f, word), at(seed));
        assertWithMessage("seed %s, %s", seed, word)
            .that(got)
            .isWithin(ROUNDING * Math.max(1, Math.abs(want)))
            .of(want);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aReplayedTapeGivesTheSameBits(long seed) {
    Fn f = RandomProgram.of(seed);
    for (String word : Nesting.wordsTo(2)) {
      double kept = Nesting.run(Nesting.of(f, word), at(seed));
      double replayed =
          Replaying.inBlocks(
              1 + (int) (seed % 2), () -> Nesting.run(Nesting.of(f, word), at(seed)));
      assertWithMessage("seed %s, %s", seed, word).that(replayed).isEqualTo(kept);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aMappedElementIsTheElementAloneToTheLastBit(long seed) {
    Fn f = RandomProgram.of(seed);
    double[] x = {at(seed), at(seed) + 0.3, -at(seed)};
    for (String word : Nesting.wordsTo(2)) {
      Fn derivative = Nesting.of(f, word);
      double[] all = vmap(derivative).invoke(x).array();
      for (int i = 0; i < x.length; i++) {
        double alone = Nesting.run(derivative, x[i]);
        assertWithMessage("seed %s, %s", seed, word).that(all[i]).isEqualTo(alone);
      }
      double called = fromAScript(() -> derivative.invoke(x[0]).number());
      assertWithMessage("seed %s, %s, as a script calls it", seed, word)
          .that(called)
          .isEqualTo(all[0]);
    }
  }

  /// What a script computes with plain numbers is computed word by word, and not by a plan.
  private static double fromAScript(Supplier<Double> work) {
    return new Site(new Place.Span(new Source("a.solv", "f(x)"), 0, 4)).during(work);
  }

  /// Central differences err by `h²` times a third derivative and by rounding over `h`.
  @ParameterizedTest
  @MethodSource("seeds")
  void forwardModeGivesTheDifferences(long seed) {
    Fn f = RandomProgram.of(seed);
    double h = 1e-5;
    double slope = Nesting.run(Nesting.of(f, "F"), at(seed));
    double difference = (Nesting.run(f, at(seed) + h) - Nesting.run(f, at(seed) - h)) / (2 * h);
    assertWithMessage("seed %s", seed)
        .that(slope)
        .isWithin(2e-4 * Math.max(1, Math.abs(slope)))
        .of(difference);
  }
}
