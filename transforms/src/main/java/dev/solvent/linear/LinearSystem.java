package dev.solvent.linear;

import dev.solvent.build.Build;
import dev.solvent.build.Trace;
import dev.solvent.dsl.Expr;
import dev.solvent.expr.Method;
import dev.solvent.expr.Op;
import io.vavr.collection.Array;
import java.util.function.UnaryOperator;

/// `A x = b` for a matrix that is known by its product with a vector.
public final class LinearSystem {
  private LinearSystem() {}

  /// This gives `x` for a vector `b`, by an iterative method without forming the matrix.
  public static Expr solve(Method method, UnaryOperator<Expr> product, Expr b) {
    Trace.Closed operator =
        Trace.close(
            Array.of(b.node().type()), v -> Array.of(product.apply(Expr.of(v.head())).node()));
    Op op = new Op.SolveBy(method, operator.graph());
    return Expr.of(Build.apply(op, operator.captures().prepend(b.node())).head());
  }
}
