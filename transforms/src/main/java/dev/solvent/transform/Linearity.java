package dev.solvent.transform;

/// In what way a map may be linear.
enum Linearity {
  /// Each of its steps is.
  STEPWISE,
  /// Its tangent decides a loop or a branch: its steps are not linear, but it may be.
  BY_BASIS,
  /// A step in a loop or in a function with a rule of its own is not linear, as in conjugate
  /// gradients of a fixed number of passes: it may be as a whole, which is looked at whenever it is
  /// applied.
  IF_HELD,
  /// It is not.
  NONE
}
