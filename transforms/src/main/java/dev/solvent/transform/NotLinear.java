package dev.solvent.transform;

/// Why a graph is not a linear map of what moves, step by step.
final class NotLinear extends RuntimeException {
  private final Linearity linearity;

  NotLinear(String what, Linearity linearity) {
    super(what, null, false, false);
    this.linearity = linearity;
  }

  Linearity linearity() {
    return linearity;
  }

  /// This gives the reason for a loop or a call in which this one stands.
  NotLinear inside(String where) {
    return new NotLinear(
        where + getMessage(), linearity == Linearity.NONE ? Linearity.IF_HELD : linearity);
  }
}
