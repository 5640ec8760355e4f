/// Places in texts and complaints about them. Uses nothing of the project.
@NullMarked
package dev.solvent.source;

import org.jspecify.annotations.NullMarked;
