package dev.solvent.kernel;

import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;

/// Ends an evaluation whose thread was interrupted.
public final class Interruption {
  private static final String HEADLINE = "the evaluation was interrupted";

  private Interruption() {}

  public static void poll() {
    if (Thread.interrupted()) throw SolventError.of(Kind.LIMIT, HEADLINE);
  }

  /// Whether an error is that of an interruption, after which nothing is tried again.
  public static boolean isOne(SolventError error) {
    return error.diagnostic().headline().equals(HEADLINE);
  }
}
