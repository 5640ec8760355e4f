package dev.solvent.transform;

import static dev.solvent.dsl.Loops.abs;
import static dev.solvent.dsl.Loops.all;
import static dev.solvent.dsl.Loops.any;
import static dev.solvent.dsl.Loops.branch;
import static dev.solvent.dsl.Loops.isnan;
import static dev.solvent.dsl.Loops.norm;
import static dev.solvent.dsl.Loops.where;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.dsl.Expr;
import dev.solvent.expr.Definition;
import dev.solvent.expr.Equation;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.expr.Rule;
import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import io.vavr.Tuple;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// The solution at which an equation is differentiated. A solver may have stopped short of it, so
/// the equation's residual is looked at, and where it is more than the rounding of its terms,
/// Newton steps are taken. A value that they do not lead to a solution from is an error, and so is
/// one that the first of them leaves far behind, as where a rule is not of the function that it was
/// given to, and one where the Jacobian changes within a step as small as the last: there it cannot
/// be told from singular.
final class Polish {
  /// A residual within so many roundings of its terms is zero.
  private static final double ROUNDINGS = 64 * 0x1p-52;

  private static final int STEPS = 3;

  private static final String NOT_REACHED =
      "its residual is %s, and Newton's method from there ends %s from a solution";

  private static final String AWAY = "its residual is %s, and a solution is %s away";

  /// The last step is no longer than this share of the solution, or this long.
  private static final double SHARE = 1e-8;

  private static final double LEAST = 1e-12;

  /// The first step is no longer than this share of the solution, or this long.
  private static final double NEAR = 0.5;

  private static final double NEAR_ZERO = 1e-3;

  private final Graph graph;
  private final Equation equation;
  private final Rule.Residual rule;
  private final Seq<Node> like;
  private final Seq<Node> x;

  private Polish(Rule.Residual rule, Seq<Node> s, Seq<Node> x) {
    this.rule = rule;
    this.graph = rule.graph();
    this.equation = rule.equation();
    this.like = s;
    this.x = x;
  }

  /// This gives the solution near `s` for arguments and captures `x`.
  static Seq<Node> of(Rule.Residual rule, Seq<Node> s, Seq<Node> x) {
    Object key = Tuple.of("polished", Site.current().places());
    Definition polished = rule.graph().memo(key, () -> definition(rule, s.size()));
    return Build.apply(new Op.Call(polished), s.appendAll(x));
  }

  /// This gives a tangent behind the checks of a solution that it does not depend on, as that of an
  /// equation with a known matrix: they tell a rule that is not of its function.
  static Node behind(Seq<Node> solution, Node tangent) {
    Node number = Nodes.toNumber(solution.head());
    Node same = Nodes.equal(number, number);
    Op.Ensure made = new Op.Ensure(Kind.ASSERT, "the checks of a solution are made", 0);
    return Build.one(made, Nodes.all(Nodes.or(same, Nodes.not(same))), tangent);
  }

  private static Definition definition(Rule.Residual rule, int k) {
    Graph graph = rule.graph();
    Graph body =
        Trace.closed(graph.paramTypes(), xs -> new Polish(rule, xs.take(k), xs.drop(k)).solution());
    Graph residual =
        Trace.closed(
            graph.paramTypes().take(k).appendAll(graph.paramTypes()),
            xs -> Trace.inline(graph, xs.take(k).appendAll(xs.drop(2 * k))));
    return new Definition.Composed(
        rule.equation().name(),
        graph.params().size(),
        body,
        new Rule.Residual(residual, rule.equation(), true),
        Array.empty(),
        Site.current());
  }

  private Seq<Node> solution() {
    Expr s = Expr.of(Flat.of(like));
    Expr f = residual(s);
    Expr terms = abs(derivative(s).along(s));
    Expr rounding = terms.times(ROUNDINGS);
    Expr done = all(abs(f).le(rounding).and(rounding.lt(Double.MAX_VALUE)));
    if (equation.nanOnFailure()) done = done.or(any(isnan(s)));
    return Flat.shaped(branch(done, () -> s, () -> refined(s, f)).node(), like);
  }

  /// A map of derivatives whose products are expressions.
  private record Linear(Derivative of) {
    Expr along(Expr v) {
      return Expr.of(of.along(v.node()));
    }
  }

  private Linear derivative(Expr s) {
    return new Linear(Derivative.of(graph, at(s), like.size()));
  }

  private Seq<Node> at(Expr s) {
    return Flat.shaped(s.node(), like).appendAll(x);
  }

  private Expr residual(Expr s) {
    return Expr.of(Flat.of(Trace.inline(graph, at(s))));
  }

  /// Newton steps with one Jacobian, each of which is taken if it is shorter than the one before.
  private Expr refined(Expr s, Expr f) {
    Inverse inverse = Inverse.of(rule, like, derivative(s).of);
    Expr step = Expr.of(inverse.apply(f.node()));
    Expr first = step;
    Expr point = s;
    for (int k = 0; k < STEPS; k++) {
      Expr next = point.minus(step);
      Expr following = Expr.of(inverse.apply(residual(next).node()));
      Expr shorter = norm(following).lt(norm(step)).or(norm(step).eq(0));
      point = where(k == 0 ? Expr.of(true) : shorter, next, point);
      step = where(shorter, following, step);
    }
    Expr converged = norm(step).le(norm(point).times(SHARE)).or(norm(step).le(LEAST));
    Expr steady = isSteady(s, f, first);
    Expr away = norm(first);
    Expr near = away.le(norm(point).times(NEAR)).or(away.le(NEAR_ZERO));
    if (equation.nanOnFailure()) {
      return where(converged.and(near).and(steady), point, Double.NaN);
    }
    Node solved = ensured(point.node(), converged, NOT_REACHED, norm(f), norm(step));
    Node checked = ensured(solved, near, AWAY, norm(f), away);
    return Expr.of(Simple.of(equation, like, checked, steady.node(), first.node()));
  }

  /// Whether the Jacobian stays within a quarter of itself on both sides of a step: at a root of
  /// higher multiplicity it does not, however near the root.
  private Expr isSteady(Expr s, Expr f, Expr step) {
    Expr beyond = derivative(s.minus(step.times(2))).along(step);
    return norm(beyond.minus(f)).le(norm(f).times(0.25));
  }

  /// This gives the point if a condition holds; `told` has places for two figures.
  private Node ensured(Node point, Expr holds, String told, Expr residual, Expr step) {
    String message =
        "the value of " + equation.name().replace("%", "%%") + " does not solve its equation: ";
    Op.Ensure check = new Op.Ensure(Kind.CONVERGENCE, message + told, 2);
    return Build.one(check, holds.node(), residual.node(), step.node(), point);
  }
}
