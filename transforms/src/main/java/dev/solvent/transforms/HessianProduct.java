package dev.solvent.transforms;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Parameter;
import dev.solvent.dsl.Signature;
import io.vavr.collection.Array;

/// The Hessian along a direction, as the jvp of the gradient: one pass, no matrix.
final class HessianProduct {
  private HessianProduct() {}

  static Expr of(Fn f, Expr x, Expr v) {
    int n = Traced.spread(f, x).size();
    Wrt all =
        n == 1 ? Wrt.FIRST : new Wrt(Expr.tuple(Array.range(0, n).map(i -> Expr.of((double) i))));
    Signature asked = new Signature(f.name(), f.signature().parameters().map(Parameter::asked));
    Fn gradient =
        Fn.of(asked, a -> Differentiation.valueAndGrad(Given.only(f, a), all).parts().get(1));
    return Differentiation.jvp(gradient, x, v).parts().get(1);
  }
}
