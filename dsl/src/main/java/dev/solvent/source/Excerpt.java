package dev.solvent.source;

/// The first line of a span as a terminal shows it, and the carets below it. Tabs are four wide,
/// control characters are shown as `?`, East Asian characters and emoji take two columns, combining
/// marks none. A long line is cut around the span.
record Excerpt(String line, String underline) {
  private static final int WIDTH = 100;
  private static final int BEFORE = 40;
  private static final String TAB = "    ";
  private static final String CUT = "...";

  static Excerpt of(Place.Span span) {
    String text = span.source().text();
    int start = Math.min(span.start(), text.length());
    int lineStart = text.lastIndexOf('\n', start - 1) + 1;
    int newline = text.indexOf('\n', start);
    String line = text.substring(lineStart, newline < 0 ? text.length() : newline).stripTrailing();
    int from = Math.min(start - lineStart, line.length());
    int to = Math.max(from, Math.min(span.end() - lineStart, line.length()));
    return cut(line.substring(0, from), line.substring(from, to), line.substring(to));
  }

  private static Excerpt cut(String before, String marked, String after) {
    String left = shown(before);
    String middle = shown(marked);
    String right = shown(after);
    if (columns(left) + columns(middle) + columns(right) > WIDTH) {
      if (columns(left) > BEFORE) left = CUT + last(left, BEFORE - CUT.length());
      int room = WIDTH - columns(left);
      if (columns(middle) > room) middle = first(middle, room - CUT.length()) + CUT;
      room -= columns(middle);
      if (columns(right) > room) right = first(right, Math.max(0, room - CUT.length())) + CUT;
    }
    String carets = "^".repeat(Math.max(1, columns(middle)));
    return new Excerpt(left + middle + right, " ".repeat(columns(left)) + carets);
  }

  private static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (c == '\t') shown.append(TAB);
          else if (Character.isISOControl(c)) shown.append('?');
          else shown.appendCodePoint(c);
        });
    return shown.toString();
  }

  private static String first(String text, int columns) {
    int end = 0;
    for (int width = 0; end < text.length(); end += Character.charCount(text.codePointAt(end))) {
      width += columns(text.codePointAt(end));
      if (width > columns) break;
    }
    return text.substring(0, end);
  }

  private static String last(String text, int columns) {
    int start = text.length();
    for (int width = 0; start > 0; start -= Character.charCount(text.codePointBefore(start))) {
      width += columns(text.codePointBefore(start));
      if (width > columns) break;
    }
    return text.substring(start);
  }

  private static int columns(String text) {
    return text.codePoints().map(Excerpt::columns).sum();
  }

  private static int columns(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  /// The blocks that Unicode's East Asian Width (UAX 11) gives as wide, coarsely.
  private static boolean isWide(int c) {
    return c >= 0x1100
        && (c <= 0x115F
            || (c >= 0x2E80 && c <= 0xA4CF)
            || (c >= 0xAC00 && c <= 0xD7A3)
            || (c >= 0xF900 && c <= 0xFAFF)
            || (c >= 0xFE30 && c <= 0xFE6F)
            || (c >= 0xFF00 && c <= 0xFF60)
            || (c >= 0xFFE0 && c <= 0xFFE6)
            || (c >= 0x1F300 && c <= 0x1F64F)
            || (c >= 0x1F680 && c <= 0x1F9FF)
            || (c >= 0x20000 && c <= 0x3FFFD));
  }
}
