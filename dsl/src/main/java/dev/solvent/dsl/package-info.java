/// What people say: expressions with structure, functions of them, and the words. Uses `build`.
@NullMarked
package dev.solvent.dsl;

import org.jspecify.annotations.NullMarked;
