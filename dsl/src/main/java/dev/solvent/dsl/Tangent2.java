package dev.solvent.dsl;

/// A tangent rule of a function of 2 arguments.
@FunctionalInterface
public interface Tangent2 {
  Object of(Fn self, Expr a, Expr b, Expr da, Expr db);
}
