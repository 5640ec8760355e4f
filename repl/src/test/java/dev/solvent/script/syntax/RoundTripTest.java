package dev.solvent.script.syntax;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.solvent.script.syntax.Ast.Program;
import dev.solvent.source.Source;
import io.vavr.collection.Stream;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is written of a tree is read as that tree.
class RoundTripTest {

  static Stream<Long> seeds() {
    return Stream.rangeClosed(1L, 60L);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theTreeComesBack(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      var statements = new RandomTrees(random).script(1 + random.nextInt(4));
      String script = new Unparser(random).script(statements);
      Source source = new Source("random.solv", script);
      String tree = Trees.of(new Program(source, statements));
      assertWithMessage("seed %s, script:\n%s", seed, script)
          .that(Trees.of(Parser.parse(source)))
          .isEqualTo(tree);
    }
  }
}
