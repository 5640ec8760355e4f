/// The command: what its arguments say is done by a session, and its exit status told. Plain calls
/// are told from their arguments alone, since picocli costs a start as much as all the rest;
/// everything else, help and wrong usage, picocli reads from the same classes. Uses `shell`, and
/// picocli.
@NullMarked
package dev.solvent.command;

import org.jspecify.annotations.NullMarked;
