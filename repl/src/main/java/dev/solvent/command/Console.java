package dev.solvent.command;

import dev.solvent.source.Diagnostic;
import dev.solvent.source.DiagnosticText;
import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import io.vavr.control.Option;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/// Where a command reads and writes; `isTerminal` if a person sits there.
record Console(InputStream in, Output out, Output err, boolean isTerminal) {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;

  static Console ofTheProcess() {
    return new Console(
        System.in,
        new Output(new FileOutputStream(FileDescriptor.out)),
        new Output(new FileOutputStream(FileDescriptor.err)),
        System.console() != null);
  }

  void complain(Diagnostic diagnostic) {
    err.line(DiagnosticText.of(diagnostic));
  }

  /// This tells of a failure, if there is one, and gives the exit status. A reader who has left
  /// ends the command quietly.
  int conclude(Option<Diagnostic> failure) {
    if (out.isClosed()) return DONE;
    Option<Diagnostic> first = out.failure().map(Console::unwritten).orElse(failure);
    first.forEach(this::complain);
    return first.isDefined() ? FAILED : DONE;
  }

  /// As `conclude`, with the stack trace of what was thrown.
  int conclude(Option<Diagnostic> failure, Option<Throwable> cause) {
    int status = conclude(failure);
    cause.map(Console::trace).forEach(err::line);
    return status;
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString().stripTrailing();
  }

  int conclude() {
    return conclude(Option.none());
  }

  private static Diagnostic unwritten(String why) {
    return new Diagnostic(Kind.IO, "cannot write to standard output: " + why, Site.NOWHERE);
  }
}
