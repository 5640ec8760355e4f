package dev.solvent.script.engine;

import java.util.List;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import org.jspecify.annotations.Nullable;

/// The engine `solvent`, for files that end in `.solv`.
public final class SolventEngineFactory implements ScriptEngineFactory {
  private static final String NAME = "Solvent";
  private static final String VERSION = "0.1.0";

  @Override
  public String getEngineName() {
    return NAME;
  }

  @Override
  public String getEngineVersion() {
    return VERSION;
  }

  @Override
  public List<String> getExtensions() {
    return List.of("solv");
  }

  @Override
  public List<String> getMimeTypes() {
    return List.of("text/x-solvent");
  }

  @Override
  public List<String> getNames() {
    return List.of("solvent", NAME);
  }

  @Override
  public String getLanguageName() {
    return NAME;
  }

  @Override
  public String getLanguageVersion() {
    return VERSION;
  }

  /// An engine belongs to one thread at a time: there is no `THREADING`.
  @Override
  public @Nullable Object getParameter(String key) {
    return switch (key) {
      case ScriptEngine.ENGINE, ScriptEngine.LANGUAGE -> NAME;
      case ScriptEngine.ENGINE_VERSION, ScriptEngine.LANGUAGE_VERSION -> VERSION;
      case ScriptEngine.NAME -> "solvent";
      default -> null;
    };
  }

  @Override
  public String getMethodCallSyntax(String object, String method, String... arguments) {
    return object + "." + method + "(" + String.join(", ", arguments) + ")";
  }

  @Override
  public String getOutputStatement(String text) {
    String quoted = text;
    for (String special : List.of("\\", "\"", "$"))
      quoted = quoted.replace(special, "\\" + special);
    return "print(\"" + quoted.replace("\n", "\\n").replace("\t", "\\t") + "\")";
  }

  @Override
  public String getProgram(String... statements) {
    return String.join("\n", statements);
  }

  @Override
  public ScriptEngine getScriptEngine() {
    return new SolventEngine(this);
  }
}
