package dev.solvent.script.syntax;

import dev.solvent.script.syntax.Token.Kind;
import dev.solvent.source.Diagnostic;
import dev.solvent.source.Place.Span;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import dev.solvent.source.Source;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// The tokens of a text, read one after the other, and how deep in brackets the reader is.
final class Cursor {
  private final Source source;
  private final Seq<Token> tokens;
  private int at = 0;
  private int depth = 0;
  private boolean ranOut = false;

  Cursor(Source source, Seq<Token> tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  static SolventError error(Span span, String headline) {
    return new SolventError(
        new Diagnostic(dev.solvent.source.Kind.SYNTAX, headline, new Site(span)));
  }

  Source source() {
    return source;
  }

  Token peek() {
    return tokens.get(at);
  }

  Token peek(int ahead) {
    return tokens.get(Math.clamp(at + ahead, 0, tokens.size() - 1));
  }

  boolean is(Kind kind) {
    return peek().kind() == kind;
  }

  boolean is(Kind kind, Kind next) {
    return is(kind) && peek(1).kind() == next;
  }

  boolean isAtStart() {
    return at == 0;
  }

  Token take() {
    Token token = peek();
    if (token.kind() != Kind.END) at++;
    return token;
  }

  boolean takeIf(Kind kind) {
    boolean is = is(kind);
    if (is) take();
    return is;
  }

  /// Takes a token of a kind. Fails with `syntax` and says that `what` is due if another one comes.
  Token expect(Kind kind, String what) {
    if (!is(kind)) throw due(what);
    return take();
  }

  Token expect(Kind kind) {
    return expect(kind, kind.toString());
  }

  /// Takes the comma between the parts of a list, or its end, and tells whether a part follows.
  boolean another(Kind end) {
    if (takeIf(Kind.COMMA) && !is(end)) return true;
    expect(end, peek(-1).kind() == Kind.COMMA ? end.toString() : ", or " + end);
    return false;
  }

  /// This tells whether a newline before the next token ends the statement.
  boolean breaks() {
    return peek().breaks();
  }

  String text(Token token) {
    return source.text().substring(token.start(), token.end());
  }

  Span span(Token token) {
    return new Span(source, token.start(), token.end());
  }

  /// This gives the span from `start` to the end of the last token that was taken.
  Span from(int start) {
    return new Span(source, start, peek(-1).end());
  }

  /// The complaint that the next token is not what is due. It is kept in mind if the text ended.
  SolventError due(String what) {
    Token next = peek();
    if (next.kind() != Kind.END) {
      SolventError error = error(span(next), what + " is due here, not " + shown(next));
      boolean compares = next.kind() == Kind.ASSIGN && what.equals(Kind.RIGHT_PAREN.toString());
      return Habits.meant(this, what)
          .orElse(() -> Option.when(compares, "== compares"))
          .fold(() -> error, error::help);
    }
    ranOut = true;
    Token last = peek(-1);
    return error(span(last), what + " is due after " + shown(last) + ", where the text ends");
  }

  private String shown(Token token) {
    return switch (token.kind()) {
      case NAME, NUMBER, PART -> text(token);
      default -> token.kind().toString();
    };
  }

  /// This tells whether the text ended where something was due.
  boolean ranOut() {
    return ranOut;
  }

  /// Notes that one more form is open. Fails with `limit` if these are too many.
  void deeper() {
    if (++depth <= Parser.DEPTH) return;
    String headline = "forms nest more than " + Parser.DEPTH + " deep here";
    throw new SolventError(
        new Diagnostic(dev.solvent.source.Kind.LIMIT, headline, new Site(span(peek()))));
  }

  void shallower() {
    depth--;
  }
}
