package dev.solvent.script.syntax;

import dev.solvent.source.Diagnostic;
import dev.solvent.source.Kind;
import dev.solvent.source.Place;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import dev.solvent.source.Source;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// From characters to tokens.
final class Lexer {
  static final Set<String> KEYWORDS =
      Set.of(
          "fun", "val", "var", "if", "else", "while", "for", "in", "return", "import", "as", "true",
          "false", "none");

  private static final List<String> SIGNS =
      List.of(
          "..<", "|>", "||", "&&", "==", "!=", "<=", ">=", "->", "..", "+", "-", "*", "/", "%", "@",
          "^", "<", ">", "=", "!", "(", ")", "[", "]", "{", "}", ",", ";", ":", ".");

  private final Source source;
  private final String text;
  private int at;
  private boolean newline;
  private boolean cutShort;

  Lexer(Source source) {
    this.source = source;
    this.text = source.text();
    if (text.startsWith("#!")) at = Math.max(text.indexOf('\n'), 0);
    if (text.startsWith("#!") && at == 0) at = text.length();
  }

  /// Whether the text ended within a string or a comment.
  boolean isCutShort() {
    return cutShort;
  }

  Seq<Token> tokens() {
    List<Token> tokens = new ArrayList<>();
    while (true) {
      Token token = next(tokens);
      tokens.add(token);
      if (token.kind() == Token.Kind.END) return Array.ofAll(tokens);
    }
  }

  /// The tokens of `${..}`, up to the brace that closes it.
  private Seq<Token> hole(int open) {
    List<Token> tokens = new ArrayList<>();
    int depth = 0;
    while (true) {
      Token token = next(tokens);
      if (token.kind() == Token.Kind.END) {
        cutShort = true;
        throw error(open, open + 2, "this ${ is not closed");
      }
      if (token.is("{")) depth++;
      if (token.is("}") && depth-- == 0) {
        tokens.add(new Token(Token.Kind.END, "}", token.start(), token.end(), false));
        return Array.ofAll(tokens);
      }
      tokens.add(token);
    }
  }

  private Token next(List<Token> before) {
    skip();
    int start = at;
    if (at >= text.length()) return token(Token.Kind.END, start);
    int c = text.codePointAt(at);
    if (Character.isLetter(c) || c == '_') return name();
    if (isDigit(at)) return follows(before, ".") ? part() : number();
    if (c == '.' && isDigit(at + 1) && !endsValue(before)) return number();
    if (c == '"') return string();
    for (String sign : SIGNS) {
      if (text.startsWith(sign, at)) {
        at += sign.length();
        return token(Token.Kind.SIGN, start);
      }
    }
    throw error(
        start,
        start + Character.charCount(c),
        "`%s` does not begin anything here",
        Character.toString(c));
  }

  private Token token(Token.Kind kind, int start) {
    Token token = new Token(kind, text.substring(start, at), start, at, newline);
    newline = false;
    return token;
  }

  private static boolean follows(List<Token> before, String sign) {
    return !before.isEmpty()
        && before.getLast().is(sign)
        && endsValue(before.subList(0, before.size() - 1));
  }

  private static boolean endsValue(List<Token> before) {
    if (before.isEmpty()) return false;
    Token last = before.getLast();
    return switch (last.kind()) {
      case NUMBER, STRING, NAME -> true;
      case SIGN -> last.is(")") || last.is("]") || last.is("}");
      case KEYWORD -> last.is("true") || last.is("false") || last.is("none");
      case END -> false;
    };
  }

  private void skip() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') newline = true;
      if (Character.isWhitespace(c) || c == '\uFEFF' || c == '\u00A0') {
        at++;
      } else if (text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (text.startsWith("/*", at)) {
        comment();
      } else {
        return;
      }
    }
  }

  private void comment() {
    int open = at;
    int depth = 0;
    do {
      if (at >= text.length()) {
        cutShort = true;
        throw error(open, open + 2, "this comment is not closed");
      }
      if (text.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (text.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        if (text.charAt(at) == '\n') newline = true;
        at++;
      }
    } while (depth > 0);
  }

  private Token name() {
    int start = at;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (!Character.isLetterOrDigit(c)
          && c != '_'
          && Character.getType(c) != Character.NON_SPACING_MARK) break;
      at += Character.charCount(c);
    }
    while (at < text.length() && text.charAt(at) == '\'') at++;
    boolean keyword = KEYWORDS.contains(text.substring(start, at));
    return token(keyword ? Token.Kind.KEYWORD : Token.Kind.NAME, start);
  }

  private boolean isDigit(int i) {
    return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }

  private void digits() {
    while (isDigit(at) || at < text.length() && text.charAt(at) == '_' && isDigit(at + 1)) at++;
  }

  /// The index of a part of a tuple, which has no fraction: `t.1.0`.
  private Token part() {
    int start = at;
    while (isDigit(at)) at++;
    return token(Token.Kind.NUMBER, start);
  }

  private Token number() {
    int start = at;
    digits();
    if (at < text.length() && text.charAt(at) == '.' && !text.startsWith("..", at)) {
      if (isDigit(at + 1)) {
        at++;
        digits();
      } else if (at + 1 >= text.length() || !Character.isLetter(text.codePointAt(at + 1))) {
        throw error(start, at + 1, "a number does not end in a point")
            .help("write %s.0", text.substring(start, at));
      }
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int sign = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 1 : 0;
      if (isDigit(at + 1 + sign)) {
        at += 1 + sign;
        digits();
      }
    }
    if (at < text.length()
        && (Character.isLetter(text.codePointAt(at)) || text.charAt(at) == '_')) {
      int end = at;
      while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) end++;
      throw error(start, end, "a number runs into a name").help("write a * between them");
    }
    return token(Token.Kind.NUMBER, start);
  }

  private Token string() {
    int start = at++;
    boolean before = newline;
    newline = false;
    List<Token.Segment> segments = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    while (true) {
      if (at >= text.length() || text.charAt(at) == '\n') {
        cutShort = at >= text.length();
        throw error(start, at, "this string is not closed");
      }
      char c = text.charAt(at);
      if (c == '"') break;
      if (c == '\\') {
        piece.append(escape());
      } else if (text.startsWith("${", at)) {
        segments.add(new Token.Segment(piece.toString(), Array.empty()));
        piece.setLength(0);
        int open = at;
        at += 2;
        segments.add(new Token.Segment("", hole(open)));
      } else {
        piece.append(c);
        at++;
      }
    }
    at++;
    segments.add(new Token.Segment(piece.toString(), Array.empty()));
    newline = false;
    return new Token(
        Token.Kind.STRING, text.substring(start, at), start, at, before, Array.ofAll(segments));
  }

  private char escape() {
    char c = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    int place = "nt\"\\$".indexOf(c);
    if (place < 0) {
      throw error(at, at + 2, "\\%s is not an escape", c)
          .help("the escapes are \\n \\t \\\" \\\\ \\$");
    }
    at += 2;
    return "\n\t\"\\$".charAt(place);
  }

  private SolventError error(int start, int end, String headline, Object... parts) {
    return new SolventError(
        new Diagnostic(
            Kind.SYNTAX,
            headline.formatted(parts),
            new Site(new Place.Span(source, start, Math.max(end, start + 1)))));
  }
}
