package dev.solvent.transforms;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Word;
import dev.solvent.implicit.Quadratic;
import io.vavr.collection.Array;

/// Problems whose data are values: quadratic programs.
public class Problems extends Implicits {
  protected Problems() {}

  @Word(
      value = "qp(Q, c, A = none, b = none, G = none, h = none)",
      doc =
          "`x` with the least `½ xᵀQx + cᵀx` where `Ax = b` and `Gx ≤ h`, with the multipliers of"
              + " both.")
  public static Expr qp(Object Q, Object c, Object A, Object b, Object G, Object h) {
    return Quadratic.of(Array.of(Q, c, A, b, G, h).map(Expr::of));
  }

  public static Expr qp(Object Q, Object c, Object A, Object b) {
    return qp(Q, c, A, b, none, none);
  }

  public static Expr qp(Object Q, Object c) {
    return qp(Q, c, none, none);
  }
}
