package dev.solvent.source;

/// Where something was written: in a script, in a host's program, or nowhere that could be named.
public sealed interface Place {

  /// This prints as `file:line:column` of a script, `file:line` of a host.
  String describe();

  /// The characters `start` to `end` (exclusive) of a script.
  record Span(Source source, int start, int end) implements Place {

    public int line() {
      return source.line(start);
    }

    public int column() {
      return source.column(start);
    }

    /// This gives the smallest span that holds both, which are of one source.
    public Span to(Span other) {
      return new Span(source, Math.min(start, other.start), Math.max(end, other.end));
    }

    public String text() {
      return source.text().substring(start, Math.min(end, source.text().length()));
    }

    @Override
    public String describe() {
      return source.name() + ":" + line() + ":" + column();
    }

    @Override
    public String toString() {
      return describe();
    }
  }

  /// A line of a Java, Kotlin or Clojure program, in a function that the host calls `in`.
  record HostLine(String file, int line, String in) implements Place {

    @Override
    public String describe() {
      return file + ":" + line;
    }
  }

  /// No place is known.
  record Nowhere() implements Place {

    @Override
    public String describe() {
      return "an unknown place";
    }
  }
}
