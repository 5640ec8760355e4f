package dev.solvent.script.resolve;

import io.vavr.collection.Seq;
import java.util.Locale;

/// Which names may have been meant by one that does not exist.
public final class Spelling {

  /// More names than this help nobody.
  private static final int MOST = 3;

  private Spelling() {}

  /// This gives the names nearest to `name`, at most three, the nearest first: a third of its
  /// letters may be wrong, missing, too many or exchanged with their neighbours. A name behind a
  /// dot is near: `random.normal` to `normal` and to `random`.
  public static Seq<String> nearest(String name, Seq<String> names) {
    int furthest = Math.min(3, (name.length() + 1) / 3);
    return names
        .distinct()
        .filter(other -> !other.equals(name))
        .map(other -> new Near(other, distance(name, other, furthest)))
        .filter(near -> near.distance <= furthest)
        .sortBy(Near::distance)
        .take(MOST)
        .map(Near::name);
  }

  private record Near(String name, int distance) {}

  private static int distance(String name, String other, int furthest) {
    if (other.endsWith("." + name) || other.startsWith(name + ".")) return 0;
    if (Math.abs(name.length() - other.length()) > furthest) return furthest + 1;
    return edits(name.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
  }

  /// How many letters have to be put in, taken out, replaced or exchanged with their neighbour
  /// (optimal string alignment).
  private static int edits(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) d[i][0] = i;
    for (int j = 0; j <= b.length(); j++) d[0][j] = j;
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean exchanged =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (exchanged) d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
    return d[a.length()][b.length()];
  }
}
