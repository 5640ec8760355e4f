package dev.solvent.script.engine;

import dev.solvent.source.Diagnostic;
import dev.solvent.source.Place;
import dev.solvent.source.SolventError;
import javax.script.ScriptException;

/// Diagnostics as the exceptions of `javax.script`: with line and column, and the error as cause.
final class Failures {
  private Failures() {}

  static ScriptException of(Diagnostic diagnostic, Throwable thrown) {
    ScriptException exception = placed(diagnostic);
    exception.initCause(
        thrown instanceof SolventError ? thrown : new SolventError(diagnostic).initCause(thrown));
    return exception;
  }

  private static ScriptException placed(Diagnostic d) {
    String message = "error[" + d.kind() + "]: " + d.headline();
    return switch (d.site().place()) {
      case Place.Span span ->
          new ScriptException(message, span.source().name(), span.line(), span.column());
      case Place.HostLine line -> new ScriptException(message, line.file(), line.line());
      case Place.Nowhere _ -> new ScriptException(message);
    };
  }
}
