package dev.solvent.plan;

import java.util.function.Supplier;

/// Runs work in which no tape keeps its rows: every row that a reader asks for is computed again.
public final class Replaying {
  private Replaying() {}

  /// The smallest block has `rows` rows.
  public static <T> T inBlocks(int rows, Supplier<T> work) {
    return ScopedValue.where(Budget.CURRENT, new Budget(0, rows)).call(work::get);
  }
}
