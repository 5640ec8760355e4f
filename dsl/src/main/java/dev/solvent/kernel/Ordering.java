package dev.solvent.kernel;

import dev.solvent.expr.Pattern;
import java.util.ArrayDeque;
import java.util.Arrays;

/// An order of the unknowns of a sparse system in which its matrix is a narrow band: breadth first
/// from an end, neighbours of low degree first, and all reversed. Source: George & Liu, *Computer
/// Solution of Large Sparse Positive Definite Systems*, chapter 4.
final class Ordering {
  private final int n;
  private final int[] starts;
  private final int[] neighbours;
  private final boolean[] seen;
  private final int[] order;
  private int found;

  private Ordering(Pattern pattern) {
    this.n = pattern.height();
    this.starts = new int[n + 1];
    this.seen = new boolean[n];
    this.order = new int[n];
    for (int k = 0; k < pattern.entries(); k++) {
      starts[pattern.row(k) + 1]++;
      starts[pattern.column(k) + 1]++;
    }
    for (int i = 0; i < n; i++) starts[i + 1] += starts[i];
    this.neighbours = new int[starts[n]];
    int[] next = starts.clone();
    for (int k = 0; k < pattern.entries(); k++) {
      neighbours[next[pattern.row(k)]++] = pattern.column(k);
      neighbours[next[pattern.column(k)]++] = pattern.row(k);
    }
  }

  /// This gives the place of each unknown.
  static int[] of(Pattern pattern) {
    Ordering ordering = new Ordering(pattern);
    Integer[] byDegree = new Integer[ordering.n];
    Arrays.setAll(byDegree, i -> i);
    Arrays.sort(byDegree, (i, j) -> Integer.compare(ordering.degree(i), ordering.degree(j)));
    for (int start : byDegree) if (!ordering.seen[start]) ordering.walk(ordering.end(start));
    int[] place = new int[ordering.n];
    for (int k = 0; k < ordering.n; k++) place[ordering.order[k]] = ordering.n - 1 - k;
    return place;
  }

  private int degree(int i) {
    return starts[i + 1] - starts[i];
  }

  /// The last unknown that a walk from `start` comes to is further from the others.
  private int end(int start) {
    int first = found;
    walk(start);
    int end = order[found - 1];
    for (int k = first; k < found; k++) seen[order[k]] = false;
    found = first;
    return end;
  }

  private void walk(int start) {
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    seen[start] = true;
    queue.add(start);
    while (!queue.isEmpty()) {
      int i = queue.remove();
      order[found++] = i;
      Arrays.stream(neighbours, starts[i], starts[i + 1])
          .filter(j -> !seen[j])
          .distinct()
          .boxed()
          .sorted((j, k) -> Integer.compare(degree(j), degree(k)))
          .forEach(j -> {
            seen[j] = true;
            queue.add(j);
          });
    }
  }
}
