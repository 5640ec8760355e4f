package dev.solvent.dsl;

/// A host's function of 0 expressions.
@FunctionalInterface
public interface F0 {
  Object of();
}
