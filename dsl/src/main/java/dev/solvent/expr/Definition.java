package dev.solvent.expr;

import dev.solvent.source.Site;
import dev.solvent.type.Type;
import io.vavr.collection.Seq;

/// What a `Call` calls: a function at given types with the rule that differentiates it.
public sealed interface Definition {
  String name();

  Seq<Type> types();

  /// Equality is identity. A body, `(args ++ captures) -> results`, and a rule over the same
  /// captures. It is made first and completed once its rule, which may call it, has been traced.
  final class Composed implements Definition {
    private final String name;
    private final int arguments;
    private final Site site;
    private Graph body;
    private Rule rule;
    private Seq<Node> captures;

    public Composed(
        String name, int arguments, Graph body, Rule rule, Seq<Node> captures, Site site) {
      this.name = name;
      this.arguments = arguments;
      this.body = body;
      this.rule = rule;
      this.captures = captures;
      this.site = site;
    }

    /// This ties the knot: body and rule over one list of captures, which are operands of every
    /// call.
    public void complete(Graph wholeBody, Rule wholeRule, Seq<Node> wholeCaptures) {
      body = wholeBody;
      rule = wholeRule;
      captures = wholeCaptures;
    }

    @Override
    public String name() {
      return name;
    }

    public int arguments() {
      return arguments;
    }

    public Graph body() {
      return body;
    }

    public Rule rule() {
      return rule;
    }

    public Seq<Node> captures() {
      return captures;
    }

    /// Where the rule was written.
    public Site site() {
      return site;
    }

    @Override
    public Seq<Type> types() {
      return body.types();
    }
  }

  /// A kernel that is not made of operations, with its derivative in words. Those of one kernel and
  /// of the same types are equal.
  final class Primitive implements Definition {
    private final Kernel kernel;
    private final Seq<Type> types;
    private final Derivative derivative;

    public Primitive(Kernel kernel, Seq<Type> types, Derivative derivative) {
      this.kernel = kernel;
      this.types = types;
      this.derivative = derivative;
    }

    @Override
    public String name() {
      return kernel.name();
    }

    public Kernel kernel() {
      return kernel;
    }

    @Override
    public Seq<Type> types() {
      return types;
    }

    public Derivative derivative() {
      return derivative;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Primitive p && kernel.equals(p.kernel) && types.equals(p.types);
    }

    @Override
    public int hashCode() {
      return 31 * kernel.hashCode() + types.hashCode();
    }
  }

  /// The tangents of a primitive's results `y` at `x` along `dx`, in words; linear in `dx`.
  @FunctionalInterface
  interface Derivative {
    Seq<Node> tangents(Seq<Node> x, Seq<Node> dx, Seq<Node> y);

    /// As the other, where it is known which of the results the function uses at all.
    default Seq<Node> tangents(Seq<Node> x, Seq<Node> dx, Seq<Node> y, Seq<Boolean> used) {
      return tangents(x, dx, y);
    }
  }
}
