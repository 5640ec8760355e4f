package dev.solvent.command;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Tree;
import dev.solvent.render.ValueJson;
import dev.solvent.render.ValueText;
import dev.solvent.script.Session;
import dev.solvent.source.Diagnostic;
import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import dev.solvent.source.Source;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "eval",
    header = "Prints the value of an expression.",
    footer = {"", "  solvent eval 'grad { x -> x^3 }(2)'"})
final class EvalCommand implements Invocation {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "EXPRESSION",
      description = "One argument: put it in single quotes.")
  String expression = "";

  @CommandLine.Option(names = "--json", description = "Prints the value as JSON, with every digit.")
  boolean json;

  @Mixin Common common = new Common();

  EvalCommand(Console console) {
    this.console = console;
  }

  static EvalCommand of(Console console, String expression, boolean json) {
    EvalCommand eval = new EvalCommand(console);
    eval.expression = expression;
    eval.json = json;
    return eval;
  }

  @Override
  public Integer call() {
    Session session = new Session(console.out()::line, Vector.of(Path.of("")));
    Either<Diagnostic, String> text =
        session.eval(new Source("<eval>", expression)).flatMap(this::text);
    text.filter(line -> !line.isEmpty()).forEach(line -> line.forEach(console.out()::line));
    return console.conclude(text.swap().toOption(), common.cause(session));
  }

  private Either<Diagnostic, String> text(Expr value) {
    if (json && !ValueJson.isData(value)) {
      String headline = "JSON has no form for " + ValueText.of(value);
      return Either.left(new Diagnostic(Kind.TYPE, headline, Site.NOWHERE));
    }
    if (json) return Either.right(ValueJson.of(value));
    return Either.right(value.tree() instanceof Tree.None ? "" : ValueText.of(value));
  }
}
