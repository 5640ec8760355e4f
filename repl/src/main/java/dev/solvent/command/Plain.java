package dev.solvent.command;

import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// Calls whose arguments are plain enough to be told without picocli: nothing, or a command with
/// its operand, `--json`, and for `run` the values that it replaces.
final class Plain {
  private static final String JSON = "--json";

  private Plain() {}

  /// This gives what a plain call does, and nothing for any other.
  static Option<Invocation> call(Seq<String> arguments, Console console) {
    if (arguments.isEmpty()) return Option.of(new SolventCommand(console));
    boolean json = arguments.contains(JSON);
    Seq<String> operands = arguments.tail().filter(word -> !word.equals(JSON));
    if (operands.isEmpty()) return Option.none();
    String first = operands.head();
    Seq<String> rest = operands.tail();
    return switch (arguments.head()) {
      case "run" -> run(console, first, rest, json);
      case "eval" ->
          Option.when(rest.isEmpty() && isText(first), () -> EvalCommand.of(console, first, json));
      case "check" ->
          Option.when(
              rest.isEmpty() && isFile(first) && !json, () -> CheckCommand.of(console, first));
      default -> Option.none();
    };
  }

  private static Option<Invocation> run(
      Console console, String file, Seq<String> rest, boolean json) {
    Seq<Setting> settings = rest.flatMap(Setting::of);
    boolean isPlain = isFile(file) && settings.size() == rest.size();
    return Option.when(isPlain, () -> RunCommand.of(console, file, settings, json));
  }

  private static boolean isFile(String operand) {
    return !operand.startsWith("-") || operand.equals("-");
  }

  /// A text may begin with a minus: `-x^2`.
  private static boolean isText(String operand) {
    return !operand.startsWith("--") && !operand.equals("-h") && !operand.equals("-V");
  }
}
