package dev.solvent.transforms;

import dev.solvent.dsl.Expr;

/// An option of `vmap`.
public sealed interface Mapping {

  /// Which axis of each argument is mapped; `none` for an argument that stays whole.
  record Axes(Expr axes) implements Mapping {}

  /// Where the axis of elements lies in each result.
  record Out(Expr out) implements Mapping {}
}
