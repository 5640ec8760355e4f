package dev.solvent.dsl;

/// A tangent rule of a function of 3 arguments.
@FunctionalInterface
public interface Tangent3 {
  Object of(Fn self, Expr a, Expr b, Expr c, Expr da, Expr db, Expr dc);
}
