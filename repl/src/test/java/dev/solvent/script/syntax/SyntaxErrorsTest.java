package dev.solvent.script.syntax;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.solvent.source.Kind;
import dev.solvent.source.Place.Span;
import dev.solvent.source.SolventError;
import dev.solvent.source.Source;
import io.vavr.control.Option;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// In the tables ⏎ is a newline; the second column is what is underlined.
class SyntaxErrorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '\u0001',
      textBlock =
          """
          1 +* 2              ¦ *          ¦ an expression is due here, not *
          1 +                 ¦ +          ¦ an expression is due after +, where the text ends
          (1 + 2⏎val y = 3    ¦ (          ¦ this ( is never closed
          (1 2)               ¦ 2          ¦ , or ) is due here, not 2
          (1, , 2)            ¦ ,          ¦ an expression is due here, not ,
          [1 2]               ¦ 2          ¦ , or ] is due here, not 2
          f(x y)              ¦ y          ¦ , or ) is due here, not y
          f(k = 1, x)         ¦ x          ¦ a named argument is due here, not x
          (w = 1, x)          ¦ x          ¦ a named part, as x = 1, is due here, not x
          (x, w = 1)          ¦ =          ¦ , or ) is due here, not =
          1)                  ¦ )          ¦ this ) closes nothing
          (1]                 ¦ (          ¦ this ( is never closed: ] stands in its way
          { (1 }              ¦ (          ¦ this ( is never closed: } stands in its way
          /* /* */            ¦ /*         ¦ this comment is never closed
          "abc                ¦ "          ¦ this string is never closed
          "abc⏎d"             ¦ "          ¦ this string is never closed
          "abc ${1 + "        ¦ "          ¦ this string is never closed
          "abc ${1 +          ¦ ${         ¦ this ${ is never closed
          "${}"               ¦ }          ¦ an expression is due here, not }
          "${a b}"            ¦ b          ¦ } is due here, not b
          "a\\q"              ¦ \\q        ¦ there is no escape \\q
          1.                  ¦ 1.         ¦ a number may not end in a point: 1.
          1. + 2              ¦ 1.         ¦ a number may not end in a point: 1.
          12abc               ¦ 12abc      ¦ a number may not run into a name: 12abc
          1_                  ¦ 1_         ¦ a number may not run into a name: 1_
          1e                  ¦ 1e         ¦ a number may not run into a name: 1e
          0x1F                ¦ 0x1F       ¦ a number may not run into a name: 0x1F
          t.1e5               ¦ 1e5        ¦ a number may not run into a name: 1e5
          t.12345678901       ¦ 12345678901¦ a tuple has fewer parts than this
          a ? b               ¦ ?          ¦ the character ? (U+003F) means nothing here
          a & b               ¦ &          ¦ the character & (U+0026) means nothing here
          'a'                 ¦ '          ¦ the character ' (U+0027) means nothing here
          x²                  ¦ ²          ¦ the character ² (U+00B2) means nothing here
          print x             ¦ x          ¦ the end of the statement is due here, not x
          (a, b) = t          ¦ =          ¦ the end of the statement is due here, not =
          x[0] = 1            ¦ =          ¦ the end of the statement is due here, not =
          a < b < c           ¦ <          ¦ comparisons do not chain
          a == b != c         ¦ !=         ¦ comparisons do not chain
          1..2..3             ¦ ..         ¦ a range has two ends, not three
          1..                 ¦ ..         ¦ an expression is due after .., where the text ends
          f(1..)              ¦ )          ¦ an expression is due here, not )
          A[]                 ¦ ]          ¦ an expression is due here, not ]
          x.                  ¦ .          ¦ a name or the number of a part is due after ., where the text ends
          x.(1)               ¦ (          ¦ a name or the number of a part is due here, not (
          _ + 1               ¦ _          ¦ _ has no value
          val 3 = 4           ¦ 3          ¦ a name or a pattern is due here, not 3
          val x               ¦ x          ¦ = is due after x, where the text ends
          val if = 1          ¦ if         ¦ a name or a pattern is due here, not if
          fun (x)             ¦ )          ¦ = or a block is due after ), where the text ends
          fun f               ¦ f          ¦ ( is due after f, where the text ends
          fun 3(x) = 1        ¦ 3          ¦ the name of a function is due here, not 3
          fun f(x y) = 1      ¦ y          ¦ , or ) is due here, not y
          fun f(x: foo) = 1   ¦ foo        ¦ there is no type foo
          fun f(x: [1.5]) = 1 ¦ 1.5        ¦ a size is a whole number, not 1.5
          fun f(x: [_]) = 1   ¦ _          ¦ a size has a name or is a whole number
          fun f(x: [+]) = 1   ¦ +          ¦ a size: a name or a whole number is due here, not +
          fun f(x: 3) = 1     ¦ 3          ¦ a type is due here, not 3
          fun f(x: (w: num, num)) = 1 ¦ num ¦ a named part, as w: num, is due here, not num
          fun(x): num = 1     ¦ fun        ¦ a function without a name has no type of its result
          { x = 1 -> x }      ¦ =          ¦ this parameter may not have a default
          tangent f(x, dx = 1) = 1 ¦ =     ¦ this parameter may not have a default
          { x + 1 -> x }      ¦ +          ¦ , or -> is due here, not +
          a -> b              ¦ ->         ¦ the end of the statement is due here, not ->
          if c                ¦ c          ¦ ( is due here, not c
          if (c)              ¦ )          ¦ an expression is due after ), where the text ends
          if (c) a else       ¦ else       ¦ an expression is due after else, where the text ends
          else 1              ¦ else       ¦ an expression is due here, not else
          while (c            ¦ (          ¦ this ( is never closed
          for (i 0..3) { }    ¦ 0          ¦ in is due here, not 0
          import a            ¦ a          ¦ the name of a file, as "solvers.solv", is due here, not a
          import "a${1}"      ¦ "a${1}"    ¦ the file of an import is computed
          { import "a" }      ¦ import     ¦ import stands in a block
          return 1            ¦ return 1   ¦ this return stands outside of a function
          if (c) { return 1 } ¦ return 1   ¦ this return stands outside of a function
          fun f() { return 1; 2 }                   ¦ 2        ¦ this is never reached: a return stands before it
          fun f() { if (c) return 1 else return 2; 3 } ¦ 3     ¦ this is never reached: a return stands before it
          fun f() { while (c) { return 1 } }        ¦ return 1 ¦ this return does not end a body
          fun f() { val x = if (c) { return 1 } else 2; x } ¦ return 1 ¦ this return does not end a body
          fun f() = return 1                        ¦ return   ¦ this return does not end a body
          """)
  void mistakes(String text, String place, String headline) {
    String script = text.replace('⏎', '\n');
    SolventError error =
        assertThrows(SolventError.class, () -> Parser.parse(new Source("test.solv", script)));
    assertThat(error.kind()).isEqualTo(Kind.SYNTAX);
    assertThat(error.diagnostic().headline()).isEqualTo(headline);
    assertThat(((Span) error.diagnostic().site().place()).text()).isEqualTo(place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '\u0001',
      textBlock =
          """
          x**2                 ¦ a power is written ^
          var x = 1⏎x += 2     ¦ write x = x + ...
          var x = 1⏎x ^= 2     ¦ write x = x ^ ...
          if (a and b) c       ¦ both is written &&
          a or b               ¦ either is written ||
          f(not a)             ¦ not is written !
          if (a) b elif c      ¦ elif is written else if
          x is none            ¦ == compares
          1 if a else 2        ¦ a choice is written if (c) a else b
          a ? 1 : 2            ¦ a choice is written if (c) a else b
          [x^2 for x in xs]    ¦ vmap { x -> ... }(xs) gives a value for each entry of xs
          x[0:2]               ¦ a slice is written a..<b, and a whole axis _
          x[:2]                ¦ a slice is written a..<b, and a whole axis _
          x[:, 1]              ¦ a slice is written a..<b, and a whole axis _
          x[1, :]              ¦ a slice is written a..<b, and a whole axis _
          if a > 0 { b }       ¦ a condition stands in parentheses: if (c) { ... }
          while a > 0 { b }    ¦ a condition stands in parentheses: while (c) { ... }
          for i in 0..3 { i }  ¦ write for (x in xs) { ... }
          while (a): b         ¦ a block stands in braces: { ... }
          if (a) { b } else: c ¦ a block stands in braces: { ... }
          def f(x): x          ¦ a function is written fun f(x) = ...
          let x = 1            ¦ a value gets a name by val x = ..., or by var if it changes
          val f = lambda x: x  ¦ a lambda is written { x -> ... }
          val f = x -> x       ¦ a lambda stands in braces: { x -> ... }
          val f = (x) => x     ¦ a lambda stands in braces: { x -> ... }
          print x              ¦ print is called with parentheses: print(x)
          val x = 1, 2         ¦ several values are a tuple: (a, b)
          # a comment          ¦ a comment begins with //
          (a, b) = t           ¦ only a name is assigned to: x = e
          not⏎(x y)            ¦
          """)
  void habitsOfOtherLanguagesAreTold(String text, String help) {
    String script = text.replace('⏎', '\n');
    SolventError error =
        assertThrows(SolventError.class, () -> Parser.parse(new Source("test.solv", script)));
    assertThat(error.diagnostic().help()).isEqualTo(Option.of(help));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '\u0001',
      textBlock =
          """
          (1 +                ¦ true
          (1                  ¦ true
          [1,⏎                ¦ true
          {                   ¦ true
          { x ->              ¦ true
          f(x) {⏎  x          ¦ true
          fun f(x) {          ¦ true
          fun f(x)            ¦ true
          fun f(x) =          ¦ true
          tangent f(x, dx)    ¦ true
          val x =             ¦ true
          val                 ¦ true
          1 +                 ¦ true
          a |>                ¦ true
          -                   ¦ true
          x.                  ¦ true
          if (c)              ¦ true
          if (c) a else       ¦ true
          if (c) { a          ¦ true
          while (c)           ¦ true
          for (i in           ¦ true
          import              ¦ true
          /* a                ¦ true
          1 + // more         ¦ true
          "a ${               ¦ true
          "a ${f(             ¦ true
          "a ${x +⏎           ¦ true
          1                   ¦ false
          1⏎                  ¦ false
          if (c) { a }        ¦ false
          if (c) a            ¦ false
          "abc                ¦ false
          "abc ${1 + "        ¦ false
          (1 2                ¦ false
          (val                ¦ false
          { (1 }              ¦ false
          1)                  ¦ false
          1 +*                ¦ false
          a -> (              ¦ false
          12abc (             ¦ false
          val x = 3 y         ¦ false
          // a                ¦ false
          (x, w = 1)          ¦ false
          return 1            ¦ false
          """)
  void incomplete(String text, boolean incomplete) {
    assertThat(Parser.isIncomplete(new Source("test.solv", text.replace('⏎', '\n'))))
        .isEqualTo(incomplete);
  }

  @ParameterizedTest
  @CsvSource({"''", "' '", "'\n\n'", "'// a'", "'#!x'", "'\uFEFF'", "';;'"})
  void nothingIsAScriptToo(String text) {
    assertThat(Trees.of(text)).isEmpty();
    assertThat(Parser.isIncomplete(new Source("test.solv", text))).isFalse();
  }
}
