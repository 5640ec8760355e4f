/// What the names of a script mean, found before it runs. Uses `script.syntax`.
@NullMarked
package dev.solvent.script.resolve;

import org.jspecify.annotations.NullMarked;
