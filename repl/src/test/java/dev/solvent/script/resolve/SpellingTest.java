package dev.solvent.script.resolve;

import static com.google.common.truth.Truth.assertThat;

import io.vavr.collection.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alhpa     | alpha beta sum               | alpha
          smu       | sum sub sin                  | sum
          Norm      | norm normal                  | norm
          jacobain  | jacobian hessian             | jacobian
          x         | y z                          |
          x1        | x x2 y2                      | x x2
          normal    | norm random.normal           | random.normal norm
          coeffs    | coefs coeff coef off coeffs1 | coefs coeff coeffs1
          sum       | sum                          |
          fold      | folds fold2 gold old bold    | folds fold2 gold
          gradient  | grad                         |
          """)
  void nearest(String name, String names, String nearest) {
    assertThat(Spelling.nearest(name, List.of(names.split(" "))).mkString(" "))
        .isEqualTo(nearest == null ? "" : nearest);
  }
}
