package dev.solvent.render;

import dev.solvent.build.Nodes;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Tree;
import dev.solvent.expr.Node;
import dev.solvent.expr.Pattern;
import dev.solvent.source.NumberText;
import io.vavr.collection.Seq;
import io.vavr.collection.Stream;

/// A value as `print` shows it: as the language writes it, on one line where it fits.
///
///     ValueText.of(record)      // (w = [[1, 2], [3, 4]], b = 0.5)
public final class ValueText {
  private static final int WIDTH = 100;
  private static final int MANY_PARTS = 1000;
  private static final int SHOWN_PARTS = 6;
  private static final int SHOWN_ENTRIES = 20;

  private ValueText() {}

  /// This gives the text of a value; a string stands bare, and quoted where it is a part.
  public static String of(Expr value) {
    return beside(value, 0);
  }

  /// This gives the texts of values beside each other; the further lines of a value stand below its
  /// first, where that leaves them half of the width.
  public static String line(Seq<Expr> values) {
    StringBuilder line = new StringBuilder();
    for (Expr value : values) {
      if (!line.isEmpty()) line.append(' ');
      int column = line.codePointCount(line.lastIndexOf("\n") + 1, line.length());
      line.append(beside(value, column <= WIDTH / 2 ? column : 0));
    }
    return line.toString();
  }

  private static String beside(Expr value, int column) {
    return value.tree() instanceof Tree.Text(var text) ? text : at(value, column);
  }

  /// This gives the text of a value whose first character stands in `column`.
  private static String at(Expr value, int column) {
    return switch (value.tree()) {
      case Tree.Leaf(var node) -> leaf(node, column);
      case Tree.Tuple(var parts) -> tuple(parts, column);
      case Tree.Record(var fields) ->
          fields.isEmpty() ? "()" : group(fields.map(f -> new Part(f._1 + " = ", f._2)), column);
      case Tree.None _ -> "none";
      case Tree.Text(var text) -> quoted(text);
      case Tree.Function(var fn) -> fn.signature().describe();
      case Tree.Range(int from, int to) -> from + "..<" + to;
      case Tree.Sparse(var pattern, var values) -> sparse(pattern, values);
    };
  }

  private static String leaf(Node node, int column) {
    return switch (node) {
      case Node.Const known ->
          TensorText.of(
              Nodes.shape(known), TensorText.entry(known.type()), known.entries(), column, WIDTH);
      case Node.Symbol symbol -> "<" + symbol.name() + ": " + symbol.type() + ">";
      case Node.Apply unknown -> "<" + unknown.type() + ">";
      case Node.Part unknown -> "<" + unknown.type() + ">";
    };
  }

  private static String tuple(Seq<Expr> parts, int column) {
    if (parts.size() <= MANY_PARTS) return group(parts.map(p -> new Part("", p)), column);
    String first = group(parts.take(SHOWN_PARTS).map(p -> new Part("", p)), column);
    return first.substring(0, first.length() - 1) + ", ... " + parts.size() + " in all)";
  }

  private record Part(String label, Expr value) {}

  /// The parts on one line if they fit, otherwise one a line.
  private static String group(Seq<Part> parts, int column) {
    Seq<String> flat = parts.map(p -> p.label + at(p.value, column));
    String line = flat.mkString("(", ", ", ")");
    if (line.length() + column <= WIDTH && line.indexOf('\n') < 0) return line;
    return parts
        .map(p -> p.label + at(p.value, column + 1 + p.label.length()))
        .mkString("(", ",\n" + " ".repeat(column + 1), ")");
  }

  private static String sparse(Pattern pattern, Expr values) {
    if (!values.isKnown()) return "<sparse [" + pattern.height() + ", " + pattern.width() + "]>";
    double[] entries = values.array();
    String shown =
        Stream.range(0, Math.min(entries.length, SHOWN_ENTRIES))
            .map(k ->
                NumberText.format(
                    "(%d, %d) = %s",
                    pattern.row(k), pattern.column(k), TensorText.number(entries[k])))
            .mkString(", ");
    return NumberText.format(
        "sparse [%d, %d] of %d entries: %s%s",
        pattern.height(),
        pattern.width(),
        entries.length,
        shown,
        entries.length > SHOWN_ENTRIES ? ", ..." : "");
  }

  private static String quoted(String text) {
    String escaped =
        text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\t", "\\t")
            .replace("${", "\\${");
    return '"' + escaped + '"';
  }
}
