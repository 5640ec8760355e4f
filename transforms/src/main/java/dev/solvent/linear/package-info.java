/// Linear systems whose matrix is a function, and the methods that solve them. Uses `transform`.
@NullMarked
package dev.solvent.linear;

import org.jspecify.annotations.NullMarked;
