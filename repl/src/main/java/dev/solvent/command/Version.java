package dev.solvent.command;

import picocli.CommandLine.IVersionProvider;

final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "solvent " + (version == null ? "of a build without a jar" : version),
      "Java " + Runtime.version()
    };
  }
}
