/// Looking at functions and their derivatives: what they are made of, what differentiation does
/// with them, whether their rules are right. Uses `implicit`.
@NullMarked
package dev.solvent.explain;

import org.jspecify.annotations.NullMarked;
