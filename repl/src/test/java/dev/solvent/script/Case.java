package dev.solvent.script;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.solvent.dsl.Expr;
import dev.solvent.render.ValueJson;
import dev.solvent.source.Diagnostic;
import dev.solvent.source.Place.Span;
import dev.solvent.source.Source;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A script with what another implementation of the language makes of it: the values of its
/// top-level `val`s, or the kind and line of its error.
record Case(String name, String script, String outcome) {

  /// How far two numbers may lie apart, as a part of the largest in their value: the two
  /// implementations sum in another order, and a script has some hundred steps.
  private static final double TOLERANCE = 1e-9;

  /// This gives the cases of a file: `#### name`, the script, `==> outcome`.
  static Seq<Case> of(Path file) throws IOException {
    return List.of(Files.readString(file).split("(?m)^#### ")).tail().map(Case::parsed);
  }

  private static Case parsed(String text) {
    int head = text.indexOf('\n') + 1;
    int end = text.lastIndexOf("\n==> ") + 1;
    return new Case(
        text.substring(0, head).strip(),
        text.substring(head, end),
        text.substring(end + 4).strip());
  }

  @Override
  public String toString() {
    return name;
  }

  /// This gives what is another way here, or nothing.
  Seq<String> differences() {
    Session session = new Session(_ -> {}, Vector.of(Path.of("")));
    Either<Diagnostic, Expr> result = session.eval(new Source(name, script));
    if (outcome.startsWith("error ")) return failure(result);
    if (result.isLeft()) return List.of(described(result.getLeft()));
    JsonObject got = json(session);
    JsonObject wanted = JsonParser.parseString(outcome).getAsJsonObject();
    return List.ofAll(wanted.entrySet()).flatMap(e -> difference(e, got));
  }

  private static JsonObject json(Session session) {
    String text = ValueJson.of(Expr.record(session.values().filterValues(ValueJson::isData)));
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private Seq<String> failure(Either<Diagnostic, Expr> result) {
    if (result.isRight()) return List.of(outcome + " is missing");
    String got = described(result.getLeft());
    return got.startsWith(outcome + ":")
        ? List.empty()
        : List.of(outcome + " is wanted, not " + got);
  }

  private static String described(Diagnostic error) {
    int line = error.site().place() instanceof Span span ? span.line() : 0;
    return "error " + error.kind() + " " + line + ": " + error.headline();
  }

  private static Seq<String> difference(Map.Entry<String, JsonElement> wanted, JsonObject got) {
    String name = wanted.getKey();
    if (!got.has(name)) return List.of(name + " is missing");
    double scale = Math.max(1e-3, largest(wanted.getValue()));
    return same(wanted.getValue(), got.get(name), scale * TOLERANCE)
        ? List.empty()
        : List.of(name + " is " + got.get(name) + ", not " + wanted.getValue());
  }

  private static double largest(JsonElement value) {
    return switch (value) {
      case JsonArray array -> List.ofAll(array).map(Case::largest).max().getOrElse(0.0);
      case JsonObject object ->
          List.ofAll(object.entrySet()).map(e -> largest(e.getValue())).max().getOrElse(0.0);
      case JsonPrimitive one when one.isNumber() -> Math.abs(one.getAsDouble());
      case JsonElement _ -> 0.0;
    };
  }

  private static boolean same(JsonElement a, JsonElement b, double tolerance) {
    return switch (a) {
      case JsonArray array ->
          b instanceof JsonArray other
              && array.size() == other.size()
              && List.ofAll(array).zip(other).forAll(pair -> same(pair._1, pair._2, tolerance));
      case JsonObject object ->
          b instanceof JsonObject other
              && object.keySet().equals(other.keySet())
              && object.keySet().stream()
                  .allMatch(k -> same(object.get(k), other.get(k), tolerance));
      case JsonPrimitive one when one.isNumber() ->
          b instanceof JsonPrimitive other
              && other.isNumber()
              && Math.abs(one.getAsDouble() - other.getAsDouble()) <= tolerance;
      case JsonElement other -> other.equals(b);
    };
  }
}
