package dev.solvent.kernel;

import dev.solvent.expr.Pattern;
import io.vavr.Lazy;
import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.sparse.csc.CommonOps_DSCC;

/// Where the entries of a square pattern lie in EJML's columns, and in which order its unknowns are
/// eliminated: found once for all matrices of the pattern.
final class SparseStructure {
  private static final ConcurrentHashMap<Integer, SoftReference<SparseStructure>> KNOWN =
      new ConcurrentHashMap<>();

  private final Pattern pattern;

  /// The place of each entry; several may have one.
  private final int[] places;

  private final DMatrixSparseCSC zero;
  private final Lazy<int[]> byRows = Lazy.of(this::orderByRows);
  private final Lazy<int[]> byEntries = Lazy.of(this::orderByEntries);

  private SparseStructure(Pattern pattern) {
    int n = pattern.height();
    int count = pattern.entries();
    this.pattern = pattern;
    this.places = new int[count];
    this.zero = new DMatrixSparseCSC(n, n, count);
    int[] sorted = sorted(n, IntStream.range(0, count).toArray(), pattern::row);
    int before = -1;
    for (int k : sorted(n, sorted, pattern::column)) {
      boolean isNew =
          before < 0
              || pattern.row(k) != pattern.row(before)
              || pattern.column(k) != pattern.column(before);
      if (isNew) {
        zero.nz_rows[zero.nz_length++] = pattern.row(k);
        zero.col_idx[pattern.column(k) + 1]++;
      }
      places[k] = zero.nz_length - 1;
      before = k;
    }
    for (int j = 0; j < n; j++) zero.col_idx[j + 1] += zero.col_idx[j];
    zero.indicesSorted = true;
  }

  static SparseStructure of(Pattern pattern) {
    int hash = pattern.hashCode();
    SoftReference<SparseStructure> reference = KNOWN.get(hash);
    SparseStructure known = reference == null ? null : reference.get();
    if (known != null && known.isOf(pattern)) return known;
    SparseStructure made = new SparseStructure(pattern);
    KNOWN.values().removeIf(r -> r.get() == null);
    KNOWN.put(hash, new SoftReference<>(made));
    return made;
  }

  /// This sorts by a key below `n` and keeps the order of equals.
  private static int[] sorted(int n, int[] items, IntUnaryOperator key) {
    int[] starts = new int[n + 1];
    for (int k : items) starts[key.applyAsInt(k) + 1]++;
    for (int i = 0; i < n; i++) starts[i + 1] += starts[i];
    int[] out = new int[items.length];
    for (int k : items) out[starts[key.applyAsInt(k)]++] = k;
    return out;
  }

  boolean isOf(Pattern other) {
    return pattern == other || pattern.equals(other);
  }

  DMatrixSparseCSC matrix(double[] values) {
    DMatrixSparseCSC matrix = zero.copy();
    for (int k = 0; k < values.length; k++) matrix.nz_values[places[k]] += values[k];
    return matrix;
  }

  /// The order for factors of any matrix: whichever rows become pivots, they fill no more than `Aᵀ
  /// A`'s.
  int[] byRows() {
    return byRows.get();
  }

  private int[] orderByRows() {
    DMatrixSparseCSC rows = CommonOps_DSCC.transpose(zero, null, null);
    int[][] cliques = new int[rows.numCols][];
    for (int i = 0; i < cliques.length; i++) {
      cliques[i] = Arrays.copyOfRange(rows.nz_rows, rows.col_idx[i], rows.col_idx[i + 1]);
    }
    return MinimumDegree.of(rows.numCols, cliques);
  }

  /// The order for factors whose pivots lie on the diagonal: they fill no more than `A + Aᵀ`'s.
  int[] byEntries() {
    return byEntries.get();
  }

  private int[] orderByEntries() {
    int[][] cliques = new int[zero.nz_length][];
    int count = 0;
    for (int j = 0; j < zero.numCols; j++) {
      for (int k = zero.col_idx[j]; k < zero.col_idx[j + 1]; k++) {
        int i = zero.nz_rows[k];
        if (i > j || i < j && zero.nz_index(j, i) < 0) cliques[count++] = new int[] {i, j};
      }
    }
    return MinimumDegree.of(zero.numCols, Arrays.copyOf(cliques, count));
  }
}
