/// Numerical code on arrays: row-major, and never writing to what it is given. Uses `expr`, `type`
/// and `source`.
@NullMarked
package dev.solvent.kernel;

import org.jspecify.annotations.NullMarked;
