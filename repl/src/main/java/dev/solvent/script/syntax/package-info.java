/// From the text of a script to its tree. Uses `source`.
@NullMarked
package dev.solvent.script.syntax;

import org.jspecify.annotations.NullMarked;
