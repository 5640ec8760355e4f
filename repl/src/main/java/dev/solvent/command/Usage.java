package dev.solvent.command;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line as picocli reads it.
final class Usage {
  private static final int WIDTH = 100;

  private Usage() {}

  /// This does what the arguments say and gives the exit status.
  static int call(Seq<String> arguments, Console console) {
    StringWriter help = new StringWriter();
    CommandLine commands = commands(console).setOut(new PrintWriter(help));
    try {
      ParseResult parsed = commands.parseArgs(arguments.toJavaArray(String[]::new));
      if (CommandLine.executeHelpRequest(parsed) == null) return invocation(parsed).call();
    } catch (ParameterException e) {
      console.err().line(complaint(e));
      return Console.WRONG_USAGE;
    }
    console.out().line(help.toString().stripTrailing());
    return console.conclude();
  }

  private static CommandLine commands(Console console) {
    return new CommandLine(new SolventCommand(console))
        .addSubcommand(new RunCommand(console))
        .addSubcommand(new EvalCommand(console))
        .addSubcommand(new CheckCommand(console))
        .addSubcommand(new ExplainCommand(console))
        .addSubcommand(new HelpCommand())
        .setExpandAtFiles(false)
        .setUsageHelpWidth(WIDTH);
  }

  private static Invocation invocation(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) last = last.subcommand();
    return (Invocation) last.commandSpec().userObject();
  }

  private static String complaint(ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    return List.of("solvent: " + e.getMessage())
        .appendAll(advice(e, command))
        .append("see: " + command + " --help")
        .mkString("\n  ");
  }

  private static Seq<String> advice(ParameterException e, String command) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) return List.empty();
    String word = unmatched.getUnmatched().getFirst();
    if (command.equals("solvent eval")) return List.of("put the expression in single quotes");
    if (command.equals("solvent run")) return List.of(word + " is not of the form name=value");
    return word.endsWith(".solv")
        ? List.of("to run a script: solvent run " + word)
        : List.ofAll(unmatched.getSuggestions()).take(1).map(near -> "did you mean: " + near);
  }
}
