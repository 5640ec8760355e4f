package dev.solvent.expr;

/// How a matrix is factored to solve a system.
public enum Direct {
  LU,
  CHOLESKY,
  QR
}
