package dev.solvent.transform;

/// Why a graph is not a linear map of what moves: a mistake of who wrote it, or, where `basis`
/// holds, a map that has no transpose step by step but may still be linear.
final class NotLinear extends RuntimeException {
  private final boolean basis;

  NotLinear(String what, boolean basis) {
    super(what, null, false, false);
    this.basis = basis;
  }

  boolean allowsBasis() {
    return basis;
  }
}
