package dev.solvent.solver;

import dev.solvent.dsl.Expr;

/// What a solver ends with: the best point, whether it is a solution, how many iterations it took,
/// and what is left of the equations.
public record Outcome(Expr x, Expr converged, Expr iterations, Expr residual) {}
