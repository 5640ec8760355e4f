package dev.solvent.kernel;

import java.util.Arrays;

/// An order of unknowns that keeps the factors of their sparse matrix sparse: always one of least
/// degree next. Cliques tell which unknowns the matrix joins; eliminating an unknown makes one
/// clique of all that it is in. Unknowns that are in the same cliques are one, heavier, and stay
/// together. Source: Amestoy, Davis & Duff, *An approximate minimum degree ordering algorithm*,
/// SIAM J. Matrix Anal. Appl. 17 (1996); of rows as the cliques: Davis, Gilbert, Larimore & Ng, *A
/// column approximate minimum degree ordering algorithm*, ACM Trans. Math. Softw. 30 (2004).
final class MinimumDegree {
  private static final int[] NONE = {};

  private final int n;

  /// The cliques of an unknown: those given, then those made, each known by its unknown.
  private final int[][] cliques;

  /// The unknowns of a clique; none of one that another holds.
  private final int[][] members;

  /// The number of unknowns in a clique.
  private final int[] breadth;

  /// The number of a clique's unknowns that are not in the one that is being made, if that was
  /// counted at this `stamp`.
  private final int[] outside;

  private final int[] counted;

  /// The number of unknowns that one stands for; 0 once another does, or none needs to.
  private final int[] weight;

  private final int[] mark;
  private int stamp;

  /// The unknowns that one stands for follow it.
  private final int[] next;

  private final int[] last;
  private final Degrees degrees;
  private final int[] order;
  private int ordered;

  private MinimumDegree(int n, int[][] given) {
    this.n = n;
    this.members = Arrays.copyOf(given, given.length + n);
    this.cliques = new int[n][];
    this.breadth = new int[members.length];
    this.outside = new int[members.length];
    this.counted = new int[members.length];
    this.weight = new int[n];
    this.mark = new int[members.length];
    this.next = new int[n];
    this.last = new int[n];
    this.degrees = new Degrees(n);
    this.order = new int[n];
    Arrays.fill(members, given.length, members.length, NONE);
    Arrays.fill(weight, 1);
    Arrays.fill(next, -1);
    Arrays.setAll(last, i -> i);
    start(given.length);
  }

  /// This gives the unknowns in their order. A clique holds an unknown once.
  static int[] of(int n, int[][] cliques) {
    MinimumDegree search = new MinimumDegree(n, cliques);
    for (int p = search.degrees.least(); p >= 0; p = search.degrees.least()) search.eliminate(p);
    return search.order;
  }

  /// Unknowns and cliques with very many others would be looked at in every step: such cliques are
  /// left out, and such unknowns come last.
  private void start(int given) {
    double most = Math.max(16, 10 * Math.sqrt(n));
    int[] count = new int[n];
    for (int e = 0; e < given; e++) {
      if (members[e].length > most) members[e] = NONE;
      breadth[e] = members[e].length;
      for (int i : members[e]) count[i]++;
    }
    for (int i = 0; i < n; i++) cliques[i] = new int[count[i]];
    for (int e = 0; e < given; e++) for (int i : members[e]) cliques[i][--count[i]] = e;
    int dense = n;
    for (int i = n - 1; i >= 0; i--) {
      if (cliques[i].length > most) {
        weight[i] = 0;
        order[--dense] = i;
      }
    }
    for (int e = 0; e < given; e++) {
      members[e] = Arrays.stream(members[e]).filter(i -> weight[i] > 0).toArray();
      breadth[e] = members[e].length;
    }
    for (int i = 0; i < n; i++) {
      if (weight[i] == 0) continue;
      long degree = 0;
      for (int e : cliques[i]) degree += breadth[e] - 1;
      degrees.put(i, (int) Math.min(degree, n - 1));
    }
  }

  private void eliminate(int p) {
    degrees.remove(p);
    int clique = members.length - n + p;
    int[] joined = joined(p);
    countOutside(joined);
    finish(p);
    for (int i : joined) {
      degrees.remove(i);
      int beyond = update(i, clique);
      if (beyond == 0) finish(i);
      else degrees.lower(i, beyond);
    }
    joined = living(joined);
    merge(joined);
    joined = living(joined);
    int all = 0;
    for (int i : joined) all += weight[i];
    members[clique] = joined;
    breadth[clique] = all;
    for (int i : joined) {
      int degree = degrees.of(i) + all - weight[i];
      degrees.put(i, Math.min(degree, n - ordered - weight[i]));
    }
  }

