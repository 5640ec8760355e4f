package dev.solvent.kernel;

import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;

/// Ends an evaluation whose thread was interrupted.
public final class Interruption {
  private Interruption() {}

  public static void poll() {
    if (Thread.interrupted()) throw SolventError.of(Kind.LIMIT, "the evaluation was interrupted");
  }
}
