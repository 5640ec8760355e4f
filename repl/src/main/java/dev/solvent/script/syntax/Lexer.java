package dev.solvent.script.syntax;

import dev.solvent.script.syntax.Token.Kind;
import dev.solvent.source.Place.Span;
import dev.solvent.source.SolventError;
import dev.solvent.source.Source;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Cuts a text into tokens.
///
/// The innermost open bracket decides what a newline means and, for `}`, whether a string goes on
/// behind it, so the lexer keeps them. What is still open at the end of the text is told apart from
/// other mistakes: more text may close it.
public final class Lexer {

  /// The tokens of a text, `END` last, and the complaint about a bracket or comment that is not
  /// closed.
  record Tokens(Seq<Token> tokens, Option<SolventError> unclosed) {}

  /// A bracket that is open; `quote` is where the string of a hole begins.
  private record Open(Kind kind, int at, boolean header, int quote) {}

  private final Source source;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private Option<SolventError> unclosed = Option.none();
  private Kind last = Kind.END;
  private boolean afterValue = false;
  private boolean leads = true;
  private int at = 0;

  private Lexer(Source source) {
    this.source = source;
    this.text = source.text();
  }

  /// This gives the tokens of a whole text. Fails with `syntax` on characters and numbers that mean
  /// nothing, on a string that its line does not close, and on brackets that do not match.
  static Tokens tokens(Source source) {
    return new Lexer(source).all();
  }

  /// This gives the tokens before the first mistake: what can be told of a text that is being
  /// typed.
  public static Seq<Token> readable(Source source) {
    Lexer lexer = new Lexer(source);
    try {
      return lexer.all().tokens();
    } catch (SolventError _) {
      return Array.ofAll(lexer.tokens);
    }
  }

  private Tokens all() {
    if (text.startsWith("\uFEFF")) at = 1;
    if (text.startsWith("#!", at)) skipLine();
    while (skipBlanks()) token();
    emit(Kind.END, at);
    if (unclosed.isEmpty() && !open.isEmpty()) unclosed = Option.of(unclosed(open.peek()));
    return new Tokens(Array.ofAll(tokens), unclosed);
  }

  private SolventError unclosed(Open bracket) {
    String sign = bracket.kind.toString();
    return error(bracket.at, bracket.at + sign.length(), "this " + sign + " is never closed");
  }

