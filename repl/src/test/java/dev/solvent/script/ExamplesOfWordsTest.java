package dev.solvent.script;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.solvent.dsl.Entry;
import dev.solvent.render.ValueText;
import dev.solvent.source.DiagnosticText;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every word has an example, which gives what it says.
class ExamplesOfWordsTest {
  /// Words of files and of what is only seen.
  private static final Seq<String> SEEN = Array.of("load", "save", "plot", "print", "explain");

  private static Seq<Entry> words() {
    Seq<String> names = Session.vocabulary().names();
    return names.flatMap(name -> Session.vocabulary().find(name));
  }

  static Stream<String> examples() {
    return words().flatMap(Entry::examples).toJavaStream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleGivesWhatItSays(String example) {
    String[] parts = example.split(" +// ");
    String value = new Session().eval(parts[0]).fold(DiagnosticText::of, ValueText::of);
    assertThat(value.replaceAll("\\s+", " ")).isEqualTo(parts[1]);
  }

  @Test
  void everyWordHasOne() {
    Seq<String> without = words().filter(word -> word.examples().isEmpty()).map(Entry::name);
    assertWithMessage("words without an example").that(without.removeAll(SEEN)).isEmpty();
  }
}
