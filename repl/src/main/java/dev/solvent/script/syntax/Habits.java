package dev.solvent.script.syntax;

import dev.solvent.script.syntax.Token.Kind;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/// What is written out of habit by those who come from other languages, and how it is said here.
final class Habits {
  private static final String FUNCTION = "a function is written fun f(x) = ...";
  private static final String LAMBDA = "a lambda stands in braces: { x -> ... }";
  private static final String NAMED = "a value gets a name by val x = ..., or by var if it changes";

  /// Words behind which no other word is due.
  private static final Map<String, String> BEFORE =
      HashMap.<String, String>empty()
          .put("def", FUNCTION)
          .put("function", FUNCTION)
          .put("func", FUNCTION)
          .put("lambda", "a lambda is written { x -> ... }")
          .put("let", NAMED)
          .put("const", NAMED)
          .put("not", "not is written !")
          .put("elif", "elif is written else if")
          .put("print", "print is called with parentheses: print(x)");

  /// Words that are not due behind a value.
  private static final Map<String, String> AFTER =
      HashMap.of(
          "and", "both is written &&",
          "or", "either is written ||",
          "is", "== compares",
          "elif", "elif is written else if");

  private final Cursor cursor;
  private final Token before;
  private final Token next;

  private Habits(Cursor cursor) {
    this.cursor = cursor;
    this.before = cursor.peek(-1);
    this.next = cursor.peek();
  }

  /// This gives what is written instead of the next token, which stands where `due` is due, if it
  /// is known what was meant.
  static Option<String> meant(Cursor cursor, String due) {
    return cursor.isAtStart() ? Option.none() : new Habits(cursor).meant(due);
  }

  private Option<String> meant(String due) {
    Option<String> word = next.breaks() ? Option.none() : word();
    if (word.isDefined()) return word;
    return switch (next.kind()) {
      case STAR -> Option.when(before.kind() == Kind.STAR, "a power is written ^");
      case ARROW -> Option.of(LAMBDA);
      case ASSIGN -> assigned();
      case COLON -> colon(due);
      case COMMA -> Option.when(due.startsWith("the end"), "several values are a tuple: (a, b)");
      case IF -> behindValue("a choice is written if (c) a else b");
      case FOR -> behindValue("vmap { x -> ... }(xs) gives a value for each entry of xs");
      default -> due.equals(Kind.LEFT_PAREN.toString()) ? header() : Option.none();
    };
  }

  private Option<String> word() {
    Option<String> behind =
        before.kind() == Kind.NAME ? BEFORE.get(cursor.text(before)) : Option.none();
    return behind.orElse(
        () -> next.kind() == Kind.NAME ? AFTER.get(cursor.text(next)) : Option.none());
  }

  private Option<String> behindValue(String help) {
    return Option.when(before.kind().endsValue() && !next.breaks(), help);
  }

  /// `x += 1` and `x => x`.
  private Option<String> assigned() {
    Token behind = cursor.peek(1);
    if (behind.kind() == Kind.GREATER && behind.start() == next.end()) return Option.of(LAMBDA);
    boolean updates = before.kind().binds(Token.Strength.SUM) && before.end() == next.start();
    Token target = cursor.peek(-2);
    return Option.when(
        updates && target.kind() == Kind.NAME,
        () -> "write %1$s = %1$s %2$s ...".formatted(cursor.text(target), before.kind()));
  }

  /// `x[0:2]` and `if (c): ...`.
  private Option<String> colon(String due) {
    boolean indexes =
        before.kind() == Kind.LEFT_BRACKET
            || before.kind() == Kind.COMMA
            || due.endsWith(Kind.RIGHT_BRACKET.toString());
    if (indexes) return Option.of("a slice is written a..<b, and a whole axis _");
    return Option.when(
        before.kind() == Kind.RIGHT_PAREN || before.kind() == Kind.ELSE,
        "a block stands in braces: { ... }");
  }

  private Option<String> header() {
    return switch (before.kind()) {
      case IF, WHILE ->
          Option.of("a condition stands in parentheses: " + before.kind() + " (c) { ... }");
      case FOR -> Option.of("write for (x in xs) { ... }");
      default -> Option.none();
    };
  }
}
