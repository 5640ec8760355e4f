/// The shell: a session that a person talks to, line by line. Uses `script` and `render`, and
/// JLine.
@NullMarked
package dev.solvent.shell;

import org.jspecify.annotations.NullMarked;
