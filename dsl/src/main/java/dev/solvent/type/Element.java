package dev.solvent.type;

/// What a tensor's entries are. Both are kept as 64-bit floats; a boolean is 0 or 1.
public enum Element {
  NUMBER,
  BOOLEAN
}
