/// Decomposition and functions of matrices: each a kernel and its derivative in words, which can be
/// differentiated again. Uses `build`.
@NullMarked
package dev.solvent.algebra;

import org.jspecify.annotations.NullMarked;
