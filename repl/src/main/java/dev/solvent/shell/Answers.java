package dev.solvent.shell;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Tree;
import dev.solvent.render.ValueText;
import dev.solvent.script.Session;
import dev.solvent.script.resolve.Spelling;
import dev.solvent.source.Diagnostic;
import dev.solvent.source.NumberText;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/// What the shell answers to its own commands.
final class Answers {
  private static final int COLUMN = 14;

  private final Screen screen;
  private final Workspace workspace;

  Answers(Screen screen, Workspace workspace) {
    this.screen = screen;
    this.workspace = workspace;
  }

  /// This answers a line and gives whether the shell is left now.
  boolean answer(String line) {
    return Meta.parse(line).fold(this::misread, call -> answer(call.meta(), call.operand()));
  }

  private boolean misread(String why) {
    screen.line(why);
    return false;
  }

  private boolean answer(Meta meta, String operand) {
    switch (meta) {
      case HELP -> help();
      case TYPE -> show(workspace.value(operand).map(Answers::type));
      case TREE -> show(TreeText.of(operand));
      case EXPLAIN -> show(workspace.value(explain(operand)).map(ValueText::of));
      case TIME -> time(operand);
      case LOAD -> workspace.load(operand).swap().forEach(screen::complain);
      case SAVE -> workspace.save(operand).forEach(screen::complain);
      case ENV -> workspace.names().forEach((name, value) -> row(name, type(value)));
      case DOC -> screen.line(doc(operand));
      case RESET -> workspace.reset();
      case QUIT -> {}
    }
    return meta == Meta.QUIT;
  }

  private void show(Either<Diagnostic, String> answer) {
    answer.peek(screen::line).swap().forEach(screen::complain);
  }

  private void row(String name, String text) {
    screen.line(name + " ".repeat(Math.max(1, COLUMN - name.length())) + text);
  }

  private void help() {
    Array.of(Meta.values()).forEach(meta -> row(meta.usage(), meta.doc()));
    screen.line("Tab completes; Ctrl-C stops or clears; an empty line ends what is incomplete.");
  }

  private static String type(Expr value) {
    return value.tree() instanceof Tree.Function ? ValueText.of(value) : value.describe();
  }

  private void time(String expression) {
    long start = System.nanoTime();
    Either<Diagnostic, Expr> value = workspace.value(expression);
    double seconds = (System.nanoTime() - start) / 1e9;
    show(value.map(ValueText::of));
    if (value.isRight()) screen.quietly(NumberText.format("%.3g s", seconds));
  }

  /// A comment behind the operand ends before the bracket.
  private static String explain(String operand) {
    return "explain(" + operand + (operand.contains("//") ? "\n)" : ")");
  }

  private String doc(String name) {
    return own(name)
        .orElse(() -> word(name))
        .orElse(() -> Syntax.of(name))
        .getOrElse(() -> "there is no word " + name + near(name));
  }

  private String near(String name) {
    Seq<String> nearest = Spelling.nearest(name, workspace.words());
    return nearest.isEmpty() ? "" : "; near it are " + nearest.mkString(", ");
  }

  /// What this session defines comes before the words.
  private Option<String> own(String name) {
    return workspace.get(name).map(value -> name + " is " + type(value) + " of this session");
  }

  private static Option<String> word(String name) {
    return Session.vocabulary()
        .find(name)
        .map(
            word -> word.examples().prepend(word.doc()).prepend(word.signature()).mkString("\n  "));
  }
}
