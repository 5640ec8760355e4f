/// Running graphs. A `Plan` runs one step by step, at once; once it has cost some milliseconds, it
/// is translated (`Block`, `Nesting`) into `Statement`s over two frames, and these into a class of
/// the JVM (`Assembler`). Either way gives the same bits. Uses `kernel`.
@NullMarked
package dev.solvent.plan;

import org.jspecify.annotations.NullMarked;
