package dev.solvent.transform;

import dev.solvent.build.Build;
import dev.solvent.expr.Definition;
import dev.solvent.expr.Equation;
import dev.solvent.expr.Kernel;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// A solution as it is, where it is a simple one. Where the Jacobian changes by itself within a
/// Newton step, it is singular at the solution, along the unknown in which the step is longest.
record Simple(Equation equation, Seq<Type> solution) implements Kernel {

  /// This gives `point`; `steady` is a truth.
  static Node of(Equation equation, Seq<Node> like, Node point, Node steady, Node step) {
    Definition simple =
        new Definition.Primitive(
            new Simple(equation, like.map(Node::type)),
            Array.of(point.type()),
            (_, dx, _) -> dx.take(1));
    return Build.apply(new Op.Call(simple), Array.of(point, steady, step)).head();
  }

  @Override
  public String name() {
    return "simple";
  }

  @Override
  public double[][] results(double[][] operands, Seq<Shape> shapes) {
    if (operands[1][0] != 0) return new double[][] {operands[0]};
    double[] step = operands[2];
    int longest = 0;
    for (int i = 1; i < step.length; i++) {
      if (Math.abs(step[i]) > Math.abs(step[longest])) longest = i;
    }
    throw SolventError.of(
            Kind.SINGULAR,
            "the Jacobian of the residual of %s is singular along %s at the solution: it changes by"
                + " itself within %.1e, a Newton step (condition number infinite), so the implicit"
                + " function theorem does not apply",
            equation.name(),
            equation.unknown(longest, solution),
            Math.abs(step[longest]))
        .help("a root of a higher multiplicity has no derivative in the parameters");
  }
}
