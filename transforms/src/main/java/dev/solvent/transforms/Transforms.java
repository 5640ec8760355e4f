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

/// Maps of functions, and functions with rules of their own. They nest with derivatives in any
/// order, to any depth.
public class Transforms extends Derivatives {
  protected Transforms() {}

  /// Which axis of each argument is mapped; `none` for an argument that stays whole.
  public static Mapping.Axes axes(Object... axes) {
    return new Mapping.Axes(axes.length == 1 ? Expr.of(axes[0]) : tuple(axes));
  }

  /// Where the axis of elements lies in each result.
  public static Mapping.Out out(Object out) {
    return new Mapping.Out(Expr.of(out));
  }

  // maps

  @Word(
      value = "vmap(f, axes = 0, out = 0)",
      doc = "Maps an axis of the arguments; each element runs on its own.",
      example = "vmap({ x, y -> x * y }, axes = (0, none))([1, 2], [3, 4])  // [[3, 4], [6, 8]]")
  public static Fn vmap(Fn f, Mapping... how) {
    return vmap(f, Array.empty(), how).whereNamed(named -> vmap(f.calledBy(named), named, how));
  }

  private static Fn vmap(Fn f, Seq<String> named, Mapping... how) {
    return derived(
        "vmap",
        f,
        a ->
            Vectorized.of(
                Given.whole(f, a, Array.empty()),
                Vectorized.spread(f, a, named, mapped(how)),
                placed(how)));
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
