/// Scripts for programs: a session that evaluates them. Uses `script.run`.
@NullMarked
package dev.solvent.script;

import org.jspecify.annotations.NullMarked;