  private int[] living(int[] unknowns) {
    return Arrays.stream(unknowns).filter(i -> weight[i] > 0).toArray();
  }

  private void finish(int i) {
    weight[i] = 0;
    for (int k = i; k >= 0; k = next[k]) order[ordered++] = k;
  }

  /// The unknowns that share a clique with `p`, whose cliques end.
  private int[] joined(int p) {
    stamp++;
    mark[p] = stamp;
    int room = 0;
    for (int e : cliques[p]) room += members[e].length;
    int[] out = new int[room];
    int count = 0;
    for (int e : cliques[p]) {
      for (int i : members[e]) {
        if (weight[i] == 0 || mark[i] == stamp) continue;
        mark[i] = stamp;
        out[count++] = i;
      }
      members[e] = NONE;
    }
    return Arrays.copyOf(out, count);
  }

  private void countOutside(int[] joined) {
    for (int i : joined) {
      for (int e : cliques[i]) {
        if (counted[e] != stamp) outside[e] = breadth[e];
        counted[e] = stamp;
        outside[e] -= weight[i];
      }
    }
  }

  /// This takes the cliques that are within the new one from an unknown, and gives what the others
  /// hold beyond it.
  private int update(int i, int clique) {
    int[] own = cliques[i];
    int kept = 0;
    long beyond = 0;
    for (int e : own) {
      if (members[e].length > 0 && outside[e] == 0) members[e] = NONE;
      if (members[e].length == 0) continue;
      beyond += outside[e];
      own[kept++] = e;
    }
    cliques[i] = Arrays.copyOf(own, kept + 1);
    cliques[i][kept] = clique;
    return (int) Math.min(beyond, n);
  }

  /// This makes one of the unknowns that are in the same cliques.
  private void merge(int[] unknowns) {
    long[] keys = new long[unknowns.length];
    for (int k = 0; k < keys.length; k++) {
      int sum = 0;
      for (int e : cliques[unknowns[k]]) sum += e;
      keys[k] = ((long) sum << 32) + k;
    }
    Arrays.sort(keys);
    for (int a = 0; a < keys.length; a++) {
      int i = unknowns[(int) keys[a]];
      if (weight[i] == 0) continue;
      stamp++;
      for (int e : cliques[i]) mark[e] = stamp;
      for (int b = a + 1; b < keys.length && keys[b] >> 32 == keys[a] >> 32; b++) {
        int j = unknowns[(int) keys[b]];
        if (weight[j] > 0 && isMarked(cliques[j], cliques[i].length)) append(i, j);
      }
    }
  }

  private boolean isMarked(int[] some, int count) {
    if (some.length != count) return false;
    for (int e : some) if (mark[e] != stamp) return false;
    return true;
  }

  private void append(int i, int j) {
    weight[i] += weight[j];
    weight[j] = 0;
    next[last[i]] = j;
    last[i] = last[j];
  }

  /// Unknowns by the degree that each is known to have at most.
  private static final class Degrees {
    private final int[] degree;
    private final int[] first;
    private final int[] next;
    private final int[] previous;
    private int least;

    Degrees(int n) {
      degree = new int[n];
      first = new int[n + 1];
      next = new int[n];
      previous = new int[n];
      Arrays.fill(first, -1);
    }

    int of(int i) {
      return degree[i];
    }

    void lower(int i, int most) {
      degree[i] = Math.min(degree[i], most);
    }

    void put(int i, int d) {
      degree[i] = d;
      previous[i] = -1;
      next[i] = first[d];
      if (next[i] >= 0) previous[next[i]] = i;
      first[d] = i;
      least = Math.min(least, d);
    }

    void remove(int i) {
      if (next[i] >= 0) previous[next[i]] = previous[i];
      if (previous[i] >= 0) next[previous[i]] = next[i];
      else first[degree[i]] = next[i];
    }

    /// One of least degree, -1 if there is none.
    int least() {
      while (least < first.length && first[least] < 0) least++;
      return least < first.length ? first[least] : -1;
    }
  }
}
