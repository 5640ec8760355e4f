package dev.solvent.transforms;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.F1;
import dev.solvent.dsl.F2;
import dev.solvent.dsl.F3;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Loops;
import dev.solvent.dsl.Parameter;
import dev.solvent.dsl.Signature;
import dev.solvent.dsl.Word;
import io.vavr.collection.Seq;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Derivatives of functions, in every mode. What comes back is shaped like what went in, and all of
/// them nest, in any order, to any depth.
public class Derivatives extends Loops {
  protected Derivatives() {}

  /// With respect to which arguments: indices or names.
  public static Wrt wrt(Object... which) {
    return new Wrt(which.length == 1 ? Expr.of(which[0]) : tuple(which));
  }

  /// A function of the arguments of `f`; the body gets `f`, or what calls it with the arguments by
  /// name that are given by name.
  private static Fn derived(String word, Fn f, BiFunction<Fn, Seq<Expr>, Expr> body) {
    return derived(word, f, a -> body.apply(f, a))
        .whereNamed(names -> derived(word, f, a -> body.apply(f.calledBy(names), a)));
  }

  static Fn derived(String word, Fn f, Function<Seq<Expr>, Expr> body) {
    Seq<Parameter> parameters = f.signature().parameters().map(Parameter::asked);
    return Fn.describing(new Signature(word + "(" + f.name() + ")", parameters), body);
  }

  private static Fn derived(
      String word, Fn f, Differentiating[] how, BiFunction<Given, Wrt, Expr> body) {
    Wrt wrt = Wrt.of(how);
    return derived(word, f, (g, a) -> body.apply(Given.whole(g, a, wrt.indices(g, a.size())), wrt));
  }

  private static Fn paired(String word, Fn f, String second, Function<Seq<Expr>, Expr> body) {
    return Fn.describing(Signature.positional("", 2), body)
        .named(word + "(" + f.name() + ")", "primals", second);
  }

  @Word(
      value = "jvp(f)",
      doc = "`(primals, tangents) -> (value, tangent)`.",
      example = "jvp({ x, y -> x * y })((2, 3), (1, 0))  // (6, 3)")
  public static Fn jvp(Fn f) {
    return paired("jvp", f, "tangents", a -> Differentiation.jvp(f, a.get(0), a.get(1)));
  }

  public static Fn jvp(F1 f) {
    return jvp(fn(f));
  }

  public static Fn jvp(F2 f) {
    return jvp(fn(f));
  }

  public static Fn jvp(F3 f) {
    return jvp(fn(f));
  }

  public static Transform jvp() {
    return f -> jvp(f);
  }

  @Word(
      value = "vjp(f)",
      doc = "`(primals, cotangent) -> (value, cotangents)`.",
      example = "vjp({ x, y -> x * y })((2, 3), 1)  // (6, (3, 2))")
  public static Fn vjp(Fn f) {
    return paired("vjp", f, "ct", a -> Differentiation.vjp(f, a.get(0), a.get(1)));
  }

  public static Fn vjp(F1 f) {
    return vjp(fn(f));
  }

  public static Fn vjp(F2 f) {
    return vjp(fn(f));
  }

  public static Fn vjp(F3 f) {
    return vjp(fn(f));
  }

  public static Transform vjp() {
    return f -> vjp(f);
  }

  @Word(
      value = "linearize(f)",
      doc = "`primals -> (value, linear function of the tangents)`.",
      example = "linearize({ x -> x^2 })(3).1(10)  // 60")
  public static Fn linearize(Fn f) {
    return derived("linearize", f, (g, a) -> Differentiation.linearize(Given.only(g, a)));
  }

  public static Fn linearize(F1 f) {
    return linearize(fn(f));
  }

  public static Fn linearize(F2 f) {
    return linearize(fn(f));
  }

  public static Fn linearize(F3 f) {
    return linearize(fn(f));
  }

  public static Transform linearize() {
    return f -> linearize(f);
  }

  @Word(
      value = "pullback(f)",
      doc = "`primals -> (value, function of the cotangent)`.",
      example = "pullback({ x, y -> x * y })(2, 3).1(1)  // (3, 2)")
  public static Fn pullback(Fn f) {
    return derived("pullback", f, (g, a) -> Differentiation.pullback(Given.only(g, a)));
  }

  public static Fn pullback(F1 f) {
    return pullback(fn(f));
  }

  public static Fn pullback(F2 f) {
    return pullback(fn(f));
  }

  public static Fn pullback(F3 f) {
    return pullback(fn(f));
  }

  public static Transform pullback() {
    return f -> pullback(f);
  }

  @Word(
      value = "grad(f, wrt = 0)",
      doc = "The gradient of a scalar-valued function.",
      example = "grad({ x, y -> x^2 * y }, wrt = 1)(2, 3)  // 4")
  public static Fn grad(Fn f, Differentiating... how) {
    return derived("grad", f, how, (a, wrt) -> Differentiation.valueAndGrad(a, wrt).parts().get(1));
  }

  public static Fn grad(F1 f, Differentiating... how) {
    return grad(fn(f), how);
  }

  public static Fn grad(F2 f, Differentiating... how) {
    return grad(fn(f), how);
  }

  public static Fn grad(F3 f, Differentiating... how) {
    return grad(fn(f), how);
  }

  public static Transform grad(Differentiating... how) {
    return f -> grad(f, how);
  }

