package dev.solvent.command;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each script against the JSON beside it, as `golden/check` holds them: its values to a tolerance
/// of the largest entry, or its error's kind, line and what the message mentions.
@Timeout(120)
class GoldenTest {
  private static final double SMALLEST_SCALE = 1e-3;

  static Stream<Path> scripts() {
    return Stream.of("golden", "threads", "solvers", "words")
        .flatMap(folder -> files(Path.of("src/test", folder)))
        .filter(file -> file.toString().endsWith(".solv"))
        .sorted();
  }

  private static Stream<Path> files(Path folder) {
    try {
      return Files.walk(folder);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void everyScriptGivesWhatIsBesideIt(Path script) throws IOException {
    Path beside = Path.of(script.toString().replaceFirst("solv$", "json"));
    JsonObject wanted = JsonParser.parseString(Files.readString(beside)).getAsJsonObject();
    Outcome outcome = Outcome.of("run", "--json", script.toString());
    if (wanted.has("error")) fails(outcome, wanted, script);
    else gives(outcome, wanted);
  }

  private static void fails(Outcome outcome, JsonObject wanted, Path script) {
    String complaint = outcome.err();
    assertWithMessage(complaint).that(outcome.status()).isEqualTo(1);
    assertThat(complaint).contains("error[" + wanted.get("error").getAsString() + "]");
    assertThat(complaint).doesNotContain("\tat ");
    Matcher place = Pattern.compile(Pattern.quote(script + ":") + "(\\d+)").matcher(complaint);
    assertWithMessage("no place in:\n%s", complaint).that(place.find()).isTrue();
    assertWithMessage(complaint).that(place.group(1)).isEqualTo(wanted.get("line").getAsString());
    String said = complaint.replaceAll("(?m)^\\s*\\d*\\s*\\|.*$", "");
    for (JsonElement mention : wanted.getAsJsonArray("mentions")) {
      assertThat(said).contains(mention.getAsString());
    }
  }

  private static void gives(Outcome outcome, JsonObject wanted) {
    assertWithMessage(outcome.err()).that(outcome.status()).isEqualTo(0);
    JsonObject got = JsonParser.parseString(lastLine(outcome.out())).getAsJsonObject();
    double tolerance = wanted.get("tolerance").getAsDouble();
    boolean each = wanted.has("each") && wanted.get("each").getAsBoolean();
    Seq<String> wrong = Vector.empty();
    for (Map.Entry<String, JsonElement> value : wanted.getAsJsonObject("values").entrySet()) {
      String name = value.getKey();
      String why =
          got.has(name) ? difference(value.getValue(), got.get(name), tolerance, each) : "missing";
      if (!why.isEmpty()) wrong = wrong.append(name + ": " + why);
    }
    assertThat(wrong).isEmpty();
  }

  private static String lastLine(String out) {
    List<String> lines = out.lines().toList();
    return lines.isEmpty() ? "{}" : lines.getLast();
  }

  private static String difference(
      JsonElement wanted, JsonElement got, double tolerance, boolean each) {
    Array<JsonPrimitive> x = entries(wanted);
    Array<JsonPrimitive> y = entries(got);
    if (!form(wanted).equals(form(got))) return "want " + wanted + ", got " + got;
    double scale =
        x.filter(GoldenTest::isFinite)
            .map(p -> Math.abs(p.getAsDouble()))
            .max()
            .getOrElse(SMALLEST_SCALE);
    for (int i = 0; i < x.size(); i++) {
      JsonPrimitive want = x.get(i);
      boolean isNear =
          isFinite(want) && isFinite(y.get(i))
              ? Math.abs(want.getAsDouble() - y.get(i).getAsDouble())
                  <= tolerance
                      * (each ? Math.abs(want.getAsDouble()) : Math.max(scale, SMALLEST_SCALE))
              : want.equals(y.get(i));
      if (!isNear) return "want " + want + ", got " + y.get(i);
    }
    return "";
  }

  private static boolean isFinite(JsonPrimitive p) {
    return p.isNumber();
  }

  private static Array<JsonPrimitive> entries(JsonElement value) {
    return switch (value) {
      case JsonArray all -> Array.ofAll(all).flatMap(GoldenTest::entries);
      case JsonObject all ->
          Array.ofAll(all.entrySet())
              .sortBy(Map.Entry::getKey)
              .flatMap(field -> entries(field.getValue()));
      case JsonPrimitive leaf -> Array.of(leaf);
      default -> Array.empty();
    };
  }

  /// The structure of a value: its arrays and objects, with what kind of leaf stands where.
  private static String form(JsonElement value) {
    return switch (value) {
      case JsonArray all -> Array.ofAll(all).map(GoldenTest::form).mkString("[", ",", "]");
      case JsonObject all ->
          Array.ofAll(all.entrySet())
              .sortBy(Map.Entry::getKey)
              .map(field -> field.getKey() + ":" + form(field.getValue()))
              .mkString("{", ",", "}");
      case JsonPrimitive p when p.isBoolean() -> "b";
      case JsonPrimitive p when p.isString() -> isNumber(p.getAsString()) ? "n" : "s";
      case JsonPrimitive _ -> "n";
      default -> "none";
    };
  }

  private static boolean isNumber(String text) {
    return text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
  }
}
