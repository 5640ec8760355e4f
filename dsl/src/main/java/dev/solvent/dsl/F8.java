package dev.solvent.dsl;

/// A host's function of 8 expressions.
@FunctionalInterface
public interface F8 {
  Object of(Expr a, Expr b, Expr c, Expr d, Expr e, Expr f, Expr g, Expr h);
}
