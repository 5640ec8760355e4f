package dev.solvent.transforms;

import dev.solvent.build.Nodes;
import dev.solvent.dsl.Cotangent2;
import dev.solvent.dsl.Cotangent3;
import dev.solvent.dsl.Cotangent4;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.F1;
import dev.solvent.dsl.F2;
import dev.solvent.dsl.F3;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Host;
import dev.solvent.dsl.Loops;
import dev.solvent.dsl.Parameter;
import dev.solvent.dsl.Rule;
import dev.solvent.dsl.Ruling;
import dev.solvent.dsl.Signature;
import dev.solvent.dsl.Tangent2;
import dev.solvent.dsl.Tangent3;
import dev.solvent.dsl.Tangent4;
import dev.solvent.dsl.Word;
import dev.solvent.source.Site;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Functions from functions to functions. What comes back is shaped like what went in, and all of
/// them nest, in any order, to any depth.
public class Transforms extends Loops {
  protected Transforms() {}

  // options

  /// With respect to which arguments: indices or names.
  public static Wrt wrt(Object... which) {
    return new Wrt(which.length == 1 ? Expr.of(which[0]) : tuple(which));
  }

  /// Which axis of each argument is mapped; `none` for an argument that stays whole.
  public static Mapping.Axes axes(Object... axes) {
    return new Mapping.Axes(axes.length == 1 ? Expr.of(axes[0]) : tuple(axes));
  }

  /// Where the axis of elements lies in each result.
  public static Mapping.Out out(Object out) {
    return new Mapping.Out(Expr.of(out));
  }

  /// A function of the arguments of `f`.
  private static Fn derived(String word, Fn f, Function<Seq<Expr>, Expr> body) {
    Seq<Parameter> parameters = f.signature().parameters().map(Parameter::asked);
    return Fn.describing(new Signature(word + "(" + f.name() + ")", parameters), body);
  }

  private static Fn derived(
      String word, Fn f, Differentiating[] how, BiFunction<Given, Wrt, Expr> body) {
    Wrt wrt = Wrt.of(how);
    return derived(word, f, a -> body.apply(Given.whole(f, a, wrt.indices(f, a.size())), wrt));
  }

  private static Fn paired(String word, Fn f, String second, Function<Seq<Expr>, Expr> body) {
    return Fn.describing(Signature.positional("", 2), body)
        .named(word + "(" + f.name() + ")", "primals", second);
  }

  // derivatives

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
    return derived("linearize", f, a -> Differentiation.linearize(Given.only(f, a)));
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
    return derived("pullback", f, a -> Differentiation.pullback(Given.only(f, a)));
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

  // maps

  @Word(
      value = "vmap(f, axes = 0, out = 0)",
      doc = "Maps an axis of the arguments; each element runs on its own.",
      example = "vmap({ x, y -> x * y }, axes = (0, none))([1, 2], [3, 4])  // [[3, 4], [6, 8]]")
  public static Fn vmap(Fn f, Mapping... how) {
    return derived(
        "vmap", f, a -> Vectorized.of(Given.whole(f, a, Array.empty()), mapped(how), placed(how)));
  }

  public static Fn vmap(F1 f, Mapping... how) {
    return vmap(fn(f), how);
  }

  public static Fn vmap(F2 f, Mapping... how) {
    return vmap(fn(f), how);
  }

  public static Fn vmap(F3 f, Mapping... how) {
    return vmap(fn(f), how);
  }

  public static Transform vmap(Mapping... how) {
    return f -> vmap(f, how);
  }

  private static Expr mapped(Mapping... how) {
    for (Mapping m : how) if (m instanceof Mapping.Axes(var axes)) return axes;
    return Expr.of(0.0);
  }

  private static Expr placed(Mapping... how) {
    for (Mapping m : how) if (m instanceof Mapping.Out(var out)) return out;
    return Expr.of(0.0);
  }

  // rules

  private static Fn wrapped(Fn f, Ruling ruling) {
    return Fn.of(f.signature(), f::apply).ruled(ruling);
  }

  /// A rule that is a lambda of the host.
  private static Ruling.RuleBody hosted(String kind, Rule rule) {
    return (self, x, with) ->
        Host.enter(
            Signature.positional(kind + self.name(), 2).call(Array.of(x, with)),
            () -> Expr.of(rule.of(self, x, with)));
  }

