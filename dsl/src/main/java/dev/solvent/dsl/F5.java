package dev.solvent.dsl;

/// A host's function of 5 expressions.
@FunctionalInterface
public interface F5 {
  Object of(Expr a, Expr b, Expr c, Expr d, Expr e);
}
