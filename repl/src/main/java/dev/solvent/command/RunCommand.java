package dev.solvent.command;

import dev.solvent.dsl.Expr;
import dev.solvent.render.ValueJson;
import dev.solvent.script.Session;
import dev.solvent.source.Diagnostic;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    header = "Runs a script.",
    description = "Prints what the script's print statements say, and nothing else.",
    footer = {"", "  solvent run ridge.solv", "  solvent run ridge.solv --json 'theta=[0.1, 1]'"})
final class RunCommand implements Invocation {
  private final Console console;

  @Parameters(index = "0", paramLabel = "FILE", description = "The script; - for standard input.")
  String file = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "name=value",
      converter = Setting.Reader.class,
      description = "An expression that replaces the script's top-level val of that name.")
  List<Setting> settings = new ArrayList<>();

  @CommandLine.Option(
      names = "--json",
      description = "Also prints, as the last line, the value of every top-level val that is data.")
  boolean json;

  @Mixin Common common = new Common();

  RunCommand(Console console) {
    this.console = console;
  }

  static RunCommand of(Console console, String file, Seq<Setting> settings, boolean json) {
    RunCommand run = new RunCommand(console);
    run.file = file;
    run.settings = settings.toJavaList();
    run.json = json;
    return run;
  }

  @Override
  public Integer call() {
    return Script.of(file, console)
        .fold(failure -> console.conclude(Option.of(failure)), this::run);
  }

  private int run(Script script) {
    Session session = new Session(console.out()::line, script.folders());
    for (Setting setting : settings) {
      Option<Diagnostic> failure = session.replace(setting.name(), setting.value());
      if (failure.isDefined()) return console.conclude(failure, common.cause(session));
    }
    Option<Diagnostic> failure = session.eval(script.source()).swap().toOption();
    if (failure.isEmpty() && json) console.out().line(data(session));
    return console.conclude(failure, common.cause(session));
  }

  private static String data(Session session) {
    return ValueJson.of(Expr.record(session.values().filterValues(ValueJson::isData)));
  }
}
