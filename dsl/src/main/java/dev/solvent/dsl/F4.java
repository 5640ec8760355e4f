package dev.solvent.dsl;

/// A host's function of 4 expressions.
@FunctionalInterface
public interface F4 {
  Object of(Expr a, Expr b, Expr c, Expr d);
}
