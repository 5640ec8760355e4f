/// Methods that find points, as data with their settings, and as loops of words that ask a function
/// for its values and derivatives at points. No step of such a loop is ever differentiated: what
/// differentiates a solution is the equation that it solves. Uses `linear`.
@NullMarked
package dev.solvent.solver;

import org.jspecify.annotations.NullMarked;
