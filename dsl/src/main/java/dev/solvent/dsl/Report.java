package dev.solvent.dsl;

/// What the function that `report` gives finds: the value, and how a solver came to it. A host
/// makes it with `into(Report.class)`.
public record Report(Expr value, Expr converged, Expr iterations, Expr residual, Expr condition) {}
