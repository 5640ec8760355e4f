package dev.solvent.dsl;

/// A host's function of 7 expressions.
@FunctionalInterface
public interface F7 {
  Object of(Expr a, Expr b, Expr c, Expr d, Expr e, Expr f, Expr g);
}
