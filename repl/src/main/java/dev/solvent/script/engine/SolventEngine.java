package dev.solvent.script.engine;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.script.syntax.Parser;
import dev.solvent.source.SolventError;
import dev.solvent.source.Source;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import javax.script.AbstractScriptEngine;
import javax.script.Bindings;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.Invocable;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import javax.script.SimpleBindings;
import org.jspecify.annotations.Nullable;

/// A session whose top-level values are the bindings of a context. A value is an `Expr`, a `Fn`, or
/// null for `none`. It belongs to one thread at a time.
public final class SolventEngine extends AbstractScriptEngine implements Compilable, Invocable {
  private final SolventEngineFactory factory;
  private Option<Evaluations> latest = Option.none();

  SolventEngine(SolventEngineFactory factory) {
    this.factory = factory;
  }

  @Override
  public SolventEngineFactory getFactory() {
    return factory;
  }

  @Override
  public Bindings createBindings() {
    return new SimpleBindings();
  }

  // evaluating

  @Override
  public @Nullable Object eval(String script, ScriptContext context) throws ScriptException {
    return in(context).eval(source(script, context), context);
  }

  @Override
  public @Nullable Object eval(Reader reader, ScriptContext context) throws ScriptException {
    return eval(text(reader), context);
  }

  /// The session of a context's bindings, which lasts as long as it is asked for these.
  private Evaluations in(ScriptContext context) {
    Bindings bindings = context.getBindings(ScriptContext.ENGINE_SCOPE);
    Evaluations own =
        latest.filter(l -> l.bindings() == bindings).getOrElse(() -> new Evaluations(context));
    latest = Option.of(own);
    return own;
  }

  private static Source source(String script, ScriptContext context) {
    Object name = context.getAttribute(ScriptEngine.FILENAME);
    return new Source(name == null ? "<script>" : name.toString(), script);
  }

  private static String text(Reader reader) throws ScriptException {
    try {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      return text.toString();
    } catch (IOException unreadable) {
      throw new ScriptException(unreadable);
    }
  }

  // compiling

  /// Fails where the script cannot be parsed; its names are looked up when it is evaluated.
  @Override
  public CompiledScript compile(String script) throws ScriptException {
    Source source = source(script, context);
    try {
      Parser.parse(source);
    } catch (SolventError failure) {
      throw Failures.of(failure.diagnostic(), failure);
    }
    return new CompiledScript() {
      @Override
      public @Nullable Object eval(ScriptContext where) throws ScriptException {
        return in(where).eval(source, where);
      }

      @Override
      public ScriptEngine getEngine() {
        return SolventEngine.this;
      }
    };
  }

  @Override
  public CompiledScript compile(Reader reader) throws ScriptException {
    return compile(text(reader));
  }

  // calling

  /// This calls a top-level function.
  @Override
  public @Nullable Object invokeFunction(String name, Object... arguments)
      throws ScriptException, NoSuchMethodException {
    return in(context).call(function(name), Array.of(arguments), context);
  }

  /// This calls a field of a record that is a function, else a top-level function with `target`
  /// before the arguments, as `target.name(...)` does in a script.
  @Override
  public @Nullable Object invokeMethod(Object target, String name, Object... arguments)
      throws ScriptException, NoSuchMethodException {
    Option<Fn> own = field(target, name);
    return own.isDefined()
        ? in(context).call(own.get(), Array.of(arguments), context)
        : in(context).call(function(name), Array.of(arguments).prepend(target), context);
  }

  private Fn function(String name) throws NoSuchMethodException {
    return in(context)
        .function(name, context)
        .getOrElseThrow(() -> new NoSuchMethodException("there is no function " + name));
  }

  private static Option<Fn> field(Object target, String name) {
    return target instanceof Expr e
        ? e.fields().get(name).flatMap(Evaluations::asFunction)
        : Option.none();
  }

  @Override
  public <T> @Nullable T getInterface(Class<T> type) {
    return Implementations.of(type, name -> in(context).function(name, context));
  }

  @Override
  public <T> @Nullable T getInterface(Object target, Class<T> type) {
    return Implementations.of(type, name -> field(target, name));
  }
}
