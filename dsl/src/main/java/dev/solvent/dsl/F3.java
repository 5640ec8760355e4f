package dev.solvent.dsl;

/// A host's function of 3 expressions.
@FunctionalInterface
public interface F3 {
  Object of(Expr a, Expr b, Expr c);
}
