package dev.solvent.script;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.solvent.Solvent;
import dev.solvent.dsl.Fn;
import dev.solvent.source.SolventError;
import org.junit.jupiter.api.Test;

/// Functions of a script that a host calls by itself.
class HostCallsTest {
  private final Session session = new Session();

  private Fn function(String script) {
    session.eval(script);
    return session.get("f").get().function();
  }

  @Test
  void anErrorIsTheScriptsAndTellsTheHostsLine() {
    Fn f = function("fun f(x) = x + [1, 2] + [1, 2, 3]");
    String message = assertThrows(SolventError.class, () -> f.invoke(1)).getMessage();
    assertThat(message).contains(" --> <eval>:1:12\n");
    assertThat(message).contains("called at HostCallsTest.java:");
  }

  @Test
  void whatTheHostDoesAfterwardsIsTheHosts() {
    Fn f = function("fun f(x) = x + [1, 2]");
    f.invoke(1);
    assertPlaceIsHere();
    assertThrows(SolventError.class, () -> f.invoke(new double[] {1, 2, 3}));
    assertPlaceIsHere();
  }

  private static void assertPlaceIsHere() {
    SolventError error = assertThrows(SolventError.class, () -> Solvent.sin("a"));
    int line = new Throwable().getStackTrace()[0].getLineNumber() - 1;
    assertThat(error.getMessage()).contains("HostCallsTest.java:" + line);
    assertThat(error.getMessage()).doesNotContain("<eval>");
  }
}
