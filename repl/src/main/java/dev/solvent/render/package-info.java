/// Values and complaints as people and programs read them: pure functions to text. Uses `data` for
/// JSON.
@NullMarked
package dev.solvent.render;

import org.jspecify.annotations.NullMarked;
