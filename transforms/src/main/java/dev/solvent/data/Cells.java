package dev.solvent.data;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Tree;
import dev.solvent.expr.Node;
import dev.solvent.type.Element;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import java.util.Locale;

/// The cells of a table and the numbers they stand for.
final class Cells {
  private Cells() {}

  /// This gives a vector of numbers or booleans, or a tuple of strings: the first of these that all
  /// cells are.
  static Expr column(String[] cells) {
    Array<String> all = Array.of(cells);
    if (all.forAll(c -> isMissing(c.strip()) || isNumber(c.strip()))) {
      return vector(Element.NUMBER, cells);
    }
    if (all.forAll(c -> isTruth(c.strip()))) return vector(Element.BOOLEAN, cells);
    return new Expr(new Tree.Tuple(all.map(Expr::text)));
  }

  private static Expr vector(Element element, String[] cells) {
    double[] entries = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      String cell = cells[i].strip();
      entries[i] = element == Element.NUMBER ? number(cell) : cell.equalsIgnoreCase("true") ? 1 : 0;
    }
    return Expr.of(new Node.Const(new Type.Real(Shape.of(entries.length), element), entries));
  }

  private static boolean isTruth(String cell) {
    return cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false");
  }

  private static boolean isMissing(String cell) {
    return cell.isEmpty() || cell.equals("NA") || cell.equalsIgnoreCase("nan");
  }

  /// Whether a cell is a decimal number or an infinity; not what Java alone takes for one, such as
  /// `1d`.
  static boolean isNumber(String cell) {
    if (isInfinite(cell)) return true;
    if (cell.isEmpty() || "0123456789.".indexOf(cell.charAt(cell.length() - 1)) < 0) return false;
    for (int i = 0; i < cell.length(); i++) {
      if ("+-.0123456789eE".indexOf(cell.charAt(i)) < 0) return false;
    }
    try {
      Double.parseDouble(cell);
      return true;
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private static boolean isInfinite(String cell) {
    String size = cell.startsWith("-") || cell.startsWith("+") ? cell.substring(1) : cell;
    String lower = size.toLowerCase(Locale.ROOT);
    return lower.equals("inf") || lower.equals("infinity");
  }

  /// This gives the number of a cell that is a number or missing, which is nan.
  static double number(String cell) {
    if (isMissing(cell)) return Double.NaN;
    if (isInfinite(cell)) {
      return cell.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return Double.parseDouble(cell);
  }

  /// This gives a number with the fewest digits that read as it again.
  static String text(double x) {
    if (Double.isNaN(x)) return "nan";
    if (Double.isInfinite(x)) return x > 0 ? "inf" : "-inf";
    boolean whole = x == Math.rint(x) && Math.abs(x) < 1e15 && !(x == 0 && 1 / x < 0);
    return whole ? Long.toString((long) x) : Double.toString(x);
  }
}
