package dev.solvent.shell;

import dev.solvent.script.syntax.Lexer;
import dev.solvent.script.syntax.Token;
import dev.solvent.script.syntax.Token.Kind;
import dev.solvent.source.Source;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// What a text that is being typed leaves open at its end.
///
/// @param string where the characters of an open string begin
/// @param call the name of the function whose next argument is due
record Typed(Option<Integer> string, Option<String> call) {

  static Typed of(String text) {
    Seq<Token> tokens =
        Lexer.readable(new Source(Workspace.NAME, text)).reject(t -> t.kind() == Kind.END);
    Option<Token> last = tokens.lastOption();
    boolean due = last.exists(t -> t.kind() == Kind.LEFT_PAREN || t.kind() == Kind.COMMA);
    return new Typed(
        last.filter(t -> t.kind() == Kind.QUOTE).map(Token::end),
        due ? open(tokens).flatMap(paren -> callee(text, tokens, paren)) : Option.none());
  }

  /// The place among the tokens of the innermost bracket that is open.
  private static Option<Integer> open(Seq<Token> tokens) {
    List<Integer> open = List.empty();
    for (int i = 0; i < tokens.size(); i++) {
      switch (tokens.get(i).kind()) {
        case LEFT_PAREN, LEFT_BRACKET, LEFT_BRACE, HOLE -> open = open.prepend(i);
        case RIGHT_PAREN, RIGHT_BRACKET, RIGHT_BRACE, HOLE_END -> open = open.drop(1);
        default -> {}
      }
    }
    return open.headOption();
  }

  /// The name before a parenthesis: `sum` of `sum(`, and of `x.sum(`.
  private static Option<String> callee(String text, Seq<Token> tokens, int paren) {
    boolean calls =
        tokens.get(paren).kind() == Kind.LEFT_PAREN
            && paren > 0
            && tokens.get(paren - 1).kind() == Kind.NAME
            && !(paren > 1 && tokens.get(paren - 2).kind() == Kind.FUN);
    return Option.when(calls, () -> tokens.get(paren - 1))
        .map(name -> text.substring(name.start(), name.end()));
  }
}
