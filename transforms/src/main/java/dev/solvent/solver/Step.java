package dev.solvent.solver;

import dev.solvent.build.Build;
import dev.solvent.dsl.Expr;
import dev.solvent.expr.Definition;
import dev.solvent.expr.Kernel;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.kernel.Levenberg;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// Linear algebra of a solver's step, which nothing may differentiate.
final class Step {
  private Step() {}

  /// The step that minimises `‖J s + r‖` within a radius, its length, the predicted `‖J s + r‖`,
  /// and whether the radius did not bind.
  record Bounded(Expr s, Expr length, Expr predicted, Expr full) {}

  static Bounded bounded(Expr jacobian, Expr r, Expr scale, Expr radius) {
    Seq<Type> types = Array.of(scale.type(), Type.NUMBER, Type.NUMBER, Type.NUMBER);
    Seq<Expr> out = apply(new Levenberg(), types, jacobian, r, scale, radius);
    return new Bounded(out.get(0), out.get(1), out.get(2), out.get(3).eq(0));
  }

  /// The step to the minimum of a quadratic model, a direction in which it curves down, and whether
  /// there is one.
  record Downhill(Expr s, Expr curve, Expr curved) {}

  static Downhill downhill(Expr hessian, Expr gradient) {
    Seq<Type> types = Array.of(gradient.type(), gradient.type(), Type.NUMBER);
    Seq<Expr> out = apply(new dev.solvent.kernel.Downhill(), types, hessian, gradient);
    return new Downhill(out.get(0), out.get(1), out.get(2).ne(0));
  }

  private static Seq<Expr> apply(Kernel kernel, Seq<Type> types, Expr... operands) {
    Definition step = new Definition.Primitive(kernel, types, (_, _, _) -> differentiated(kernel));
    return Build.apply(new Op.Call(step), Array.of(operands).map(Expr::node)).map(Expr::of);
  }

  private static Seq<Node> differentiated(Kernel kernel) {
    throw new AssertionError("a step of a solver is differentiated: " + kernel.name());
  }
}
