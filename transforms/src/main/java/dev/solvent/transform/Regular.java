package dev.solvent.transform;

import dev.solvent.build.Build;
import dev.solvent.expr.Definition;
import dev.solvent.expr.Equation;
import dev.solvent.expr.Kernel;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.expr.Rule;
import dev.solvent.kernel.Conditioning;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.Arrays;

/// The transposed Jacobian of an equation as it is, once it has proved regular; otherwise the
/// theorem does not apply, and the error says how far it is from regular and along which unknown.
record Regular(Equation equation, Seq<Type> solution) implements Kernel {

  static Node of(Rule.Residual rule, Seq<Node> s, Node columns) {
    Definition regular =
        rule.graph()
            .memo(
                "regular",
                () ->
                    new Definition.Primitive(
                        new Regular(rule.equation(), s.map(Node::type)),
                        Array.of(columns.type()),
                        (_, dx, _) -> dx));
    return Build.apply(new Op.Call(regular), Array.of(columns)).head();
  }

  @Override
  public String name() {
    return "jacobian";
  }

  @Override
  public double[][] results(double[][] operands, Seq<Shape> shapes) {
    double[] columns = operands[0];
    int n = shapes.head().size(0);
    double condition = Conditioning.condition(columns, n);
    if (condition <= Conditioning.SINGULAR) return operands;
    if (equation.nanOnFailure()) {
      double[] nothing = new double[columns.length];
      Arrays.fill(nothing, Double.NaN);
      return new double[][] {nothing};
    }
    throw failure(condition, Conditioning.weakest(columns, n));
  }

  private SolventError failure(double condition, int unknown) {
    String along = equation.unknown(unknown, solution);
    if (Double.isNaN(condition)) {
      return SolventError.of(
          Kind.SINGULAR,
          "the residual of %s has no finite derivative in %s at its solution",
          equation.name(),
          along);
    }
    return SolventError.of(
            Kind.SINGULAR,
            "the Jacobian of the residual of %s is singular along %s (condition number %s), so the"
                + " implicit function theorem does not apply",
            equation.name(),
            along,
            Double.isInfinite(condition) ? "infinite" : "%.1e".formatted(condition))
        .help("onSingular = \"minimumNorm\" gives the derivative of least norm");
  }
}
