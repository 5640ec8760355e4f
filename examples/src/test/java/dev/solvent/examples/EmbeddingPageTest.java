package dev.solvent.examples;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.vavr.collection.List;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.script.ScriptException;
import org.junit.jupiter.api.Test;

/// What the page on embedding shows stands in files that are compiled and tested.
class EmbeddingPageTest {
  private static final Path PAGE = Path.of("../transforms/EMBEDDING.md");
  private static final Pattern BLOCK =
      Pattern.compile("^```[a-z]*\\n.*?^```", Pattern.DOTALL | Pattern.MULTILINE);

  private static List<String> blocks() throws IOException {
    return List.ofAll(BLOCK.matcher(Files.readString(PAGE)).results().map(m -> m.group()).toList());
  }

  @Test
  void everyBlockIsTested() throws IOException {
    List<String> sources =
        List.of("src/main", "src/test").flatMap(EmbeddingPageTest::sources).map(this::plain);
    List<String> code = blocks().filter(block -> block.matches("(?s)```[a-z].*"));
    assertThat(code.size()).isAtLeast(8);
    for (String block : code) {
      String text = plain(block.replaceAll("```[a-z]*", ""));
      assertWithMessage(block).that(sources.exists(s -> s.contains(text))).isTrue();
    }
  }

  private static List<String> sources(String folder) {
    try (var files = Files.walk(Path.of(folder))) {
      return List.ofAll(
          files
              .filter(f -> f.toString().matches(".*\\.(java|kt|clj)"))
              .map(EmbeddingPageTest::text)
              .toList());
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /// Without what a formatter may change.
  private String plain(String text) {
    return text.replaceAll("\\s+", "");
  }

  @Test
  void theRidgePathPrintsWhatThePageShows() throws IOException {
    String printed = List.ofAll(RidgePath.path()).mkString("\n");
    String shown = printed.replaceAll("(\\.\\d{6})\\d+", "$1...");
    assertThat(blocks().filter(b -> b.contains("..."))).contains("```\n" + shown + "\n```");
  }

  @Test
  void scriptsInAProgramGiveWhatThePageSays() throws ScriptException {
    assertThat(EmbeddedScripts.bySession().get().toString()).isEqualTo("[48, 68]");
    assertThat(EmbeddedScripts.byEngine().toString()).isEqualTo("-0.75");
  }
}
