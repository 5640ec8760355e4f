package dev.solvent.script.engine;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Tree;
import dev.solvent.script.Session;
import dev.solvent.source.Diagnostic;
import dev.solvent.source.SolventError;
import dev.solvent.source.Source;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.script.Bindings;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.jspecify.annotations.Nullable;

/// A session whose top-level values are bindings: it takes what the host has put there and gives
/// back what scripts define.
final class Evaluations {
  private final Bindings bindings;
  private final Session session;
  private final Map<String, Object> shared = new HashMap<>();
  private Writer lines = Writer.nullWriter();

  Evaluations(ScriptContext context) {
    this.bindings = context.getBindings(ScriptContext.ENGINE_SCOPE);
    this.session = new Session(this::print, folders(context));
  }

  /// Beside the script, then in the working folder.
  private static Seq<Path> folders(ScriptContext context) {
    Path working = Path.of("");
    return context.getAttribute(ScriptEngine.FILENAME) instanceof String file
        ? Vector.of(Path.of(file).resolveSibling(""), working).distinct()
        : Vector.of(working);
  }

  private void print(String line) {
    try {
      lines.write(line + "\n");
      lines.flush();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  Bindings bindings() {
    return bindings;
  }

  @Nullable Object eval(Source source, ScriptContext context) throws ScriptException {
    return run(context, () -> session.eval(source));
  }

  @Nullable Object call(Fn f, Seq<?> arguments, ScriptContext context) throws ScriptException {
    return run(context, () -> session.call(f, arguments));
  }

  private @Nullable Object run(ScriptContext context, Supplier<Either<Diagnostic, Expr>> work)
      throws ScriptException {
    lines = context.getWriter();
    try {
      take(context);
    } catch (SolventError noValue) {
      throw Failures.of(noValue.diagnostic(), noValue);
    }
    Either<Diagnostic, Expr> given = work.get();
    session.bindings().forEach(this::give);
    if (given.isLeft()) throw Failures.of(given.getLeft(), session.cause().get());
    return inHost(given.get());
  }

  /// The function of that name, if there is one.
  Option<Fn> function(String name, ScriptContext context) {
    take(context);
    return session.get(name).flatMap(Evaluations::asFunction);
  }

  static Option<Fn> asFunction(Expr e) {
    return e.tree() instanceof Tree.Function(var fn) ? Option.of(fn) : Option.none();
  }

  static @Nullable Object inHost(Expr e) {
    return e.isNone() ? null : asFunction(e).<Object>map(f -> f).getOrElse(e);
  }

  private void give(String name, Expr value) {
    @Nullable Object given = inHost(value);
    Object seen = shared.get(name);
    if (seen instanceof Expr old && given instanceof Expr now && old.tree() == now.tree()) return;
    shared.put(name, given == null ? Expr.NONE : given);
    bindings.put(name, given);
  }

  private void take(ScriptContext context) {
    if (!bindings.keySet().containsAll(shared.keySet())) {
      shared.clear();
      session.reset();
    }
    Bindings global = context.getBindings(ScriptContext.GLOBAL_SCOPE);
    if (global != null) {
      for (var entry : global.entrySet()) takeIfValue(entry.getKey(), entry.getValue());
    }
    for (var entry : bindings.entrySet()) takeNamed(entry.getKey(), entry.getValue());
  }

  /// Fails with `type`, and says which binding is no value.
  private void takeNamed(String name, @Nullable Object value) {
    try {
      take(name, value);
    } catch (SolventError noValue) {
      String headline = "the binding %s: %s";
      throw SolventError.of(noValue.kind(), headline, name, noValue.diagnostic().headline());
    }
  }

  /// Of what all engines share, a script sees the values alone.
  private void takeIfValue(String name, @Nullable Object value) {
    if (bindings.containsKey(name)) return;
    try {
      take(name, value);
    } catch (SolventError noValue) {
      shared.remove(name);
    }
  }

  private void take(String name, @Nullable Object value) {
    Object given = value == null ? Expr.NONE : value;
    if (name.indexOf('.') >= 0 || shared.get(name) == given) return;
    session.with(name, given);
    shared.put(name, given);
  }
}
