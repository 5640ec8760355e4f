package dev.solvent.expr;

import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Seq;

/// What is to be known of an equation besides its residual, for its derivative.
///
/// @param name the function that the equation defines
/// @param unknowns what messages call the tensors of the solution
/// @param method how linear systems of its Jacobian are solved
/// @param minimumNorm whether a singular Jacobian has the derivative of least norm
/// @param nanOnFailure whether what fails is NaN instead of an error
public record Equation(
    String name, Seq<String> unknowns, Method method, boolean minimumNorm, boolean nanOnFailure) {

  /// This gives what messages call one of all numbers of a solution of these types: `z[1]`, `p.w`.
  public String unknown(int number, Seq<Type> types) {
    int left = number;
    for (int leaf = 0; leaf < types.size(); leaf++) {
      Shape shape = ((Type.Real) types.get(leaf)).shape();
      if (left < shape.count()) return unknowns.get(leaf) + entry(left, shape);
      left -= shape.count();
    }
    throw new AssertionError(number + " of " + types);
  }

  private static String entry(int number, Shape shape) {
    if (shape.isScalar()) return "";
    StringBuilder index = new StringBuilder("]");
    int left = number;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      index.insert(0, (axis == 0 ? "[" : ", ") + left % shape.size(axis));
      left /= shape.size(axis);
    }
    return index.toString();
  }
}
