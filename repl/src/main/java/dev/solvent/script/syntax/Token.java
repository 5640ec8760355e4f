package dev.solvent.script.syntax;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Stream;
import io.vavr.control.Option;

/// A word of a script: its kind and the characters `start` to `end` (exclusive) that it stands on.
///
/// A string is several tokens: `QUOTE`, then `CHARACTERS` and `HOLE ... HOLE_END` in turn, then
/// `UNQUOTE`.
///
/// @param breaks whether a newline stands before it that may end a statement
/// @param leads whether it is the first of its line
public record Token(Kind kind, int start, int end, boolean breaks, boolean leads) {

  /// What a token is.
  public enum Kind {
    NAME("a name"),
    NUMBER("a number"),
    PART("the number of a part"),
    QUOTE("a string"),
    CHARACTERS("a string"),
    HOLE("${"),
    HOLE_END("}"),
    UNQUOTE("\""),
    END("the end"),
    FUN("fun"),
    VAL("val"),
    VAR("var"),
    IF("if"),
    ELSE("else"),
    WHILE("while"),
    FOR("for"),
    IN("in"),
    RETURN("return"),
    IMPORT("import"),
    AS("as"),
    TRUE("true"),
    FALSE("false"),
    NONE("none"),
    LEFT_PAREN("("),
    RIGHT_PAREN(")"),
    LEFT_BRACKET("["),
    RIGHT_BRACKET("]"),
    LEFT_BRACE("{"),
    RIGHT_BRACE("}"),
    COMMA(","),
    SEMICOLON(";"),
    COLON(":"),
    DOT("."),
    ASSIGN("="),
    ARROW("->"),
    NOT("!"),
    PIPE("|>", Strength.PIPE),
    OR("||", Strength.OR),
    AND("&&", Strength.AND),
    EQUAL("==", Strength.COMPARISON),
    NOT_EQUAL("!=", Strength.COMPARISON),
    LESS("<", Strength.COMPARISON),
    LESS_EQUAL("<=", Strength.COMPARISON),
    GREATER(">", Strength.COMPARISON),
    GREATER_EQUAL(">=", Strength.COMPARISON),
    RANGE("..", Strength.RANGE),
    RANGE_BELOW("..<", Strength.RANGE),
    PLUS("+", Strength.SUM),
    MINUS("-", Strength.SUM),
    STAR("*", Strength.PRODUCT),
    SLASH("/", Strength.PRODUCT),
    PERCENT("%", Strength.PRODUCT),
    AT("@", Strength.PRODUCT),
    CARET("^", Strength.POWER);

    private static final Map<String, Kind> KEYWORDS =
        Stream.of(values())
            .filter(Kind::isKeyword)
            .foldLeft(HashMap.empty(), (all, kind) -> all.put(kind.text, kind));

    private final String text;
    private final Option<Strength> strength;

    Kind(String text) {
      this.text = text;
      this.strength = Option.none();
    }

    Kind(String text, Strength strength) {
      this.text = text;
      this.strength = Option.of(strength);
    }

    /// This gives the keyword that `word` is, if it is one.
    public static Option<Kind> keyword(String word) {
      return KEYWORDS.get(word);
    }

    /// This tells `fun`, `none` and their like from everything else.
    public boolean isKeyword() {
      return FUN.compareTo(this) <= 0 && compareTo(NONE) <= 0;
    }

    /// This tells whether it stands between two operands and binds them at least as `weakest` does.
    boolean binds(Strength weakest) {
      return strength.exists(s -> s.compareTo(weakest) >= 0);
    }

    /// This tells whether it binds two operands just as strongly as `other`.
    boolean bindsAs(Kind other) {
      return strength.isDefined() && strength.equals(other.strength);
    }

    /// How an operator between two operands binds them.
    Option<Strength> strength() {
      return strength;
    }

    /// This tells whether a value may end with such a token, so that an operator or a `.` may go on
    /// behind it.
    boolean endsValue() {
      return switch (this) {
        case NAME, NUMBER, PART, UNQUOTE, TRUE, FALSE, NONE -> true;
        case RIGHT_PAREN, RIGHT_BRACKET, RIGHT_BRACE -> true;
        case QUOTE, CHARACTERS, HOLE, HOLE_END, END -> false;
        case FUN, VAL, VAR, IF, ELSE, WHILE, FOR, IN, RETURN, IMPORT, AS -> false;
        case LEFT_PAREN, LEFT_BRACKET, LEFT_BRACE, COMMA, SEMICOLON, COLON, DOT -> false;
        case RANGE, RANGE_BELOW, ASSIGN, ARROW, PIPE, OR, AND, NOT -> false;
        case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> false;
        case PLUS, MINUS, STAR, SLASH, PERCENT, AT, CARET -> false;
      };
    }

    /// As it is written, or what it is called.
    @Override
    public String toString() {
      return text;
    }
  }

  /// How strongly an operator binds its operands, the loosest first.
  enum Strength {
    PIPE,
    OR,
    AND,
    NOT,
    COMPARISON,
    RANGE,
    SUM,
    PRODUCT,
    UNARY,
    POWER,
    OPERAND;

    /// This gives the next stronger one.
    Strength next() {
      return values()[ordinal() + 1];
    }
  }
}
