package dev.solvent.source;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/// An error as people read it: what, where, the line with the part underlined, the calls that led there, what to do.
///
///     error[shape]: the inner sizes of A @ x differ: A is [3, 3], x is [2]
///       --> ridge.solv:12:15
///        |
///     12 |   val r = b - A @ x
///        |               ^^^^^
///        = in solve(A: [3, 3], b: [2]), called at ridge.solv:20:9
///        = help: x comes from zeros(2) at ridge.solv:9:11
public final class DiagnosticText {
  private static final int INNERMOST = 9;
  private static final int OUTERMOST = 3;

  private DiagnosticText() {}

  /// This gives the lines of a diagnostic, joined, without a newline at the end.
  public static String of(Diagnostic diagnostic) {
    Place place = diagnostic.site().place();
    String margin = " ".repeat(marginOf(place));
    return Vector.of("error[" + diagnostic.kind() + "]: " + diagnostic.headline())
        .appendAll(where(place, margin))
        .appendAll(remarks(diagnostic).map(remark -> margin + " = " + indented(remark, margin)))
        .mkString("\n");
  }

  /// The width of the line number, or of one digit where there is none.
  private static int marginOf(Place place) {
    return place instanceof Place.Span span ? Integer.toString(span.line()).length() : 1;
  }

  private static Seq<String> where(Place place, String margin) {
    return switch (place) {
      case Place.Nowhere _ -> Vector.empty();
      case Place.HostLine line -> Vector.of(margin + "--> " + line.describe());
      case Place.Span span -> {
        Excerpt excerpt = Excerpt.of(span);
        yield Vector.of(
            margin + "--> " + span.describe(),
            margin + " |",
            (span.line() + " | " + excerpt.line()).stripTrailing(),
            margin + " | " + excerpt.underline());
      }
    };
  }

  private static Seq<String> remarks(Diagnostic diagnostic) {
    return calls(diagnostic.site().frame())
        .appendAll(diagnostic.notes().map(note -> "note: " + note))
        .appendAll(diagnostic.help().map(help -> "help: " + help));
  }

  /// The calls that led there, the innermost first; one that is repeated, as in a recursion, stands
  /// once. Of many, the outermost are told too.
  private static Seq<String> calls(Option<Frame> innermost) {
    Vector<String> calls = Vector.empty();
    int times = 1;
    for (Option<Frame> next = innermost; next.isDefined(); next = next.get().outer()) {
      String call = call(next.get());
      if (!calls.isEmpty() && calls.last().equals(call)) {
        times++;
      } else {
        calls = counted(calls, times).append(call);
        times = 1;
      }
    }
    return shortened(counted(calls, times));
  }

  private static Vector<String> counted(Vector<String> calls, int times) {
    return times == 1 ? calls : calls.init().append(calls.last() + ", " + times + " times");
  }

  private static Seq<String> shortened(Vector<String> calls) {
    int left = calls.size() - INNERMOST - OUTERMOST;
    return left <= 1
        ? calls
        : calls
            .take(INNERMOST)
            .append("... " + left + " more")
            .appendAll(calls.takeRight(OUTERMOST));
  }

  private static String call(Frame frame) {
    String in = "in " + frame.call().get();
    return frame.at() instanceof Place.Nowhere ? in : in + ", called at " + frame.at().describe();
  }

  /// Further lines of a remark stand below its first.
  private static String indented(String remark, String margin) {
    return remark.stripTrailing().replace("\n", "\n" + margin + "   ");
  }
}