  @Word(
      value = "customJvp(f, rule)",
      doc = "The function with a tangent rule `{ self, primals, tangents -> ... }`.",
      example = "jvp(customJvp({ x -> x^2 }) { self, x, dx -> 7 * dx })(3, 1)  // (9, 7)")
  public static Fn customJvp(Fn f, Fn rule) {
    return wrapped(f, new Ruling.Tangent((self, x, dx) -> rule.invoke(self, x, dx), Site.here()));
  }

  public static Fn customJvp(Fn f, Rule rule) {
    return wrapped(f, new Ruling.Tangent(hosted("tangent ", rule), Site.here()));
  }

  public static Fn customJvp(Fn f, Tangent2 rule) {
    return customJvp(
        f,
        (Rule)
            (self, x, dx) ->
                rule.of(
                    self,
                    x.parts().get(0),
                    x.parts().get(1),
                    dx.parts().get(0),
                    dx.parts().get(1)));
  }

  public static Fn customJvp(Fn f, Tangent3 rule) {
    return customJvp(
        f,
        (Rule)
            (self, x, dx) ->
                rule.of(
                    self,
                    x.parts().get(0),
                    x.parts().get(1),
                    x.parts().get(2),
                    dx.parts().get(0),
                    dx.parts().get(1),
                    dx.parts().get(2)));
  }

  public static Fn customJvp(Fn f, Tangent4 rule) {
    return customJvp(
        f,
        (Rule)
            (self, x, dx) ->
                rule.of(
                    self,
                    x.parts().get(0),
                    x.parts().get(1),
                    x.parts().get(2),
                    x.parts().get(3),
                    dx.parts().get(0),
                    dx.parts().get(1),
                    dx.parts().get(2),
                    dx.parts().get(3)));
  }

  @Word(
      value = "customVjp(f, rule)",
      doc = "The function with a cotangent rule `{ self, primals, ct -> ... }`.",
      example = "grad(customVjp({ x -> x^2 }) { self, x, ct -> 7 * ct })(3)  // 7")
  public static Fn customVjp(Fn f, Fn rule) {
    return wrapped(f, new Ruling.Cotangent((self, x, ct) -> rule.invoke(self, x, ct), Site.here()));
  }

  public static Fn customVjp(Fn f, Rule rule) {
    return wrapped(f, new Ruling.Cotangent(hosted("cotangent ", rule), Site.here()));
  }

  public static Fn customVjp(Fn f, Cotangent2 rule) {
    return customVjp(
        f, (Rule) (self, x, ct) -> rule.of(self, x.parts().get(0), x.parts().get(1), ct));
  }

  public static Fn customVjp(Fn f, Cotangent3 rule) {
    return customVjp(
        f,
        (Rule)
            (self, x, ct) ->
                rule.of(self, x.parts().get(0), x.parts().get(1), x.parts().get(2), ct));
  }

  public static Fn customVjp(Fn f, Cotangent4 rule) {
    return customVjp(
        f,
        (Rule)
            (self, x, ct) ->
                rule.of(
                    self,
                    x.parts().get(0),
                    x.parts().get(1),
                    x.parts().get(2),
                    x.parts().get(3),
                    ct));
  }

  @Word(
      value = "checkpoint(f)",
      doc = "The reverse pass computes the function again.",
      example = "grad(checkpoint({ x -> x^3 }))(2)  // 12")
  public static Fn checkpoint(Fn f) {
    return wrapped(f, new Ruling.Recompute(Site.here()));
  }

  public static Fn checkpoint(F1 f) {
    return checkpoint(fn(f));
  }

  public static Transform checkpoint() {
    return Transforms::checkpoint;
  }

  @Word(
      value = "stopGradient(x)",
      doc = "`x`, whose derivative is zero.",
      example = "grad({ x -> stopGradient(x) * x })(3)  // 3")
  public static Expr stopGradient(Object x) {
    Expr e = Expr.of(x);
    return e.rebuild(e.leaves().map(Nodes::stop));
  }

  @Word(
      value = "comp(f, g...)",
      doc = "`x -> f(g(x))`, of any number of functions.",
      example = "comp(sqrt, { x -> x + 2 })(2)  // 2")
  public static Fn comp(Fn f, Object... g) {
    Seq<Fn> chain = Array.of(g).map(x -> Expr.of(x).function()).prepend(f);
    Fn last = chain.last();
    return Fn.describing(
        new Signature(
            chain.map(Fn::name).mkString("comp(", ", ", ")"), last.signature().parameters()),
        a -> chain.init().foldRight(last.apply(a), (h, x) -> h.apply(Array.of(x))));
  }
}
