/// Expressions as immutable, shared, closed graphs: the vocabulary of operations, and no behaviour.
/// Uses `type`.
@NullMarked
package dev.solvent.expr;

import org.jspecify.annotations.NullMarked;
