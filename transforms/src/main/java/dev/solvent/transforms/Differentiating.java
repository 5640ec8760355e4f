package dev.solvent.transforms;

/// An option of `grad` and its kin.
public sealed interface Differentiating permits Wrt {}
