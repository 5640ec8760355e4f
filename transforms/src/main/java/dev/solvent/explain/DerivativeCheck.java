package dev.solvent.explain;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.dsl.Expr;
import dev.solvent.expr.Definition;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.expr.Rule;
import dev.solvent.plan.Encounters;
import dev.solvent.source.Kind;
import dev.solvent.source.NumberText;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import dev.solvent.transform.Flat;
import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;

/// Derivatives held against differences of plain values and against each other: first of every rule
/// that a function comes by, those that other rules rest on first, then of the function itself. So
/// the first that fails is at fault.
public final class DerivativeCheck {
  private DerivativeCheck() {}

  /// This gives the largest errors, relative to what is above 1, by the names of the checks. Fails
  /// with `rule` where a rule is wrong, with `assert` where modes disagree for another reason.
  public static LinkedHashMap<String, Double> of(Subject f, int order) {
    Seq<Encounters.Call> calls = Encounters.during(() -> Trace.inline(f.graph(), f.at()));
    LinkedHashMap<String, Double> errors = LinkedHashMap.empty();
    for (Encounters.Call call : calls.filter(c -> hasRule(c.definition()))) {
      Definition.Composed d = call.definition();
      errors =
          larger(errors, new Comparison(rule(d, call.at()), order, Kind.RULE, d.site()).errors());
    }
    return larger(errors, new Comparison(f, order, Kind.ASSERT, Site.current()).errors());
  }

  private static LinkedHashMap<String, Double> larger(
      LinkedHashMap<String, Double> x, LinkedHashMap<String, Double> y) {
    return y.merge(x, Math::max);
  }

  private static boolean hasRule(Definition.Composed d) {
    return switch (d.rule()) {
      case Rule.Tangent _, Rule.Cotangent _, Rule.Residual _ -> true;
      case Rule.Inline _, Rule.Recompute _ -> false;
    };
  }

  private static Subject rule(Definition.Composed d, Seq<Node> at) {
    String kind =
        switch (d.rule()) {
          case Rule.Tangent _ -> "the tangent rule of ";
          case Rule.Cotangent _ -> "the cotangent rule of ";
          case Rule.Residual _ -> "the equation of ";
          case Rule.Inline _, Rule.Recompute _ -> "";
        };
    Graph call = Trace.closed(at.map(Node::type), xs -> Build.apply(new Op.Call(d), xs));
    Seq<String> results =
        d.types().size() == 1
            ? Array.of(d.name())
            : Array.range(0, d.types().size()).map(k -> d.name() + "." + k);
    return new Subject(
        kind + d.name(),
        call,
        at,
        at.map(Linearised::isNumber),
        d.body().params().map(Node.Symbol::name),
        results);
  }

  /// One function's derivatives held against each other.
  private static final class Comparison {
    /// Differences are good to some 1e-9; a rule that is off by less than this is not caught.
    private static final double CLOSE = 1e-6;

    /// The estimate of the differences' own error is rough.
    private static final double DOUBT = 20;

    private static final double TINY = 1e-11;

    /// The first and longest step: a function may have no value, or no end, further away.
    private static final double STEP = 2e-3;

    /// Where differences are no better than this there are none to be had.
    private static final double NO_DIFFERENCES = 1e-3;

    private final Subject subject;
    private final int order;
    private final Kind kind;
    private final Site site;
    private final Entries in;
    private final Entries out;
    private final Linearised f;
    private final Node x;
    private LinkedHashMap<String, Double> errors = LinkedHashMap.empty();

    Comparison(Subject subject, int order, Kind kind, Site site) {
      this.subject = subject;
      this.order = order;
      this.kind = kind;
      this.site = site;
      Seq<Node> own = picked(subject.at(), subject.moving());
      this.in = new Entries(picked(subject.arguments(), subject.moving()), own.map(Nodes::shape));
      Seq<Node> results = subject.graph().results();
      Seq<Boolean> numbers = results.map(Linearised::isNumber);
      this.out =
          new Entries(
              picked(subject.results(), numbers), picked(results, numbers).map(Nodes::shape));
      this.f = Linearised.of(subject.graph(), subject.at(), subject.moving());
      this.x = Flat.of(own);
    }

