package dev.solvent.command;

import io.vavr.control.Option;
import picocli.CommandLine.IVersionProvider;

/// The version, which the jar's manifest tells.
final class Version implements IVersionProvider {

  static String line() {
    return "solvent "
        + Option.of(Version.class.getPackage().getImplementationVersion())
            .getOrElse("(not from a jar)");
  }

  @Override
  public String[] getVersion() {
    return new String[] {line(), "Java " + Runtime.version()};
  }
}
