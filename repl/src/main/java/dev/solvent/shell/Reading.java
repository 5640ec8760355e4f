package dev.solvent.shell;

import dev.solvent.script.syntax.Parser;
import dev.solvent.source.Source;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;

/// When what was typed is whole, and which word of it is being completed.
///
/// An empty line behind an incomplete text ends it, too: its error is then shown.
final class Reading implements org.jline.reader.Parser {

  /// The name that stands before the cursor, where nothing is escaped or quoted.
  record Word(String line, int cursor, int start) implements CompletingParsedLine {
    @Override
    public String word() {
      return line.substring(start, cursor);
    }

    @Override
    public int wordCursor() {
      return cursor - start;
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word());
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return wordCursor();
    }

    @Override
    public int rawWordLength() {
      return word().length();
    }
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    boolean asked = context == ParseContext.ACCEPT_LINE || context == ParseContext.SECONDARY_PROMPT;
    if (asked && isOpen(line)) throw new EOFError(-1, -1, "the input goes on");
    return new Word(line, cursor, Completion.wordStart(line, cursor));
  }

  private static boolean isOpen(String line) {
    return !Meta.isMeta(line)
        && !line.endsWith("\n")
        && Parser.isIncomplete(new Source(Workspace.NAME, line));
  }
}