    private static <T> Seq<T> picked(Seq<T> xs, Seq<Boolean> which) {
      return xs.zip(which).filter(p -> p._2).map(p -> p._1);
    }

    LinkedHashMap<String, Double> errors() {
      if (in.count() == 0 || out.count() == 0) return errors;
      errors = LinkedHashMap.of("jvp", 0.0, "vjp", 0.0);
      for (int j : Directions.sample(in.count())) column(j);
      Node v = Directions.random(in.count(), 9);
      for (double away : new double[] {0.002, -0.003}) nearby(moved(v, away), v);
      map(v);
      adjoint();
      linear();
      for (int k = 2; k <= order; k++) higher(k);
      return errors;
    }

    /// One column of the Jacobian by differences, by forward mode and by reverse mode.
    private void column(int j) {
      Node unit = Directions.unit(in.count(), j);
      Node forward = f.jvp(x, unit);
      double step = STEP * Math.max(1, Math.abs(Entries.of(x).get(j)));
      var differences = Differences.of(h -> f.value(moved(unit, h)), step);
      differences.forEach(d -> {
        for (int i = 0; i < out.count(); i++) {
          if (Entries.of(d.smooth()).get(i) == 0) continue;
          double want = Entries.of(d.slope()).get(i);
          double doubt = DOUBT * Entries.of(d.error()).get(i);
          compare(
              "jvp",
              partial(i, j),
              "by jvp",
              Entries.of(forward).get(i),
              "by differences",
              want,
              doubt);
        }
      });
      for (int i : Directions.sample(out.count())) {
        double got = Entries.of(f.vjp(x, Directions.unit(out.count(), i))).get(j);
        double want = Entries.of(forward).get(i);
        compare("vjp", partial(i, j), "by vjp", got, "by jvp", want, 0);
      }
    }

    /// A rule may be right at one point alone.
    private void nearby(Node at, Node v) {
      Differences.of(h -> f.value(Nodes.add(at, scaled(v, h))), STEP)
          .forEach(d -> {
            Node forward = f.jvp(at, v);
            for (int i = 0; i < out.count(); i++) {
              if (Entries.of(d.smooth()).get(i) == 0) continue;
              compare(
                  "jvp",
                  "the derivative of %s along a direction near by".formatted(out.name(i)),
                  "by jvp",
                  Entries.of(forward).get(i),
                  "by differences",
                  Entries.of(d.slope()).get(i),
                  DOUBT * Entries.of(d.error()).get(i));
            }
          });
    }

    private String partial(int i, int j) {
      return "d %s / d %s".formatted(out.name(i), in.name(j));
    }

    private Node moved(Node direction, double h) {
      return Nodes.add(x, Nodes.multiply(Nodes.number(h), direction));
    }

    /// A map over two points, or over one twice where the function has no value at the other.
    private void map(Node v) {
      Node near = moved(v, 0.002);
      Node other = f.hasValue(near) ? near : x;
      Node both = f.mapped(x, other);
      Seq<Double> alone = Entries.of(f.value(x)).appendAll(Entries.of(f.value(other)));
      for (int i = 0; i < alone.size(); i++) {
        String what =
            NumberText.format("element %d of %s", i / out.count(), out.name(i % out.count()));
        compare("vmap", what, "by vmap", Entries.of(both).get(i), "alone", alone.get(i), 0);
      }
    }

    /// `⟨ct, J dx⟩ = ⟨Jᵀ ct, dx⟩`.
    private void adjoint() {
      Node dx = Directions.random(in.count(), 1);
      Node ct = Directions.random(out.count(), 2);
      double forward = number(Nodes.dot(ct, f.jvp(x, dx)));
      double reverse = number(Nodes.dot(f.vjp(x, ct), dx));
      compare("adjoint", "⟨ct, J dx⟩", "by vjp", reverse, "by jvp", forward, 0);
    }

