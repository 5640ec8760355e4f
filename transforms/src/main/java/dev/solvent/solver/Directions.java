package dev.solvent.solver;

import dev.solvent.dsl.Expr;

/// How a method of descent turns what it has seen into a direction.
interface Directions {
  /// This gives what is remembered at the first point, a tree of tensors.
  Expr start(Expr x, Expr gradient);

  /// This gives what is remembered at `x`, to which a step has led that changed the gradient.
  Expr after(Expr memory, Expr x, Expr step, Expr change);

  /// This gives the way from a point; of the gradient only what is `free` counts.
  Direction at(Expr memory, Expr x, Expr gradient, Expr free);

  /// Whether a step goes on for as long as it goes down steeply: what corrects an estimate of the
  /// curvature has to see some.
  boolean isLong();

  /// A direction, and whether a short one means that a minimum is near.
  record Direction(Expr d, Expr settled) {}
}
