package dev.solvent.dsl;

/// A rule over primals, and tangents or a cotangent: each bare for one argument and a tuple for
/// several.
@FunctionalInterface
public interface Rule {
  Object of(Fn self, Expr primals, Expr with);
}
