package dev.solvent.plan;

import dev.solvent.expr.Graph;
import dev.solvent.expr.Kernel;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import io.vavr.collection.Seq;
import java.util.Arrays;

/// A graph of tensors where it can be evaluated, and NaN where it fails: what a solver sees of a
/// point that it only tries, such as one at which an inner solver does not converge.
public record Attempt(Graph graph) implements Kernel {
  @Override
  public String name() {
    return "attempt";
  }

  @Override
  public double[][] results(double[][] operands, Seq<Shape> shapes) {
    try {
      Object[] out = Plan.of(graph).run((Object[]) operands);
      return Arrays.copyOf(out, out.length, double[][].class);
    } catch (SolventError failure) {
      check(failure);
      return graph.types().map(Attempt::nothing).toJavaArray(double[][]::new);
    }
  }

  /// This throws a failure that is not one of the point.
  static void check(SolventError failure) {
    switch (failure.kind()) {
      case CONVERGENCE, SINGULAR, DOMAIN -> {}
      case Kind _ -> throw failure;
    }
  }

  private static double[] nothing(dev.solvent.type.Type type) {
    double[] entries = new double[Values.size(type)];
    Arrays.fill(entries, Double.NaN);
    return entries;
  }
}
