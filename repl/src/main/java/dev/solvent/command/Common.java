package dev.solvent.command;

import dev.solvent.script.Session;
import io.vavr.control.Option;
import picocli.CommandLine;

/// The options that every command has.
final class Common {
  @CommandLine.Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  boolean help;

  @CommandLine.Option(
      names = "--debug",
      description = "Shows the stack trace of the JVM behind an error.")
  boolean debug;

  /// This gives what was thrown when a session failed, if that is to be shown.
  Option<Throwable> cause(Session session) {
    return debug ? session.cause() : Option.none();
  }
}
