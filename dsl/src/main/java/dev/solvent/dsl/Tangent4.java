package dev.solvent.dsl;

/// A tangent rule of a function of 4 arguments.
@FunctionalInterface
public interface Tangent4 {
  Object of(Fn self, Expr a, Expr b, Expr c, Expr d, Expr da, Expr db, Expr dc, Expr dd);
}
