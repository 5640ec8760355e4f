package dev.solvent.render;

import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.function.DoubleFunction;

/// Tensors as nested brackets: `[[1, 2], [3, 4]]`.
final class TensorText {
  private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);
  private static final int MANY_ENTRIES = 1000;
  private static final int SHOWN_OF_AXIS = 6;

  private TensorText() {}

  /// This gives how an entry of a type is written.
  static DoubleFunction<String> entry(Type type) {
    return type instanceof Type.Real real && real.isBoolean()
        ? x -> x != 0 ? "true" : "false"
        : TensorText::number;
  }

  /// This gives up to 12 significant digits: `0.8`, `-3`, `1.5e-9`, `nan`, `infinity`.
  static String number(double x) {
    if (Double.isNaN(x)) return "nan";
    if (Double.isInfinite(x)) return x > 0 ? "infinity" : "-infinity";
    if (x == 0) return 1 / x < 0 ? "-0" : "0";
    if (x == Math.rint(x) && Math.abs(x) < 1e12) return Long.toString((long) x);
    BigDecimal rounded = new BigDecimal(x).round(DIGITS).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -5 && exponent < 12) return rounded.toPlainString();
    return rounded.movePointLeft(exponent).toPlainString() + "e" + exponent;
  }

  /// This gives a tensor's text whose first character stands in `column`. On one line where that
  /// ends before `width`; otherwise a matrix has a row a line with its columns aligned, and what is
  /// too wide for that wraps. A tensor of more than a thousand entries shows the first and last
  /// three of each long axis.
  static String of(
      Shape shape, DoubleFunction<String> entry, double[] entries, int column, int width) {
    if (shape.isScalar()) return entry.apply(entries[0]);
    boolean elided = entries.length > MANY_ENTRIES;
    Block block = block(shape, entry, entries, 0, 0, elided);
    String line = block.flat();
    if (column + line.length() <= width) return line;
    int[] widths = block.widths();
    int row = column + shape.rank() + total(widths) + 2 * widths.length;
    return block.broken(column, width, row <= width ? widths : uniform(widths));
  }

  /// One width for all, so that entries stand below each other where a row wraps.
  private static int[] uniform(int[] widths) {
    int most = 0;
    for (int w : widths) most = Math.max(most, w);
    int[] all = new int[widths.length];
    Arrays.fill(all, most);
    return all;
  }

  private static int total(int[] widths) {
    int sum = 0;
    for (int w : widths) sum += w;
    return sum;
  }

  private static Block block(
      Shape shape,
      DoubleFunction<String> entry,
      double[] entries,
      int axis,
      int from,
      boolean elided) {
    if (axis == shape.rank()) return new Entry(entry.apply(entries[from]));
    int n = shape.size(axis);
    int below = shape.count(axis + 1, shape.rank());
    Vector<Block> parts = Vector.empty();
    for (int i = 0; i < n; i++) {
      boolean hidden = elided && n > SHOWN_OF_AXIS && i >= SHOWN_OF_AXIS / 2;
      if (hidden && i < n - SHOWN_OF_AXIS / 2) {
        parts = parts.append(new Entry("..."));
        i = n - SHOWN_OF_AXIS / 2;
      }
      parts = parts.append(block(shape, entry, entries, axis + 1, from + i * below, elided));
    }
    return new Row(parts);
  }

  /// What a tensor's text is made of: an entry, or a row of entries or rows.
  private sealed interface Block {
    String flat();

    int[] widths();

    String broken(int column, int width, int[] widths);
  }

  private record Entry(String text) implements Block {
    @Override
    public String flat() {
      return text;
    }

    @Override
    public int[] widths() {
      return new int[] {};
    }

    @Override
    public String broken(int column, int width, int[] widths) {
      return text;
    }
  }

  private record Row(Seq<Block> parts) implements Block {
    @Override
    public String flat() {
      return parts.map(Block::flat).mkString("[", ", ", "]");
    }

    private boolean isInnermost() {
      return parts.forAll(p -> p instanceof Entry);
    }

    /// The widest entry of each column of the innermost rows below.
    @Override
    public int[] widths() {
      if (isInnermost()) return parts.toJavaStream().mapToInt(p -> p.flat().length()).toArray();
      int[] most = {};
      for (Block part : parts) {
        int[] widths = part.widths();
        if (widths.length > most.length) {
          int[] longer = widths.clone();
          for (int j = 0; j < most.length; j++) longer[j] = Math.max(longer[j], most[j]);
          most = longer;
        } else {
          for (int j = 0; j < widths.length; j++) most[j] = Math.max(most[j], widths[j]);
        }
      }
      return most;
    }

    @Override
    public String broken(int column, int width, int[] widths) {
      if (isInnermost()) return entries(column, width, widths);
      String separator = ",\n" + " ".repeat(column + 1);
      return parts.map(p -> p.broken(column + 1, width, widths)).mkString("[", separator, "]");
    }

    private String entries(int column, int width, int[] widths) {
      StringBuilder text = new StringBuilder("[");
      int at = column + 1;
      for (int j = 0; j < parts.size(); j++) {
        String entry = parts.get(j).flat();
        String padded = " ".repeat(Math.max(0, widths[j] - entry.length())) + entry;
        String end = j + 1 < parts.size() ? "," : "]";
        boolean first = j == 0;
        if (!first && at + 1 + padded.length() + 1 > width) {
          text.append('\n').append(" ".repeat(column + 1));
          at = column + 1;
        } else if (!first) {
          text.append(' ');
          at++;
        }
        text.append(padded).append(end);
        at += padded.length() + 1;
      }
      return parts.isEmpty() ? "[]" : text.toString();
    }
  }
}
