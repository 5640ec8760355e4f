package dev.solvent.dsl;

/// A cotangent rule of a function of 4 arguments.
@FunctionalInterface
public interface Cotangent4 {
  Object of(Fn self, Expr a, Expr b, Expr c, Expr d, Expr ct);
}
