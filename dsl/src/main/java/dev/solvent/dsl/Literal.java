package dev.solvent.dsl;

import dev.solvent.expr.Node;
import dev.solvent.expr.Pattern;
import dev.solvent.source.NumberText;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import java.util.function.IntToDoubleFunction;

/// The text of a known expression that reads back as it: every digit of its numbers and no more.
final class Literal {
  private Literal() {}

  static String of(Expr e) {
    return switch (e.tree()) {
      case Tree.Leaf(Node.Const c) -> tensor(c.type(), c.entries());
      case Tree.Leaf(var node) -> node.type().toString();
      case Tree.Tuple(var parts) -> parts.map(Literal::of).mkString("(", ", ", ")");
      case Tree.Record(var fields) ->
          fields.map(f -> f._1 + " = " + of(f._2)).mkString("(", ", ", ")");
      case Tree.None _ -> "none";
      case Tree.Text(var text) -> quoted(text);
      case Tree.Function(var fn) -> "function " + fn.name();
      case Tree.Range(int from, int to) -> from + "..<" + to;
      case Tree.Sparse(var pattern, var values) -> sparse(pattern, of(values));
    };
  }

  private static String tensor(Type type, double[] entries) {
    Type.Real real = (Type.Real) type;
    Shape shape = real.shape();
    StringBuilder text = new StringBuilder();
    if (shape.count() == 0 && shape.rank() > 1)
      return "zeros" + shape.toSeq().mkString("(", ", ", ")");
    append(text, real.isBoolean(), shape, 0, entries, 0);
    return text.toString();
  }

  private static void append(
      StringBuilder text, boolean truths, Shape shape, int axis, double[] entries, int at) {
    if (axis == shape.rank()) {
      text.append(truths ? String.valueOf(entries[at] != 0) : NumberText.of(entries[at]));
      return;
    }
    int below = shape.count(axis + 1, shape.rank());
    text.append('[');
    for (int i = 0; i < shape.size(axis); i++) {
      if (i > 0) text.append(", ");
      append(text, truths, shape, axis + 1, entries, at + i * below);
    }
    text.append(']');
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        case '$' -> quoted.append("\\$");
        default -> quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  private static String sparse(Pattern p, String values) {
    return NumberText.format(
        "sparse((%s, %s), %s, shape = (%d, %d))",
        indices(p.entries(), p::row),
        indices(p.entries(), p::column),
        values,
        p.height(),
        p.width());
  }

  private static String indices(int n, IntToDoubleFunction index) {
    return Array.range(0, n)
        .map(k -> NumberText.of(index.applyAsDouble(k)))
        .mkString("[", ", ", "]");
  }
}
