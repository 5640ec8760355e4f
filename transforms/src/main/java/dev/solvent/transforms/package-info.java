/// The words that turn functions into functions. Uses `transform`, `implicit` and `dsl`.
@NullMarked
package dev.solvent.transforms;

import org.jspecify.annotations.NullMarked;
