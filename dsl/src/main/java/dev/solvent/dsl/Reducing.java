package dev.solvent.dsl;

/// What a reduction is told besides its tensor.
public sealed interface Reducing {

  /// Along which axis, or tuple of axes; `none` stands for all.
  record Axis(Expr axes) implements Reducing {}

  /// A reduced axis stays, with size 1.
  record Keep() implements Reducing {}
}