    /// Both maps of a sum of two directions. These are short: a rule that iterates to a fixed
    /// tolerance may not end for a long one.
    private void linear() {
      Node dx = Directions.random(in.count(), 3);
      Node dx2 = Directions.random(in.count(), 4);
      Node ct = Directions.random(out.count(), 5);
      Node ct2 = Directions.random(out.count(), 6);
      Node forward = f.jvp(x, Nodes.add(dx, dx2));
      Node parts = Nodes.add(f.jvp(x, dx), f.jvp(x, dx2));
      Node back = f.vjp(x, Nodes.add(ct, ct2));
      Node backParts = Nodes.add(f.vjp(x, ct), f.vjp(x, ct2));
      for (int i = 0; i < out.count(); i++) {
        compare(
            "linear",
            "the tangent of " + out.name(i),
            "along a sum of two directions",
            Entries.of(forward).get(i),
            "as the sum of its values along each",
            Entries.of(parts).get(i),
            largest(parts));
      }
      for (int j = 0; j < in.count(); j++) {
        compare(
            "linear",
            "the cotangent of " + in.name(j),
            "of a sum of two cotangents",
            Entries.of(back).get(j),
            "as the sum of its values of each",
            Entries.of(backParts).get(j),
            largest(backParts));
      }
    }

    /// A sum loses digits in proportion to its largest terms.
    private static double largest(Node x) {
      return 1e-12 * Entries.of(x).map(Math::abs).max().get();
    }

    /// Every word of modes along one direction, in all arguments together and in each alone.
    private void higher(int k) {
      Node weights = Directions.random(out.count(), 7);
      Node all = Directions.random(in.count(), 8);
      Linearised sum = f.along(weights);
      for (int a = -1; a < (in.names().size() > 1 ? in.names().size() : 0); a++) {
        Node v = a < 0 ? all : in.within(a, all);
        String what =
            "derivative " + k + " in " + (a < 0 ? in.names().mkString(", ") : in.names().get(a));
        Linearised below = sum;
        for (int i = 1; i < k; i++) below = below.derivative(false, v);
        Linearised last = below;
        double want = number(last.derivative(false, v).value(x));
        Differences.of(h -> last.value(moved(v, h)), STEP)
            .filter(d -> Entries.of(d.smooth()).head() != 0)
            .forEach(d ->
                compare(
                    "order" + k,
                    what,
                    "by jvp of jvp",
                    want,
                    "by differences",
                    number(d.slope()),
                    DOUBT * number(d.error())));
        words(k, sum, v, what, want);
      }
    }

    private void words(int k, Linearised sum, Node v, String what, double want) {
      for (int word = 1; word < 1 << k; word++) {
        Linearised g = sum;
        String name = "";
        for (int i = 0; i < k; i++) {
          boolean byReverse = (word >> i & 1) == 1;
          g = g.derivative(byReverse, v);
          name = (byReverse ? "vjp" : "jvp") + (name.isEmpty() ? "" : " of ") + name;
        }
        compare("order" + k, what, "by " + name, number(g.value(x)), "by jvp of jvp", want, 0);
      }
    }

    private static Node scaled(Node x, double factor) {
      return Nodes.multiply(Nodes.number(factor), x);
    }

    private static double number(Node x) {
      return Entries.of(x).head();
    }

    private void compare(
        String check,
        String what,
        String how,
        double got,
        String other,
        double want,
        double doubt) {
      if (doubt > Math.max(1, Math.abs(want)) * NO_DIFFERENCES) return;
      double distance = got == want ? 0 : Math.abs(got - want);
      if (!(distance <= CLOSE * Math.abs(want) + doubt + TINY)) {
        String fault =
            kind == Kind.RULE
                ? subject.name() + " is wrong"
                : "the derivatives of " + subject.name() + " disagree";
        throw SolventError.of(
                kind,
                "%s: %s is %s %s, but %s %s",
                fault,
                what,
                shown(got),
                how,
                shown(want),
                other)
            .at(site);
      }
      double relative = distance / Math.max(1, Math.abs(want));
      errors = errors.put(check, Math.max(errors.getOrElse(check, 0.0), relative));
    }

    private static String shown(double x) {
      return Expr.of(Double.parseDouble(NumberText.format("%.9g", x))).toString();
    }
  }
}
