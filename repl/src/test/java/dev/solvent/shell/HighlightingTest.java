package dev.solvent.shell;

import static com.google.common.truth.Truth.assertThat;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighlightingTest {

  /// The letters below a text tell its colours: keyword, number, string, comment, or plain.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          val x = 1.5          | KKK.....NNN
          if (true) "a" else y | KK..KKKK..SSS.KKKK..
          "a${x + 1}b"         | SS......N.SS
          t.1 // part          | ..N.CC.CCCC
          x /* open            | ..CC.CCCC
          "open string         | SSSSS.SSSSSS
          x # y val            | .........
          """)
  void everyCharacterHasItsColour(String text, String colours) {
    AttributedString shown = new Highlighting().highlight(null, text);
    StringBuilder got = new StringBuilder();
    for (int i = 0; i < text.length(); i++) got.append(letter(shown.styleAt(i), text.charAt(i)));
    assertThat(shown.toString()).isEqualTo(text);
    assertThat(got.toString()).isEqualTo(colours);
  }

  private static char letter(AttributedStyle style, char c) {
    if (c == ' ' || style.equals(AttributedStyle.DEFAULT)) return '.';
    if (style.equals(AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA))) return 'K';
    if (style.equals(AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN))) return 'N';
    return style.equals(AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN)) ? 'S' : 'C';
  }
}
