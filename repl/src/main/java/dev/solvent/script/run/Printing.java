package dev.solvent.script.run;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Word;
import dev.solvent.render.ValueText;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.function.Consumer;

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
    Seq<Expr> values = Array.of(x).map(Expr::of);
    values.forEach(Interpreter::checkShown);
    LINES.orElse(System.out::println).accept(ValueText.line(values));
    return Expr.NONE;
  }
}
