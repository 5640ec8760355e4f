package dev.solvent.dsl;

/// A host's function of 1 expressions.
@FunctionalInterface
public interface F1 {
  Object of(Expr a);
}
