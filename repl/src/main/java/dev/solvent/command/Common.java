package dev.solvent.command;

import picocli.CommandLine.Option;

/// The options that every command has.
final class Common {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  boolean help;

  @Option(names = "--debug", description = "Shows the stack trace of the JVM behind an error.")
  boolean debug;
}
