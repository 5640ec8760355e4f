package dev.solvent.dsl;

/// A cotangent rule of a function of 3 arguments.
@FunctionalInterface
public interface Cotangent3 {
  Object of(Fn self, Expr a, Expr b, Expr c, Expr ct);
}
