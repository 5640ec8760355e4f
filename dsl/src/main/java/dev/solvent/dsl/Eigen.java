package dev.solvent.dsl;

/// Eigenvalues, ascending, and eigenvectors, as columns.
public record Eigen(Expr values, Expr vectors) {}
