/// Running scripts: each form says the words that a host would say. Uses `script.resolve`,
/// `solvent` and `render`.
@NullMarked
package dev.solvent.script.run;

import org.jspecify.annotations.NullMarked;
