/// Functions that equations define: each kind of problem is a residual and the solvers that find
/// where it is zero, joined in a function with an implicit rule. Uses `solver`.
@NullMarked
package dev.solvent.implicit;

import org.jspecify.annotations.NullMarked;
