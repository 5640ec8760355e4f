package dev.solvent.dsl;

/// A host's function of 6 expressions.
@FunctionalInterface
public interface F6 {
  Object of(Expr a, Expr b, Expr c, Expr d, Expr e, Expr f);
}
