package dev.solvent.script;

import static com.google.common.truth.Truth.assertWithMessage;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random scripts, whose values `random/generate.py` got from another implementation.
class RandomScriptsTest {
  private static final long STACK = 1L << 29;

  static Seq<Case> cases() throws IOException {
    try (var files = Files.list(Path.of("src/test/random"))) {
      Seq<Path> all = List.ofAll(files.sorted().toList());
      Seq<Case> cases = List.empty();
      for (Path file : all.filter(f -> f.toString().endsWith(".cases"))) {
        cases = cases.appendAll(Case.of(file));
      }
      return cases;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theOutcomeIsThatOfTheOtherImplementation(Case script) throws Exception {
    assertWithMessage("%s\n%s", script.name(), script.script()).that(onDeepStack(script)).isEmpty();
  }

  private static Seq<String> onDeepStack(Case script)
      throws InterruptedException, ExecutionException {
    FutureTask<Seq<String>> task = new FutureTask<>(script::differences);
    new Thread(null, task, script.name(), STACK).start();
    return task.get();
  }
}
