package dev.solvent.shell;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeTextTest {

  @Test
  void operandsStandBelowTheirOperator() {
    assertThat(TreeText.of("-x^2 + f(1, k = [y])").get())
        .isEqualTo(
            """
            +
            ├─ -
            │  └─ ^
            │     ├─ x
            │     └─ 2
            └─ call
               ├─ f
               ├─ 1
               └─ k =
                  └─ list
                     └─ y\
            """);
  }

  /// Each tree on one line: `label(part part)`.
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          a |> f |> g                ¦ |>(|>(a f) g)
          x || y && !z               ¦ ||(x &&(y !(z)))
          A[0, _, 1..<n, ..]         ¦ index(A 0 _ ..<(1 n) ..(end end))
          p.w.T                      ¦ .T(.w(p))
          t.1.0                      ¦ .0(.1(t))
          (a, (w = 1))               ¦ tuple(a record(w =(1)))
          { x, (a, b) -> x }         ¦ lambda (x, (a, b))(x)
          if (c) a else { b; d }     ¦ if(c a block(b d))
          grad { it^2 }              ¦ call(grad lambda (it)(^(it 2)))
          "a${b}c"                   ¦ string("a" b "c")
          0..n                       ¦ ..(0 n)
          val (a, _) = t             ¦ val (a, _) =(t)
          fun f(x, k = 2) = x        ¦ fun f(x, k = 2)(x)
          tangent f(x, dx) = dx      ¦ tangent f(x, dx)(dx)
          while (c) { x = 1 }        ¦ while(c x =(1))
          for (i in 0..<3) { f(i) }  ¦ for i in(..<(0 3) call(f i))
          import "a.solv" as a       ¦ import "a.solv" as a
          """)
  void everyFormHasItsTree(String text, String tree) {
    assertThat(flat(TreeText.of(text).get().lines().toList())).isEqualTo(tree);
  }

  @Test
  void whatCannotBeReadIsTold() {
    assertThat(TreeText.of("1 +").getLeft().headline()).contains("an expression is due");
  }

  private static String flat(java.util.List<String> lines) {
    StringBuilder flat = new StringBuilder();
    int depth = 0;
    for (String line : lines) {
      int at = (int) line.chars().takeWhile(c -> "│├└─ ".indexOf(c) >= 0).count() / 3;
      if (!flat.isEmpty()) {
        flat.append(at > depth ? "(" : ")".repeat(depth - at) + " ");
      }
      flat.append(line.substring(3 * at));
      depth = at;
    }
    return flat.append(")".repeat(depth)).toString();
  }
}
