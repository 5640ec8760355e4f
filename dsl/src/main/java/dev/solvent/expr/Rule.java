package dev.solvent.expr;

/// How a `Composed` definition is differentiated. Graphs take the definition's captures last.
public sealed interface Rule {

  /// Through its body.
  record Inline() implements Rule {}

  /// Through its body, which the reverse pass computes again instead of keeping what it left.
  record Recompute() implements Rule {}

  /// `(args ++ dargs ++ captures) -> dresults`.
  record Tangent(Graph graph) implements Rule {}

  /// `(args ++ cts ++ captures) -> ctargs`.
  record Cotangent(Graph graph) implements Rule {}

  /// `(solution ++ args ++ captures) -> equations`, as many as there are unknowns. The results of
  /// the definition are the solution, `exact` if nobody needs to look whether they are.
  record Residual(Graph graph, Equation equation, boolean exact) implements Rule {}
}
