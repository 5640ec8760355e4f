package dev.solvent.source;

/// A text of the language with the name that messages give it: a file's name, `<stdin>`, `<repl>`.
public record Source(String name, String text) {

  /// This gives the line, counted from 1, that holds the character at `offset`.
  public int line(int offset) {
    int line = 1;
    for (int i = 0; i < Math.min(offset, text.length()); i++) if (text.charAt(i) == '\n') line++;
    return line;
  }

  /// This gives the column, counted from 1 in code points, of the character at `offset`.
  public int column(int offset) {
    int at = Math.min(offset, text.length());
    int start = text.lastIndexOf('\n', at - 1) + 1;
    return text.codePointCount(start, at) + 1;
  }

  /// This gives the text of a line, counted from 1, without its newline.
  public String lineText(int line) {
    return text.lines().skip(line - 1L).findFirst().orElse("");
  }

  @Override
  public String toString() {
    return name;
  }
}
