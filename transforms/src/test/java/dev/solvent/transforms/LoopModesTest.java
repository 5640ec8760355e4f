package dev.solvent.transforms;

import static com.google.common.truth.Truth.assertThat;

import dev.solvent.plan.Replaying;
import io.vavr.collection.Seq;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every construct by every word of forward and reverse mode, against Taylor arithmetic.
class LoopModesTest {
  /// A derivative of a dozen passes loses a few digits to rounding, no more.
  static final double ROUNDING = 1e-9;

  private static Stream<Arguments> grid(Seq<String> words) {
    return Construct.all().flatMap(c -> words.map(w -> Arguments.of(c, w))).toJavaStream();
  }

  static Stream<Arguments> toFourthOrder() {
    return grid(Nesting.wordsTo(4));
  }

  @ParameterizedTest
  @MethodSource("toFourthOrder")
  void everyWordGivesTheDerivative(Construct construct, String word) {
    double want = construct.derivative(word.length());
    double got = Nesting.run(Nesting.of(construct.program(), word), construct.at());
    assertThat(got).isWithin(ROUNDING * Math.max(1, Math.abs(want))).of(want);
  }

  static Stream<Arguments> toThirdOrder() {
    return grid(Nesting.wordsTo(3));
  }

  @ParameterizedTest
  @MethodSource("toThirdOrder")
  void aReplayedTapeGivesTheSameBits(Construct construct, String word) {
    double kept = Nesting.run(Nesting.of(construct.program(), word), construct.at());
    for (int rows : new int[] {1, 2}) {
      double replayed =
          Replaying.inBlocks(
              rows, () -> Nesting.run(Nesting.of(construct.program(), word), construct.at()));
      assertThat(replayed).isEqualTo(kept);
    }
  }

  @ParameterizedTest
  @MethodSource("toThirdOrder")
  void knownArgumentsGiveWhatThePlanGives(Construct construct, String word) {
    double known = Nesting.of(construct.program(), word).invoke(construct.at()).number();
    double want = construct.derivative(word.length());
    assertThat(known).isWithin(ROUNDING * Math.max(1, Math.abs(want))).of(want);
  }
}
