package dev.solvent.dsl;

/// The factors of a matrix: orthonormal columns and an upper triangle.
public record Qr(Expr q, Expr r) {}
