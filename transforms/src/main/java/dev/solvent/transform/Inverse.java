package dev.solvent.transform;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.expr.Direct;
import dev.solvent.expr.Equation;
import dev.solvent.expr.Jacobian;
import dev.solvent.expr.Method;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.expr.Rule;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;

/// The inverse of an equation's Jacobian at a point. A direct method forms the Jacobian once, since
/// value numbering shares it among all that derive from one point, with its zeros left out where it
/// is large and sparse; an iterative one only applies it.
record Inverse(UnaryOperator<Node> map) {

  static Inverse of(Rule.Residual rule, Seq<Node> s, Derivative derivative) {
    Equation equation = rule.equation();
    Option<Direct> how = equation.method().algorithm().direct();
    if (how.isEmpty()) {
      Method method =
          equation.nanOnFailure()
              ? equation.method().otherwise(Method.Otherwise.NAN)
              : equation.method();
      Op op = new Op.SolveBy(method, derivative.map());
      return new Inverse(b -> Build.apply(op, derivative.captures().prepend(b)).head());
    }
    Option<Derivative.Sparse> sparse = stored(rule, derivative);
    Jacobian jacobian = new Jacobian(equation, s.map(Node::type));
    if (sparse.isDefined()) return new Inverse(b -> sparse.get().solve(jacobian, b));
    Node columns = derivative.columns();
    if (equation.minimumNorm()) {
      return new Inverse(b -> MinimumNorm.solve(Nodes.transpose(columns), b));
    }
    Op solve = new Op.Solve(how.get(), true, Option.of(jacobian));
    return new Inverse(b -> Build.one(solve, b, columns));
  }

  /// This gives the Jacobian as it is stored where its zeros are left out.
  static Option<Derivative.Sparse> stored(Rule.Residual rule, Derivative derivative) {
    Equation equation = rule.equation();
    boolean dense = equation.minimumNorm() || equation.nanOnFailure();
    return dense || !equation.method().algorithm().isDirect() ? Option.none() : derivative.sparse();
  }

  Node apply(Node b) {
    return map.apply(b);
  }
}
