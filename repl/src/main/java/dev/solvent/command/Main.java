package dev.solvent.command;

import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// The door of the command.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Console console = Console.ofTheProcess();
    Work work = Work.start(() -> run(Array.of(arguments), console), console);
    Runtime.getRuntime().addShutdownHook(new Thread(work::end));
    System.exit(work.status());
  }

  /// This gives the exit status: 0 done, 1 an error in the script, 2 wrong usage.
  static int run(Seq<String> arguments, Console console) {
    return Plain.call(arguments, console)
        .map(Invocation::call)
        .getOrElse(() -> Usage.call(arguments, console));
  }
}
