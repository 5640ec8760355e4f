package dev.solvent.command;

import dev.solvent.script.Session;
import io.vavr.control.Option;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    header = "Parses and resolves a script without running it.",
    description = "Prints nothing where all is well.")
final class CheckCommand implements Invocation {
  private final Console console;

  @Parameters(index = "0", paramLabel = "FILE", description = "The script; - for standard input.")
  String file = "";

  @Mixin Common common = new Common();

  CheckCommand(Console console) {
    this.console = console;
  }

  static CheckCommand of(Console console, String file) {
    CheckCommand check = new CheckCommand(console);
    check.file = file;
    return check;
  }

  @Override
  public Integer call() {
    return Script.of(file, console)
        .fold(failure -> console.conclude(Option.of(failure)), this::check);
  }

  private int check(Script script) {
    Session session = new Session(console.out()::line, script.folders());
    return console.conclude(session.check(script.source()), common.cause(session));
  }
}
