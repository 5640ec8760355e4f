package dev.solvent.script.run;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Word;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The word that only scripts have, since hosts print by themselves.
public final class Printing {
  private static final ScopedValue<Consumer<String>> LINES = ScopedValue.newInstance();

  private Printing() {}

  /// This gives what `work` gives while lines are printed to `lines`.
  public static <T> T to(Consumer<String> lines, java.util.function.Supplier<T> work) {
    return ScopedValue.where(LINES, lines).call(work::get);
  }

  @Word(value = "print(x...)", doc = "Prints values on one line, with up to 12 significant digits.")
  public static Expr print(Object... x) {
    LINES
        .orElse(System.out::println)
        .accept(
            Stream.of(x).map(Expr::of).map(Interpreter::shown).collect(Collectors.joining(" ")));
    return Expr.NONE;
  }
}
