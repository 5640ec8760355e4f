package dev.solvent.command;

import dev.solvent.render.ValueText;
import dev.solvent.script.Session;
import dev.solvent.shell.Shell;
import dev.solvent.source.Diagnostic;
import io.vavr.control.Option;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "solvent",
    header = "Implicit differentiation for the JVM.",
    description =
        "Without a command: the shell; with piped input, prints the value of each of its"
            + " expressions.",
    synopsisHeading = "%nUsage: ",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    versionProvider = Version.class,
    footer = {"", "Exit status: 0 done, 1 an error in the script, 2 wrong usage."})
final class SolventCommand implements Invocation {
  private final Console console;

  @CommandLine.Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Shows the version.")
  boolean version;

  @Mixin Common common = new Common();

  SolventCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (console.isTerminal()) {
      Shell.open(Version.line());
      return Console.DONE;
    }
    return Script.of("-", console)
        .fold(failure -> console.conclude(Option.of(failure)), this::printEach);
  }

  private int printEach(Script script) {
    Session session = new Session(console.out()::line, script.folders());
    Option<Diagnostic> failure =
        session
            .eval(script.source(), value -> console.out().line(ValueText.of(value)))
            .swap()
            .toOption();
    return console.conclude(failure, common.cause(session));
  }
}
