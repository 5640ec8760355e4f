package dev.solvent.clojure;

import static com.google.common.truth.Truth.assertWithMessage;

import clojure.java.api.Clojure;
import clojure.lang.IFn;
import clojure.lang.Keyword;
import clojure.lang.RT;
import clojure.lang.Var;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Runs the tests that are written in Clojure.
class CoreTest {

  @Test
  void theTestsInClojurePass() {
    Clojure.var("clojure.core", "require").invoke(Clojure.read("clojure.test"));
    Clojure.var("clojure.core", "require").invoke(Clojure.read("solvent.core-test"));
    StringWriter report = new StringWriter();
    IFn run = Clojure.var("clojure.test", "run-tests");
    Var.pushThreadBindings(RT.map(RT.var("clojure.test", "*test-out*"), report));
    Map<?, ?> summary;
    try {
      summary = (Map<?, ?>) run.invoke(Clojure.read("solvent.core-test"));
    } finally {
      Var.popThreadBindings();
    }
    assertWithMessage(report.toString()).that(counted(summary, "fail")).isEqualTo(0);
    assertWithMessage(report.toString()).that(counted(summary, "error")).isEqualTo(0);
    assertWithMessage(report.toString()).that(counted(summary, "test")).isAtLeast(10);
  }

  private static int counted(Map<?, ?> summary, String what) {
    return ((Number) summary.get(Keyword.intern(what))).intValue();
  }
}
