package dev.solvent.script.engine;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.solvent.Solvent;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URL;
import java.util.Enumeration;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import javax.script.Bindings;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.Invocable;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import javax.script.SimpleScriptContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SolventEngineTest {
  private final ScriptEngineManager manager = new ScriptEngineManager();
  private final ScriptEngine engine = manager.getEngineByName("solvent");

  interface Oscillator {
    double energy(double x, double v);

    double[] force(double[] x);
  }

  @Test
  void itIsFoundByNameAndByExtension() {
    assertThat(engine.getFactory().getEngineName()).isEqualTo("Solvent");
    assertThat(manager.getEngineByExtension("solv")).isInstanceOf(SolventEngine.class);
    assertThat(engine.getFactory().getParameter("THREADING")).isNull();
  }

  @Test
  void aValueIsAnExpressionAFunctionOrNull() throws ScriptException {
    assertThat(((Expr) engine.eval("[1, 2] * 2")).toString()).isEqualTo("[2, 4]");
    assertThat(((Fn) engine.eval("{ x -> x^2 }")).invoke(3).number()).isEqualTo(9);
    assertThat(engine.eval("none")).isNull();
    assertThat(engine.eval("")).isNull();
    assertThat(engine.eval(new StringReader("1 + 1")).toString()).isEqualTo("2");
  }

  @Test
  void aBindingThatIsNoValueIsNamed() {
    engine.put("lock", new Object());
    ScriptException e = assertThrows(ScriptException.class, () -> engine.eval("1"));
    assertThat(e).hasMessageThat().contains("the binding lock: an Object is not a value");
  }

  @Test
  void bindingsAreTopLevelValues() throws ScriptException {
    engine.put("a", 3);
    engine.put("X", new double[][] {{1, 2}, {3, 4}});
    engine.put("nothing", null);
    assertThat(engine.eval("val y = a * sum(X)\ny").toString()).isEqualTo("30");
    assertThat(engine.eval("nothing")).isNull();
    assertThat(engine.get("y").toString()).isEqualTo("30");
    engine.put("a", 4);
    assertThat(engine.eval("a + y").toString()).isEqualTo("34");
  }

  @Test
  void aVarLastsFromOneEvaluationToTheNext() throws ScriptException {
    engine.eval("var k = 1");
    engine.eval("k = k + 1");
    assertThat(engine.eval("k = k * 10\nk").toString()).isEqualTo("20");
    assertThat(engine.get("k").toString()).isEqualTo("20");
  }

  @Test
  void whatIsRemovedFromTheBindingsIsUnknown() throws ScriptException {
    engine.eval("val a = 1\nval b = 2");
    engine.getBindings(ScriptContext.ENGINE_SCOPE).remove("a");
    assertThat(engine.eval("b").toString()).isEqualTo("2");
    assertThrows(ScriptException.class, () -> engine.eval("a"));
  }

  @Test
  void bindingsOfOneContextAreNotThoseOfAnother() throws ScriptException {
    Bindings one = engine.createBindings();
    Bindings other = engine.createBindings();
    one.put("x", 1);
    other.put("x", 2);
    assertThat(engine.eval("x", one).toString()).isEqualTo("1");
    assertThat(engine.eval("x", other).toString()).isEqualTo("2");
    engine.eval("val z = x + 1", one);
    assertThat(one.get("z").toString()).isEqualTo("2");
    assertThat(other.containsKey("z")).isFalse();
  }

  @Test
  void valuesOfTheManagerAreSeenAndWhatIsNoValueIsNot() throws ScriptException {
    manager.put("shared", 5);
    manager.put("service", new Object());
    ScriptEngine another = manager.getEngineByName("solvent");
    assertThat(another.eval("shared + 1").toString()).isEqualTo("6");
    another.put("shared", 7);
    assertThat(another.eval("shared + 1").toString()).isEqualTo("8");
  }

  @Test
  void whatIsNoValueIsAScriptException() {
    engine.put("thread", new Thread());
    ScriptException e = assertThrows(ScriptException.class, () -> engine.eval("1"));
    assertThat(((SolventError) e.getCause()).kind()).isEqualTo(Kind.TYPE);
  }

  @Test
  void printGoesToTheWriterOfTheContext() throws ScriptException {
    ScriptContext context = new SimpleScriptContext();
    StringWriter out = new StringWriter();
    context.setWriter(out);
    engine.eval("print(\"a\", 1 / 3)\nfun f(x) { print(x)\n x }", context);
    assertThat(out.toString()).isEqualTo("a 0.333333333333\n");
    StringWriter later = new StringWriter();
    context.setWriter(later);
    engine.eval("f(2)", context);
    assertThat(later.toString()).isEqualTo("2\n");
    assertThat(engine.getFactory().getOutputStatement("a\"$b\n"))
        .isEqualTo("print(\"a\\\"\\$b\\n\")");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'val A = eye(3)\nA @ [1, 2]' | shape  | 2 | 1
          '(1 +'                       | syntax | 1 | 1
          'x1 + 1'                     | name   | 1 | 1
          'assert(1 > 2, "why")'       | assert | 1 | 1
          """)
  void aFailureHasLineAndColumn(String script, String kind, int line, int column) {
    ScriptException e = assertThrows(ScriptException.class, () -> engine.eval(script));
    assertThat(e).hasMessageThat().startsWith("error[" + kind + "]: ");
    assertThat(e.getLineNumber()).isEqualTo(line);
    assertThat(e.getColumnNumber()).isEqualTo(column);
    assertThat(e.getFileName()).isEqualTo("<script>");
    assertThat(((SolventError) e.getCause()).kind().toString()).isEqualTo(kind);
  }

  @Test
  void theFileNameIsThatOfTheContext() {
    engine.put(ScriptEngine.FILENAME, "ridge.solv");
    ScriptException e = assertThrows(ScriptException.class, () -> engine.eval("1 +* 2"));
    assertThat(e.getFileName()).isEqualTo("ridge.solv");
  }

  @Test
  void aCompiledScriptRunsWithTheBindingsOfEachCall() throws ScriptException {
    CompiledScript script = ((Compilable) engine).compile("a^2 + 1");
    Bindings bindings = engine.createBindings();
    for (int a = 0; a < 3; a++) {
      bindings.put("a", a);
      assertThat(((Expr) script.eval(bindings)).number()).isEqualTo(a * a + 1);
    }
    assertThat(script.getEngine()).isSameInstanceAs(engine);
    assertThrows(ScriptException.class, () -> ((Compilable) engine).compile("val = 3"));
  }

  @Test
  void functionsAreInvoked() throws Exception {
    Invocable invocable = (Invocable) engine;
    engine.eval("fun f(x, k = 2) = x * k\nval p = (w = 3, scaled = { s -> s * 10 })");
    assertThat(invocable.invokeFunction("f", 4).toString()).isEqualTo("8");
    assertThat(invocable.invokeFunction("f", List.of(1, 2), 3).toString()).isEqualTo("[3, 6]");
    assertThat(invocable.invokeMethod(engine.get("p"), "scaled", 2).toString()).isEqualTo("20");
    assertThat(invocable.invokeMethod(5, "f", 3).toString()).isEqualTo("15");
    assertThrows(NoSuchMethodException.class, () -> invocable.invokeFunction("g"));
    assertThrows(NoSuchMethodException.class, () -> invocable.invokeFunction("p"));
    assertThrows(ScriptException.class, () -> invocable.invokeFunction("f", 1, 2, 3));
  }

  @Test
  void itNeedsNoCommandLineOnTheClassPath() throws ScriptException {
    ScriptEngine alone =
        new ScriptEngineManager(new WithoutCommandLine()).getEngineByName("solvent");
    assertThat(alone.getClass()).isNotEqualTo(SolventEngine.class);
    assertThat(alone.eval("grad { x -> x^2 }(3)").toString()).isEqualTo("6");
  }

  /// Loads everything anew but what only the command and the shell need, which is not there.
  private static final class WithoutCommandLine extends ClassLoader {
    private static final String COMMAND_LINE =
        "(picocli|org\\.jline|org\\.jfree|dev\\.solvent\\.(command|shell))\\..*";
    private final ClassLoader all = SolventEngineTest.class.getClassLoader();

    WithoutCommandLine() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.matches(COMMAND_LINE)) throw new ClassNotFoundException(name);
      try (InputStream in = all.getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) throw new ClassNotFoundException(name);
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException unreadable) {
        throw new ClassNotFoundException(name, unreadable);
      }
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
      return all.getResources(name);
    }
  }

  @Test
  void functionsImplementInterfaces() throws ScriptException {
    Invocable invocable = (Invocable) engine;
    engine.eval(
        "fun energy(x, v) = (x^2 + v^2) / 2\n"
            + "fun force(x) = -x\n"
            + "val applyAsDouble = grad { x -> x^3 }");
    Oscillator oscillator = invocable.getInterface(Oscillator.class);
    assertThat(oscillator.energy(3, 4)).isEqualTo(12.5);
    assertThat(oscillator.force(new double[] {1, -2}))
        .usingExactEquality()
        .containsExactly(-1, 2)
        .inOrder();
    assertThat(invocable.getInterface(DoubleUnaryOperator.class).applyAsDouble(2)).isEqualTo(12);
    assertThat(invocable.getInterface(Runnable.class)).isNull();
    Object record = Solvent.record("applyAsDouble", Solvent.fn(x -> x.times(3)));
    assertThat(invocable.getInterface(record, DoubleUnaryOperator.class).applyAsDouble(2))
        .isEqualTo(6);
  }
}
