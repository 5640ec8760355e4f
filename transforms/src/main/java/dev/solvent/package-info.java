/// The words of all hosts in one class.
@NullMarked
package dev.solvent;

import org.jspecify.annotations.NullMarked;
