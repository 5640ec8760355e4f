package dev.solvent.examples;

import static com.google.common.truth.Truth.assertThat;

import clojure.java.api.Clojure;
import dev.solvent.dsl.Expr;
import dev.solvent.script.Session;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each row of the phrase book means one thing in every host.
class PhraseBookTest {
  private static final Map<String, String> JAVA = Phrases.all().mapValues(PhraseBookTest::literal);
  private static final Map<String, String> KOTLIN =
      HashMap.ofAll(PhrasesKt.kotlinPhrases()).mapValues(PhraseBookTest::literal);
  private static final Map<String, String> CLOJURE = clojure();

  /// A row: its name, what a script says, and what all give.
  record Phrase(String name, String script, String value) {
    static Phrase of(String row) {
      String[] parts = row.split("(?<!\\\\)\\|", 3);
      return new Phrase(parts[0].strip(), parts[1].strip().replace("\\|", "|"), parts[2].strip());
    }

    @Override
    public String toString() {
      return name + ": " + script;
    }
  }

  static Stream<Phrase> phrases() throws IOException {
    try (var rows = PhraseBookTest.class.getResourceAsStream("/phrases.txt")) {
      String text = new String(rows.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().toList().stream().map(Phrase::of);
    }
  }

  private static String literal(Object value) {
    return Expr.of(value).toString();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> clojure() {
    Clojure.var("clojure.core", "load").invoke("/phrases");
    Object literals = Clojure.var("phrases", "literals").invoke();
    return HashMap.ofAll((java.util.Map<String, String>) literals);
  }

  @ParameterizedTest
  @MethodSource("phrases")
  void aScriptSaysIt(Phrase phrase) {
    String statements = phrase.script.replace("; ", "\n");
    assertThat(new Session().eval(statements).get().toString()).isEqualTo(phrase.value);
  }

  @ParameterizedTest
  @MethodSource("phrases")
  void javaSaysIt(Phrase phrase) {
    assertThat(JAVA.get(phrase.name).get()).isEqualTo(phrase.value);
  }

  @ParameterizedTest
  @MethodSource("phrases")
  void kotlinSaysIt(Phrase phrase) {
    assertThat(KOTLIN.get(phrase.name).get()).isEqualTo(phrase.value);
  }

  @ParameterizedTest
  @MethodSource("phrases")
  void clojureSaysIt(Phrase phrase) {
    assertThat(CLOJURE.get(phrase.name).get()).isEqualTo(phrase.value);
  }

  @Test
  void everyPhraseOfAHostIsInTheBook() throws IOException {
    List<String> names = List.ofAll(phrases().map(Phrase::name));
    assertThat(JAVA.keySet()).containsExactlyElementsIn(names);
    assertThat(KOTLIN.keySet()).containsExactlyElementsIn(names);
    assertThat(CLOJURE.keySet()).containsExactlyElementsIn(names);
  }
}
