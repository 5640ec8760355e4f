package dev.solvent.transforms;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Word;
import dev.solvent.explain.Explanation;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

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

  /// This gives, as text, the steps of a function at arguments of these shapes, the rules of what
  /// it calls, what reverse and forward mode do with each rule, equation, linear system and loop,
  /// and how many operations the function and its derivatives take. `args`, a tuple for several,
  /// may be left out of a function of numbers. With `latex` it gives the steps as an `align*`
  /// environment of amsmath.
  @Word(
      value = "explain(f, args = none, latex = false)",
      doc = "The steps of a function, and what differentiating it comes to and costs.")
  public static Expr explain(Fn f, Object args, Object latex) {
    Looked looked = Looked.shaped(f, Expr.of(args));
    return Expr.text(
        Expr.of(latex).truth()
            ? Explanation.latex(looked.subject(), looked.result())
            : Explanation.text(looked.subject(), looked.result()));
  }

  public static Expr explain(Fn f, Object args) {
    return explain(f, args, false);
  }

  public static Expr explain(Fn f) {
    return explain(f, none);
  }

  /// This calls a function and gives its value and how long that took, `seconds`. `args` is a tuple
  /// for several arguments, `none` for none. The first call of a function takes longer, for it is
  /// traced then.
  ///
  /// @param <A> any type: to Kotlin, its own function of these parameters then comes first
  @Word(
      value = "time(f, args = none)",
      doc = "A function's value at known arguments, and the seconds that the call takes.",
      example = "time(sin, 0).value  // 0")
  public static <A> Expr time(Fn f, A args) {
    Expr given = Expr.of(args);
    Seq<Expr> xs = given.isNone() ? Array.empty() : Looked.arguments("time", f, given);
    long start = System.nanoTime();
    Expr value = f.apply(xs);
    return record("value", value, "seconds", (System.nanoTime() - start) / 1e9);
  }

  public static Expr time(Fn f) {
    return time(f, none);
  }
}
