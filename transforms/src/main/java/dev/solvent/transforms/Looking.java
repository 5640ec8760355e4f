package dev.solvent.transforms;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Word;

/// Words that look at functions.
public class Looking extends Problems {
  protected Looking() {}

  /// This holds a function's derivatives against differences of its plain values and against each
  /// other, to an order from 1 to 6, and gives the largest errors: `jvp` and `vjp` entry by entry,
  /// `vmap`, `adjoint` for `⟨ct, J dx⟩ = ⟨Jᵀ ct, dx⟩`, `linear` for both maps of a sum, `order2`
  /// and above for every word of modes along a direction. Each rule that the function comes by is
  /// held to the same first. Fails with `rule` where a rule is wrong, with `assert` where modes
  /// disagree for another reason, and names the rule, the argument and the entry.
  @Word(
      value = "checkDerivatives(f, args, order = 2)",
      doc = "Holds every mode and rule of a function to differences and to each other.",
      example = "checkDerivatives(sin, 2).jvp < 1e-8  // true")
  public static Expr checkDerivatives(Fn f, Object args, Object order) {
    return Checking.of(f, Expr.of(args), Expr.of(order).whole("order"));
  }

  public static Expr checkDerivatives(Fn f, Object args) {
    return checkDerivatives(f, args, 2);
  }
}
