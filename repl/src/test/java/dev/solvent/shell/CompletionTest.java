package dev.solvent.shell;

import static com.google.common.truth.Truth.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lins                | lins  | linspace
          2 * lins            | lins  | linspace
          pena                | pena  | penalty
          θ                   | θ     | θ'
          print(p.            |       | weights bias
          p.inner.            |       | x
          t.                  |       | 0 1
          penalty.lins        | lins  | linspace
          whi                 | whi   | while
          :ti                 | :ti   | :time
          :type p.            |       | weights
          random.             |       | normal uniform
          sum([1], ax         | ax    | axis =
          [1].sum(            |       | axis =
          val s = f([1, 2], g(1), | | width = height = linspace
          load("src/test/gol  | src/test/gol | src/test/golden/
          print("a", "src/test/gol  | src/test/gol | src/test/golden/
          :load src/test/gol  | src/test/gol | src/test/golden/
          """)
  void whatMayFollow(String line, String word, String candidates) {
    Workspace workspace = new Workspace(_ -> {});
    workspace.enter(
        "fun f(width, height) = 1; val penalty = 1; val θ' = 2; val t = (1, 2); "
            + "val p = (weights = [1], bias = 2, inner = (x = 1, y = 2))",
        _ -> {});
    var at = new Reading().parse(line, line.length(), ParseContext.COMPLETE);
    assertThat(at.word()).isEqualTo(word == null ? "" : word);
    List<Candidate> found = new ArrayList<>();
    new Completion(workspace).complete(null, at, found);
    assertThat(found.stream().map(Candidate::value).map(String::strip).toList())
        .containsAtLeastElementsIn(List.of(candidates.split(" +(?!=)")));
  }
}
