package dev.solvent.kernel;

import static com.google.common.truth.Truth.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinimumDegreeTest {
  /// The entries below the diagonal of Cholesky's factor, by elimination as it is written.
  private static long fill(int n, int[][] cliques, int[] order) {
    List<TreeSet<Integer>> joined = new ArrayList<>();
    for (int i = 0; i < n; i++) joined.add(new TreeSet<>());
    for (int[] clique : cliques) {
      for (int i : clique) for (int j : clique) if (i != j) joined.get(i).add(j);
    }
    long fill = 0;
    for (int p : order) {
      fill += joined.get(p).size();
      for (int i : joined.get(p)) {
        joined.get(i).addAll(joined.get(p));
        joined.get(i).removeAll(List.of(i, p));
      }
    }
    return fill;
  }

  private static int[][] grid(int m) {
    return IntStream.range(0, m * m)
        .boxed()
        .flatMap(i -> {
          List<int[]> edges = new ArrayList<>();
          if (i % m + 1 < m) edges.add(new int[] {i, i + 1});
          if (i / m + 1 < m) edges.add(new int[] {i, i + m});
          return edges.stream();
        })
        .toArray(int[][]::new);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 1",
    "1, 1, 1",
    "5, 0, 1",
    "50, 40, 3",
    "300, 900, 2",
    "300, 500, 60",
    "40, 9, 40"
  })
  void everyUnknownIsOrderedOnce(int n, int count, int size) {
    Random random = new Random(7L * n + count);
    int[][] cliques = new int[count][];
    for (int e = 0; e < count; e++) {
      cliques[e] = random.ints(1 + random.nextInt(size), 0, n).distinct().toArray();
    }
    int[] order = MinimumDegree.of(n, cliques);
    assertThat(Arrays.stream(order).sorted().toArray()).isEqualTo(IntStream.range(0, n).toArray());
  }

  /// Of a tree leaves come first.
  @ParameterizedTest
  @ValueSource(ints = {2, 10, 400})
  void treesDoNotFill(int n) {
    Random random = new Random(n);
    int[][] edges = new int[n - 1][];
    for (int i = 1; i < n; i++) edges[i - 1] = new int[] {i, random.nextInt(i)};
    assertThat(fill(n, edges, MinimumDegree.of(n, edges))).isEqualTo(n - 1);
  }

  /// The bound is that of nested dissection, 31/4 m² log₂ m. Source: George, *Nested dissection of
  /// a regular finite element mesh*, SIAM J. Numer. Anal. 10 (1973).
  @ParameterizedTest
  @ValueSource(ints = {8, 20, 60})
  void gridsFillLittle(int m) {
    long fill = fill(m * m, grid(m), MinimumDegree.of(m * m, grid(m)));
    assertThat((double) fill).isLessThan(7.75 * m * m * Math.log(m) / Math.log(2));
  }

  /// Unknown 0 is joined to all others, which are a path, and the last row joins all.
  @Test
  void whatJoinsAllComesLast() {
    int n = 2000;
    int[][] cliques = new int[2 * n - 2][];
    for (int i = 1; i < n; i++) cliques[i - 1] = new int[] {0, i};
    for (int i = 1; i < n - 1; i++) cliques[n - 2 + i] = new int[] {i, i + 1};
    cliques[2 * n - 3] = IntStream.range(0, n).toArray();
    int[] order = MinimumDegree.of(n, cliques);
    assertThat(order[n - 1]).isEqualTo(0);
    int[][] sparse = Arrays.copyOf(cliques, 2 * n - 3);
    assertThat(fill(n, sparse, order)).isEqualTo(2 * n - 3);
  }
}
