package dev.solvent.dsl;

import dev.solvent.expr.Method;
import dev.solvent.source.Site;

/// A rule as people write it, with its place.
public sealed interface Ruling {
  Site site();

  /// `rule(primals, tangents)` gives the tangent, or the value and the tangent.
  record Tangent(RuleBody rule, Site site) implements Ruling {}

  /// `rule(primals, ct)` gives the cotangents, one an argument, or the value and the cotangents.
  record Cotangent(RuleBody rule, Site site) implements Ruling {}

  /// `residual(s, arguments..)` is zero where `s` is the value.
  record Residual(Fn residual, Method method, boolean minimumNorm, boolean nanOnFailure, Site site)
      implements Ruling {
    public Residual(Fn residual, Site site) {
      this(residual, Method.LU, false, false, site);
    }
  }

  /// The reverse pass computes the body again.
  record Recompute(Site site) implements Ruling {}

  /// A rule over the primals and what comes with them, each bare for one argument and a tuple for
  /// several. `self` is the function with the rule.
  @FunctionalInterface
  interface RuleBody {
    Expr of(Fn self, Expr primals, Expr with);
  }
}
