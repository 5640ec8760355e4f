package dev.solvent.transform;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.expr.Pattern;
import dev.solvent.type.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The columns of a sparse matrix in groups, each without two that share a row: one product of the
/// matrix with a sum of units then holds all entries of a group.
///
/// Source: Curtis, Powell & Reid, *On the estimation of sparse Jacobian matrices*, J. Inst. Maths.
/// Applics. 13 (1974); the groups are made greedily, the columns in order.
record Colouring(Pattern pattern, int[] colour, int colours) {

  static Colouring of(Pattern pattern) {
    List<List<Integer>> inRow = lists(pattern.height());
    List<List<Integer>> inColumn = lists(pattern.width());
    for (int k = 0; k < pattern.entries(); k++) {
      inRow.get(pattern.row(k)).add(pattern.column(k));
      inColumn.get(pattern.column(k)).add(pattern.row(k));
    }
    int[] colour = new int[pattern.width()];
    Arrays.fill(colour, -1);
    int[] takenBy = new int[pattern.width() + 1];
    Arrays.fill(takenBy, -1);
    int colours = 0;
    for (int j = 0; j < colour.length; j++) {
      for (int row : inColumn.get(j)) {
        for (int neighbour : inRow.get(row)) {
          if (colour[neighbour] >= 0) takenBy[colour[neighbour]] = j;
        }
      }
      int free = 0;
      while (takenBy[free] == j) free++;
      colour[j] = free;
      colours = Math.max(colours, free + 1);
    }
    return new Colouring(pattern, colour, colours);
  }

  private static List<List<Integer>> lists(int n) {
    List<List<Integer>> lists = new ArrayList<>(n);
    for (int i = 0; i < n; i++) lists.add(new ArrayList<>());
    return lists;
  }

  /// This gives one vector a colour, 1 at each of its columns.
  Node seeds() {
    double[] seeds = new double[colours * colour.length];
    for (int j = 0; j < colour.length; j++) seeds[colour[j] * colour.length + j] = 1;
    return Nodes.tensor(Shape.of(colours, colour.length), seeds);
  }

  /// This gives the matrix's entries of the products with the seeds, one a row.
  Node entries(Node products) {
    int n = pattern.entries();
    double[] which = new double[n];
    double[] row = new double[n];
    for (int k = 0; k < n; k++) {
      which[k] = colour[pattern.column(k)];
      row[k] = pattern.row(k);
    }
    return Build.one(
        new Op.Gather(2),
        Nodes.tensor(Shape.of(n), which),
        Nodes.tensor(Shape.of(n), row),
        products);
  }
}
