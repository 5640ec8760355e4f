package dev.solvent.dsl;

/// A host's function of 2 expressions.
@FunctionalInterface
public interface F2 {
  Object of(Expr a, Expr b);
}
