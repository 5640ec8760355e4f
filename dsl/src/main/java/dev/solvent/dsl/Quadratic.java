package dev.solvent.dsl;

/// What `qp` finds: the solution, and the multipliers of its equalities and inequalities. A host
/// makes it with `into(Quadratic.class)`.
public record Quadratic(Expr x, Expr equality, Expr inequality) {}
