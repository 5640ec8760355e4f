package dev.solvent.shell;

import dev.solvent.script.syntax.Lexer;
import dev.solvent.script.syntax.Token;
import dev.solvent.script.syntax.Token.Kind;
import dev.solvent.source.Source;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// Colours for what is being typed: keywords, numbers, strings and comments. Behind a mistake of
/// the lexer nothing is coloured, but for a string that is not closed yet.
final class Highlighting implements Highlighter {
  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  private static final AttributedStyle KEYWORD = PLAIN.foreground(AttributedStyle.MAGENTA);
  private static final AttributedStyle NUMBER = PLAIN.foreground(AttributedStyle.CYAN);
  private static final AttributedStyle STRING = PLAIN.foreground(AttributedStyle.GREEN);
  private static final AttributedStyle COMMENT = PLAIN.foreground(AttributedStyle.BLUE);

  @Override
  public AttributedString highlight(LineReader reader, String line) {
    AttributedStringBuilder shown = new AttributedStringBuilder();
    AttributedStyle rest = PLAIN;
    int at = 0;
    for (Token token : Lexer.readable(new Source(Workspace.NAME, line))) {
      shown.append(line.substring(at, token.start()), COMMENT);
      shown.append(line.substring(token.start(), token.end()), style(token.kind()));
      rest = isOfString(token.kind()) ? STRING : PLAIN;
      at = token.end();
    }
    return shown.append(line.substring(at), rest).toAttributedString();
  }

  private static AttributedStyle style(Kind kind) {
    if (kind.isKeyword()) return KEYWORD;
    if (isOfString(kind)) return STRING;
    return kind == Kind.NUMBER || kind == Kind.PART ? NUMBER : PLAIN;
  }

  private static boolean isOfString(Kind kind) {
    return kind == Kind.QUOTE || kind == Kind.CHARACTERS || kind == Kind.UNQUOTE;
  }
}
