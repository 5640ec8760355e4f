/// Running graphs. Uses `kernel`.
@NullMarked
package dev.solvent.plan;

import org.jspecify.annotations.NullMarked;
