package dev.solvent.script.syntax;

import dev.solvent.script.syntax.Ast.Program;
import dev.solvent.source.Diagnostic;
import dev.solvent.source.Kind;
import dev.solvent.source.Place.Span;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import dev.solvent.source.Source;
import java.util.function.Supplier;

/// Reads scripts: by recursive descent, operators by their strength, whatever grows to the left in
/// a loop.
///
/// Forms that nest need stack, about half a kilobyte a level: run it on a thread that has some.
public final class Parser {

  /// How deep forms may nest.
  public static final int DEPTH = 50_000;

  private Parser() {}

  /// This gives the tree of a script. Fails with `syntax` where it cannot be read, and with `limit`
  /// where it nests deeper than [#DEPTH] or the thread's stack.
  public static Program parse(Source source) {
    return guarded(
        source,
        () -> {
          Lexer.Tokens tokens = Lexer.tokens(source);
          tokens
              .unclosed()
              .forEach(error -> {
                throw error;
              });
          return new Statements(new Cursor(source, tokens.tokens())).program();
        });
  }

  /// This tells whether a text cannot be read only because it ends too early: more lines could
  /// complete it.
  public static boolean isIncomplete(Source source) {
    try {
      return guarded(source, () -> endsEarly(source, Lexer.tokens(source)));
    } catch (SolventError _) {
      return false;
    }
  }

  private static boolean endsEarly(Source source, Lexer.Tokens tokens) {
    Cursor cursor = new Cursor(source, tokens.tokens());
    try {
      new Statements(cursor).program();
      return tokens.unclosed().isDefined();
    } catch (SolventError _) {
      return cursor.ranOut();
    }
  }

  private static <T> T guarded(Source source, Supplier<T> work) {
    try {
      return work.get();
    } catch (StackOverflowError _) {
      Site all = new Site(new Span(source, 0, Math.min(1, source.text().length())));
      throw new SolventError(new Diagnostic(Kind.LIMIT, "forms nest too deep for the stack", all));
    }
  }
}
