package dev.solvent.examples;

import dev.solvent.dsl.Expr;
import dev.solvent.script.Session;
import dev.solvent.source.Diagnostic;
import io.vavr.control.Either;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;

/// Scripts in a program.
final class EmbeddedScripts {
  private EmbeddedScripts() {}

  static Either<Diagnostic, Expr> bySession() {
    Session session = new Session();
    session.with("X", new double[][] {{1, 2}, {3, 4}});
    Either<Diagnostic, Expr> value = session.eval("grad { w -> sum((X @ w)^2) }([1, 1])");
    return value;
  }

  static Object byEngine() throws ScriptException {
    ScriptEngine engine = new ScriptEngineManager().getEngineByName("solvent");
    engine.put("a", 0.6);
    engine.eval("val circle = root(guess = 1.0) { x, a -> x^2 + a^2 - 1 }");
    Object slope = engine.eval("grad(circle)(a)");
    return slope;
  }
}