  private boolean skipBlanks() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        leads = true;
        at++;
      } else if (c == ' ' || c == '\t' || c == '\r') {
        at++;
      } else if (c == '/' && next(1) == '/') {
        skipLine();
      } else if (c == '/' && next(1) == '*') {
        skipComment();
      } else if (c > 127 && (Character.isWhitespace(c) || Character.isSpaceChar(c))) {
        at++;
      } else {
        return true;
      }
    }
    return false;
  }

  private void skipLine() {
    int newline = text.indexOf('\n', at);
    at = newline < 0 ? text.length() : newline;
  }

  private void skipComment() {
    int start = at;
    int depth = 0;
    do {
      if (at >= text.length()) {
        unclosed = Option.of(error(start, start + 2, "this comment is never closed"));
        return;
      } else if (text.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (text.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        leads |= text.charAt(at++) == '\n';
      }
    } while (depth > 0);
  }

  private void token() {
    int c = text.codePointAt(at);
    if (c >= '0' && c <= '9') {
      if (last == Kind.DOT) part();
      else number();
    } else if (Character.isLetter(c) || c == '_') {
      word();
    } else if (c == '"') {
      emit(Kind.QUOTE, at + 1);
      characters(at - 1);
    } else if (c == '.' && !afterValue && isDigit(next(1))) {
      number();
    } else {
      Kind kind = sign(c);
      if (kind == Kind.RIGHT_BRACE && !open.isEmpty() && open.peek().kind == Kind.HOLE) {
        emit(Kind.HOLE_END, at + 1);
        characters(open.pop().quote);
      } else {
        int start = at;
        boolean header = last == Kind.IF || last == Kind.WHILE || last == Kind.FOR;
        emit(kind, at + kind.toString().length());
        bracket(kind, start, header);
      }
    }
  }

  private void bracket(Kind kind, int start, boolean header) {
    switch (kind) {
      case LEFT_PAREN, LEFT_BRACKET, LEFT_BRACE -> open.push(new Open(kind, start, header, 0));
      // Behind the header of an `if` or a loop an operand is due.
      case RIGHT_PAREN -> afterValue = !close(kind, start, Kind.LEFT_PAREN).header;
      case RIGHT_BRACKET -> close(kind, start, Kind.LEFT_BRACKET);
      case RIGHT_BRACE -> close(kind, start, Kind.LEFT_BRACE);
      default -> {}
    }
  }

  private Open close(Kind kind, int start, Kind opening) {
    if (open.isEmpty()) throw error(start, start + 1, "this " + kind + " closes nothing");
    Open bracket = open.pop();
    if (bracket.kind != opening) {
      String headline =
          "this %s is never closed: %s stands in its way".formatted(bracket.kind, kind);
      throw error(bracket.at, bracket.at + bracket.kind.toString().length(), headline);
    }
    return bracket;
  }

  private Kind sign(int c) {
    return switch (c) {
      case '(' -> Kind.LEFT_PAREN;
      case ')' -> Kind.RIGHT_PAREN;
      case '[' -> Kind.LEFT_BRACKET;
      case ']' -> Kind.RIGHT_BRACKET;
      case '{' -> Kind.LEFT_BRACE;
      case '}' -> Kind.RIGHT_BRACE;
      case ',' -> Kind.COMMA;
      case ';' -> Kind.SEMICOLON;
      case ':' -> Kind.COLON;
      case '+' -> Kind.PLUS;
      case '*' -> Kind.STAR;
      case '/' -> Kind.SLASH;
      case '%' -> Kind.PERCENT;
      case '@' -> Kind.AT;
      case '^' -> Kind.CARET;
      case '-' -> next(1) == '>' ? Kind.ARROW : Kind.MINUS;
      case '=' -> next(1) == '=' ? Kind.EQUAL : Kind.ASSIGN;
      case '!' -> next(1) == '=' ? Kind.NOT_EQUAL : Kind.NOT;
      case '<' -> next(1) == '=' ? Kind.LESS_EQUAL : Kind.LESS;
      case '>' -> next(1) == '=' ? Kind.GREATER_EQUAL : Kind.GREATER;
      case '.' -> next(1) != '.' ? Kind.DOT : next(2) == '<' ? Kind.RANGE_BELOW : Kind.RANGE;
      case '|' -> next(1) == '>' ? Kind.PIPE : doubled('|', Kind.OR);
      case '&' -> doubled('&', Kind.AND);
      default -> throw meaningless();
    };
  }

  private Kind doubled(char c, Kind kind) {
    if (next(1) != c) throw meaningless();
    return kind;
  }

  private SolventError meaningless() {
    int c = text.codePointAt(at);
    boolean visible =
        !Character.isISOControl(c)
            && Character.getType(c) != Character.FORMAT
            && Character.getType(c) != Character.SURROGATE;
    String shown = visible ? Character.toString(c) + " (U+%04X)" : "U+%04X";
    SolventError error =
        error(
            at,
            at + Character.charCount(c),
            "the character " + shown.formatted(c) + " means nothing here");
    return switch (c) {
      case '&' -> error.help("both is written &&");
      case '|' -> error.help("either is written ||, and a pipeline |>");
      case '\'' -> error.help("strings stand in double quotes; a prime ends a name");
      case '²' -> error.help("a square is written x^2");
      case '³' -> error.help("a cube is written x^3");
      case '−', '–' -> error.help("minus is written -");
      case '·', '×' -> error.help("a product is written *");
      case '≤' -> error.help("at most is written <=");
      case '≥' -> error.help("at least is written >=");
      case '≠' -> error.help("different is written !=");
      case '÷' -> error.help("a quotient is written /");
      case '→' -> error.help("an arrow is written ->");
      case '√' -> error.help("a root is written sqrt(x)");
      case '∞' -> error.help("write infinity");
      case '#' -> error.help("a comment begins with //");
      case '?' -> error.help("a choice is written if (c) a else b");
      case '\\' ->
          error.help("a line goes on behind an operator or a comma, and inside ( ) or [ ]");
      case '“', '”', '„' -> error.help("strings stand in plain double quotes");
      default -> error;
    };
  }

  private void word() {
    int end = at;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      if (!Character.isLetterOrDigit(c) && c != '_') break;
      end += Character.charCount(c);
    }
    while (end < text.length() && text.charAt(end) == '\'') end++;
    // Behind a dot every word is a name: a column of a file may be called `in`.
    Kind kind = last == Kind.DOT ? Kind.NAME : keyword(end);
    emit(kind, end);
  }

  private Kind keyword(int end) {
    return end - at > 6 ? Kind.NAME : Kind.keyword(text.substring(at, end)).getOrElse(Kind.NAME);
  }

  private void part() {
    int end = at;
    while (end < text.length() && isDigit(text.charAt(end))) end++;
    checkNumberEnds(end);
    if (end - at > 9) throw error(at, end, "a tuple has fewer parts than this");
    emit(Kind.PART, end);
  }

  private void number() {
    int end = digits(at);
    if (end < text.length() && text.charAt(end) == '.' && isDigit(charAt(end + 1))) {
      end = digits(end + 1);
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int exponent = charAt(end + 1) == '+' || charAt(end + 1) == '-' ? end + 2 : end + 1;
      if (isDigit(charAt(exponent))) end = digits(exponent);
    }
    checkNumberEnds(end);
    emit(Kind.NUMBER, end);
  }

  /// This gives the end of the digits from `start` on, between which `_` may stand.
  private int digits(int start) {
    int end = start;
    while (isDigit(charAt(end)) || charAt(end) == '_' && digitAhead(end + 1)) end++;
    return end;
  }

  private boolean digitAhead(int from) {
    return isDigit(charAt(from)) || charAt(from) == '_';
  }

  private void checkNumberEnds(int end) {
    if (end >= text.length()) return;
    int c = text.codePointAt(end);
    if (Character.isLetterOrDigit(c) || c == '_' || c == '\'') {
      int stop = end;
      while (stop < text.length() && isWordPart(text.codePointAt(stop))) {
        stop += Character.charCount(text.codePointAt(stop));
      }
      String run = text.substring(at, stop);
      throw error(at, stop, "a number may not run into a name: " + run)
          .help(
              text.substring(at, end)
                  + " * "
                  + text.substring(end, stop)
                  + " is a product; a name begins with a letter");
    }
    char after = charAt(end + 1);
    if (c == '.' && after != '.' && after != '_' && !isDigit(after) && !Character.isLetter(after)) {
      String number = text.substring(at, end);
      throw error(at, end + 1, "a number may not end in a point: " + number + ".")
          .help("write %s or %s.0", number, number);
    }
  }

  private static boolean isWordPart(int c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '\'';
  }

  /// Goes on in a string, up to its end or the next hole.
  private void characters(int quote) {
    int end = at;
    while (true) {
      char c = charAt(end);
      if (end >= text.length() || c == '\n') {
        throw error(quote, quote + 1, "this string is never closed")
            .help("a string ends on its line with \"; a newline in it is written \\n");
      }
      if (c == '"' || c == '$' && charAt(end + 1) == '{') break;
      if (c == '\\') checkEscape(end);
      end += c == '\\' ? 2 : 1;
    }
    if (end > at) emit(Kind.CHARACTERS, end);
    if (text.charAt(at) == '"') {
      emit(Kind.UNQUOTE, at + 1);
    } else {
      open.push(new Open(Kind.HOLE, at, false, quote));
      emit(Kind.HOLE, at + 2);
    }
  }

  private void checkEscape(int backslash) {
    char c = charAt(backslash + 1);
    boolean known = c == 'n' || c == 't' || c == '"' || c == '\\' || c == '$';
    if (known || backslash + 1 >= text.length() || c == '\n') return;
    int end = backslash + 1 + Character.charCount(text.codePointAt(backslash + 1));
    throw error(backslash, end, "there is no escape " + text.substring(backslash, end))
        .help("the escapes are \\n \\t \\\" \\\\ \\$");
  }

  private void emit(Kind kind, int end) {
    boolean ends = open.isEmpty() || open.peek().kind == Kind.LEFT_BRACE;
    tokens.add(new Token(kind, at, end, leads && ends || kind == Kind.END, leads));
    last = kind;
    afterValue = kind.endsValue();
    leads = false;
    at = end;
  }

  private char next(int ahead) {
    return charAt(at + ahead);
  }

  private char charAt(int offset) {
    return offset < text.length() ? text.charAt(offset) : '\0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private SolventError error(int start, int end, String headline) {
    return Cursor.error(new Span(source, start, end), headline);
  }
}
