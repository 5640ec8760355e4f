package dev.solvent.command;

import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// Calls whose arguments are plain enough to be told without picocli: nothing, or a command with
/// one operand and the options `--json` and `--debug`.
final class Plain {
  private static final String JSON = "--json";

  private Plain() {}

  /// This gives what a plain call does, and nothing for any other.
  static Option<Invocation> call(Seq<String> arguments, Console console) {
    if (arguments.isEmpty()) return Option.of(new SolventCommand(console));
    boolean json = arguments.contains(JSON);
    Seq<String> rest = arguments.tail().filter(word -> !word.equals(JSON));
    if (rest.size() != 1) return Option.none();
    String operand = rest.head();
    return switch (arguments.head()) {
      case "run" -> Option.when(isFile(operand), () -> RunCommand.of(console, operand, json));
      case "eval" -> Option.when(isText(operand), () -> EvalCommand.of(console, operand, json));
      case "check" ->
          Option.when(isFile(operand) && !json, () -> CheckCommand.of(console, operand));
      default -> Option.none();
    };
  }

  private static boolean isFile(String operand) {
    return !operand.startsWith("-") || operand.equals("-");
  }

  /// A text may begin with a minus: `-x^2`.
  private static boolean isText(String operand) {
    return !operand.startsWith("--") && !operand.equals("-h") && !operand.equals("-V");
  }
}
