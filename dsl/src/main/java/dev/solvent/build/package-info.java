/// Making graphs: each node is typed, placed, folded when it is known, and shared; lambdas are
/// closed over what they capture. Uses `plan`.
@NullMarked
package dev.solvent.build;

import org.jspecify.annotations.NullMarked;
