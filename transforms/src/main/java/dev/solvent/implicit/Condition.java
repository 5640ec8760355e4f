package dev.solvent.implicit;

import dev.solvent.build.Build;
import dev.solvent.dsl.Expr;
import dev.solvent.expr.Definition;
import dev.solvent.expr.Kernel;
import dev.solvent.expr.Method;
import dev.solvent.expr.Op;
import dev.solvent.kernel.Conditioning;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// The condition number of an equation's Jacobian, its rows and columns scaled alike.
record Condition() implements Kernel {

  /// This gives the condition number at `x`, or NaN for a method that forms no matrix.
  static Expr of(Method method, Equations equations, Expr x) {
    if (!method.algorithm().isDirect()) return Expr.of(Double.NaN);
    Definition condition =
        new Definition.Primitive(
            new Condition(), Array.of(Type.NUMBER), (_, _, _) -> differentiated());
    Op call = new Op.Call(condition);
    return Expr.of(Build.apply(call, Array.of(equations.jacobian(x).node())).head());
  }

  private static Seq<dev.solvent.expr.Node> differentiated() {
    throw new AssertionError("a condition number is differentiated");
  }

  @Override
  public String name() {
    return "condition";
  }

  @Override
  public double[][] results(double[][] operands, Seq<Shape> shapes) {
    return new double[][] {{Conditioning.condition(operands[0], shapes.head().size(0))}};
  }
}
