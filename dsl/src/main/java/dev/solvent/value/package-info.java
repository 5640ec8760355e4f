/// Immutable data. Uses `type`.
@NullMarked
package dev.solvent.value;

import org.jspecify.annotations.NullMarked;
