package dev.solvent.dsl;

import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/// The signature of a word, as its `@Word` writes it: `sum(x, axis = none, keep = false)`.
record Wording(String name, Seq<Part> parts) {

  /// A parameter: one argument, or with `rest` all positional ones that are left. Without a
  /// fallback it must be given.
  record Part(String name, boolean rest, Option<Expr> fallback) {
    private static final Seq<String> FUNCTIONS = Array.of("f", "g", "rule", "residual", "step");

    boolean isRequired() {
      return !rest && fallback.isEmpty();
    }

    boolean isFunctionByName() {
      return !rest && FUNCTIONS.contains(name);
    }
  }

  static Wording of(String signature) {
    int open = signature.indexOf('(');
    String inside = signature.substring(open + 1, signature.lastIndexOf(')'));
    return new Wording(nameOf(signature), split(inside).map(Wording::part));
  }

  static String nameOf(String signature) {
    return signature.substring(0, signature.indexOf('('));
  }

  /// The parts between the commas that stand in no brackets.
  private static Seq<String> split(String list) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      if (c == '(' || c == '[' || c == '{') depth++;
      if (c == ')' || c == ']' || c == '}') depth--;
      if (c == ',' && depth == 0) {
        parts.add(list.substring(start, i).strip());
        start = i + 1;
      }
    }
    if (!list.isBlank()) parts.add(list.substring(start).strip());
    return Array.ofAll(parts);
  }

  private static Part part(String text) {
    int equals = text.indexOf('=');
    if (equals >= 0) {
      Expr fallback = literal(text.substring(equals + 1).strip());
      return new Part(text.substring(0, equals).strip(), false, Option.of(fallback));
    }
    return text.endsWith("...")
        ? new Part(text.substring(0, text.length() - 3), true, Option.none())
        : new Part(text, false, Option.none());
  }

  /// A default that is a literal; any other is told to the reader and made by the word.
  private static Expr literal(String text) {
    if (text.equals("true") || text.equals("false")) return Expr.of(text.equals("true"));
    if (text.startsWith("\"")) return Expr.text(text.substring(1, text.length() - 1));
    return text.matches("-?[0-9.]+(e-?[0-9]+)?") ? Expr.of(Double.parseDouble(text)) : Expr.NONE;
  }

  Seq<Part> required() {
    return parts.filter(Part::isRequired);
  }

  Seq<String> names() {
    return parts.map(Part::name);
  }
}
