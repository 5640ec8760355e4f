package dev.solvent.source;

import java.util.Locale;

/// Numbers as the language writes them.
public final class NumberText {
  /// Whole numbers below this are written without an exponent.
  private static final double LONGEST = 1e15;

  private NumberText() {}

  /// This gives the shortest text that reads back as the number: `2`, `0.1`, `1e-9`, `nan`.
  public static String of(double x) {
    if (Double.isNaN(x)) return "nan";
    if (Double.isInfinite(x)) return x > 0 ? "infinity" : "-infinity";
    if (x == 0) return 1 / x < 0 ? "-0" : "0";
    if (x == Math.rint(x) && Math.abs(x) < LONGEST) return Long.toString((long) x);
    return Double.toString(x).replace(".0E", "e").replace('E', 'e');
  }

  /// This gives the figure of a message: a whole number, or three digits.
  public static String figure(double x) {
    return !Double.isFinite(x) || x == Math.rint(x) ? of(x) : format("%.3g", x);
  }

  /// This fills a format in as the language writes numbers, whatever the locale of the JVM.
  public static String format(String format, Object... parts) {
    return String.format(Locale.ROOT, format, parts);
  }

  /// This gives `1 equation`, `2 equations`.
  public static String counted(int n, String noun) {
    return n == 1 ? "1 " + noun : n + " " + noun + "s";
  }
}
