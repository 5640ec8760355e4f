package dev.solvent.plan;

/// What one tape may keep: so many numbers before it forgets its rows, and rows in its smallest
/// block.
record Budget(long numbers, int rows) {
  /// 8 bytes a number, and what Java adds: some 4 MB a tape.
  private static final Budget USUAL = new Budget(1 << 19, 16);

  /// What is replayed inside another tape's block shares that block's budget.
  static final ScopedValue<Budget> CURRENT = ScopedValue.newInstance();

  static Budget current() {
    return CURRENT.orElse(USUAL);
  }

  Budget sharedBy(int parts) {
    return new Budget(numbers / parts, rows);
  }
}
