/// Shapes and the types of values. Uses `source`.
@NullMarked
package dev.solvent.type;

import org.jspecify.annotations.NullMarked;
