package dev.solvent.dsl;

/// A cotangent rule of a function of 2 arguments.
@FunctionalInterface
public interface Cotangent2 {
  Object of(Fn self, Expr a, Expr b, Expr ct);
}
