/// Scripts as an engine of `javax.script`. Uses `script`.
@NullMarked
package dev.solvent.script.engine;

import org.jspecify.annotations.NullMarked;
