package dev.solvent.dsl;

/// Singular values, descending, and the vectors on both sides, as columns.
public record Svd(Expr u, Expr values, Expr v) {}
