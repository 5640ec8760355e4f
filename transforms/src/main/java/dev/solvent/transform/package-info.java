/// Graphs to graphs: forward mode, the separation of what is fixed from what is linear,
/// transposition, batching, and the modes that a rule leaves to be derived. Uses `dsl`'s `build`.
@NullMarked
package dev.solvent.transform;

import org.jspecify.annotations.NullMarked;
