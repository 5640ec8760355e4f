package dev.solvent.command;

import dev.solvent.render.ValueText;
import dev.solvent.script.Session;
import dev.solvent.source.Diagnostic;
import dev.solvent.source.Source;
import io.vavr.control.Either;
import io.vavr.control.Option;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    header = "Shows the steps of a function, and what differentiating it comes to and costs.",
    description = "Runs the script first, without what it prints.",
    footer = {
      "",
      "  solvent explain circle.solv 'grad(circle)' --latex",
      "  solvent explain ridge.solv solve --at '(eye(3), ones(3))'"
    })
final class ExplainCommand implements Invocation {
  private final Console console;

  @Parameters(index = "0", paramLabel = "FILE", description = "The script; - for standard input.")
  String file = "";

  @Parameters(
      index = "1",
      paramLabel = "NAME",
      description = "A function of the script, or one made of it: 'grad(f)'.")
  String function = "";

  @CommandLine.Option(
      names = "--at",
      paramLabel = "ARGS",
      description = "Arguments of the shapes to explain it at, a tuple for several; else numbers.")
  String arguments = "none";

  @CommandLine.Option(
      names = "--latex",
      description = "Prints the steps alone, as an align* environment of amsmath.")
  boolean latex;

  @Mixin Common common = new Common();

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return Script.of(file, console)
        .fold(failure -> console.conclude(Option.of(failure)), this::explain);
  }

  private int explain(Script script) {
    Session session = new Session(_ -> {}, script.folders());
    Either<Diagnostic, String> text =
        session
            .eval(script.source())
            .flatMap(_ -> session.eval(new Source("--at", arguments)))
            .flatMap(_ -> session.eval(new Source("<explain>", question())))
            .map(ValueText::of);
    text.forEach(console.out()::line);
    return console.conclude(text.swap().toOption(), common.cause(session));
  }

  /// The call as a script would have it: what is left out is not told in an error either.
  private String question() {
    String args = arguments.equals("none") ? "" : ", args = " + arguments;
    return "explain(" + function + args + (latex ? ", latex = true)" : ")");
  }
}