  @Word(
      value = "valueAndGrad(f, wrt = 0)",
      doc = "The value and the gradient of a scalar-valued function.",
      example = "valueAndGrad({ x -> x^2 })(3)  // (9, 6)")
  public static Fn valueAndGrad(Fn f, Differentiating... how) {
    return derived("valueAndGrad", f, how, Differentiation::valueAndGrad);
  }

  public static Fn valueAndGrad(F1 f, Differentiating... how) {
    return valueAndGrad(fn(f), how);
  }

  public static Fn valueAndGrad(F2 f, Differentiating... how) {
    return valueAndGrad(fn(f), how);
  }

  public static Fn valueAndGrad(F3 f, Differentiating... how) {
    return valueAndGrad(fn(f), how);
  }

  public static Transform valueAndGrad(Differentiating... how) {
    return f -> valueAndGrad(f, how);
  }

  @Word(
      value = "jacobian(f, wrt = 0)",
      doc = "All first derivatives, shaped `[...out, ...in]`, by the cheaper mode.",
      example = "jacobian({ x -> [x[0]^2, x[0] * x[1]] })([2, 3])  // [[4, 0], [3, 2]]")
  public static Fn jacobian(Fn f, Differentiating... how) {
    return derived("jacobian", f, how, Jacobians::of);
  }

  public static Fn jacobian(F1 f, Differentiating... how) {
    return jacobian(fn(f), how);
  }

  public static Fn jacobian(F2 f, Differentiating... how) {
    return jacobian(fn(f), how);
  }

  public static Fn jacobian(F3 f, Differentiating... how) {
    return jacobian(fn(f), how);
  }

  public static Transform jacobian(Differentiating... how) {
    return f -> jacobian(f, how);
  }

  @Word(
      value = "jacfwd(f, wrt = 0)",
      doc = "The jacobian by forward mode.",
      example = "jacfwd({ t -> [t, t^2] })(3)  // [1, 6]")
  public static Fn jacfwd(Fn f, Differentiating... how) {
    return derived("jacfwd", f, how, Jacobians::forward);
  }

  public static Fn jacfwd(F1 f, Differentiating... how) {
    return jacfwd(fn(f), how);
  }

  public static Fn jacfwd(F2 f, Differentiating... how) {
    return jacfwd(fn(f), how);
  }

  public static Fn jacfwd(F3 f, Differentiating... how) {
    return jacfwd(fn(f), how);
  }

  public static Transform jacfwd(Differentiating... how) {
    return f -> jacfwd(f, how);
  }

  @Word(
      value = "jacrev(f, wrt = 0)",
      doc = "The jacobian by reverse mode.",
      example = "jacrev({ x -> sum(x^2) })([1, 2])  // [2, 4]")
  public static Fn jacrev(Fn f, Differentiating... how) {
    return derived("jacrev", f, how, Jacobians::reverse);
  }

  public static Fn jacrev(F1 f, Differentiating... how) {
    return jacrev(fn(f), how);
  }

  public static Fn jacrev(F2 f, Differentiating... how) {
    return jacrev(fn(f), how);
  }

  public static Fn jacrev(F3 f, Differentiating... how) {
    return jacrev(fn(f), how);
  }

  public static Transform jacrev(Differentiating... how) {
    return f -> jacrev(f, how);
  }

  @Word(
      value = "hessian(f, wrt = 0)",
      doc = "All second derivatives, forward over reverse.",
      example = "hessian({ x -> x[0]^2 * x[1] })([1, 2])  // [[4, 2], [2, 0]]")
  public static Fn hessian(Fn f, Differentiating... how) {
    return jacfwd(grad(f, how), how);
  }

  public static Fn hessian(F1 f, Differentiating... how) {
    return hessian(fn(f), how);
  }

  public static Fn hessian(F2 f, Differentiating... how) {
    return hessian(fn(f), how);
  }

  public static Fn hessian(F3 f, Differentiating... how) {
    return hessian(fn(f), how);
  }

  public static Transform hessian(Differentiating... how) {
    return f -> hessian(f, how);
  }

  @Word(
      value = "hvp(f)",
      doc = "`(x, v) -> H v`, the Hessian along a direction, forward over reverse.",
      example = "hvp({ x -> sum(x^3) })([1, 2], [1, 1])  // [6, 12]")
  public static Fn hvp(Fn f) {
    return paired("hvp", f, "v", a -> HessianProduct.of(f, a.get(0), a.get(1)));
  }

  public static Fn hvp(F1 f) {
    return hvp(fn(f));
  }

  public static Fn hvp(F2 f) {
    return hvp(fn(f));
  }

  public static Fn hvp(F3 f) {
    return hvp(fn(f));
  }

  public static Transform hvp() {
    return f -> hvp(f);
  }

  /// This gives the transpose of a function that is linear in all its arguments; `at` has their
  /// structure.
  @Word(
      value = "transpose(f, at)",
      doc = "The transpose of a linear function, or of a tensor's axes.",
      example = "transpose({ x -> [[1, 2], [3, 4]] @ x }, [0, 0])([1, 1])  // [4, 6]")
  public static Fn transpose(Fn f, Object at) {
    return Fn.describing(
        Signature.positional("transpose(" + f.name() + ")", 1),
        ct -> Differentiation.transpose(f, Expr.of(at), ct.head()));
  }

  public static Fn transpose(F1 f, Object at) {
    return transpose(fn(f), at);
  }
}
