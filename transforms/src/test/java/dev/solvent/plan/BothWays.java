package dev.solvent.plan;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.solvent.expr.Graph;
import dev.solvent.source.SolventError;

/// Holds what a graph gives as compiled code against what it gives step by step.
public final class BothWays {
  private BothWays() {}

  /// The results of a graph of tensors are the same to the last bit.
  public static void assertSame(String what, Graph graph, double[]... args) {
    Object[] steps = Plan.of(graph).interpreted((Object[]) args);
    Object[] code = compiled(graph, args);
    for (int k = 0; k < steps.length; k++) {
      assertWithMessage("%s, result %s", what, k).that(code[k]).isEqualTo(steps[k]);
    }
  }

  /// Both ways fail, with the same words at the same place.
  public static void assertSameFailure(String what, Graph graph, double[]... args) {
    String steps = failure(() -> Plan.of(graph).interpreted((Object[]) args));
    assertWithMessage(what).that(steps).isNotEmpty();
    assertWithMessage(what).that(failure(() -> compiled(graph, args))).isEqualTo(steps);
  }

  private static Object[] compiled(Graph graph, double[][] args) {
    return Bytecode.of(graph).get().run((Object[]) args);
  }

  private static String failure(Runnable work) {
    try {
      work.run();
      return "";
    } catch (SolventError error) {
      return error.diagnostic().toString();
    }
  }
}
