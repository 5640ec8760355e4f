package dev.solvent.expr;

import java.util.Arrays;

/// The places of a sparse matrix's stored entries. Several entries at one place add up.
public final class Pattern {
  private final int[] rows;
  private final int[] columns;
  private final int height;
  private final int width;

  public Pattern(int[] rows, int[] columns, int height, int width) {
    this.rows = rows.clone();
    this.columns = columns.clone();
    this.height = height;
    this.width = width;
  }

  public int entries() {
    return rows.length;
  }

  public int row(int k) {
    return rows[k];
  }

  public int column(int k) {
    return columns[k];
  }

  public int height() {
    return height;
  }

  public int width() {
    return width;
  }

  public Pattern transposed() {
    return new Pattern(columns, rows, width, height);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pattern p
        && height == p.height
        && width == p.width
        && Arrays.equals(rows, p.rows)
        && Arrays.equals(columns, p.columns);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(rows) + Arrays.hashCode(columns);
  }
}
