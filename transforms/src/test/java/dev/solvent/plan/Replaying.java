package dev.solvent.plan;

import java.util.function.Supplier;

/// Runs work in which tapes keep more or less than they usually do.
public final class Replaying {
  private Replaying() {}

  /// No tape keeps its rows: every row that a reader asks for is computed again. The smallest block
  /// has `rows` rows.
  public static <T> T inBlocks(int rows, Supplier<T> work) {
    return ScopedValue.where(Budget.CURRENT, new Budget(0, rows)).call(work::get);
  }

  /// Every tape keeps all its rows.
  public static <T> T never(Supplier<T> work) {
    return ScopedValue.where(Budget.CURRENT, new Budget(Long.MAX_VALUE, 16)).call(work::get);
  }
}
