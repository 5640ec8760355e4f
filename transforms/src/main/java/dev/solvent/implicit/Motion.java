package dev.solvent.implicit;

import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.expr.Node;
import dev.solvent.solver.Slope;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.transform.Derivative;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.function.UnaryOperator;

/// A user's right-hand side `f(y, t, p..)` as a function of a vector.
record Motion(Fn f, Unknown state, Seq<Expr> p) implements Slope {

  @Override
  public Expr at(Expr t, Expr y) {
    Expr given = f.apply(p.prepend(t).prepend(state.shaped(y)));
    if (given.isLike(state.like())) return state.flat(given);
    throw SolventError.of(
            Kind.SHAPE,
            "the slope of odeint's state is like it, but %s gives %s where the state is %s",
            f.name(),
            given.describe(),
            state.like().describe())
        .at(f.site());
  }

  @Override
  public Expr columns(Expr t, Expr y) {
    return Expr.of(derivative(y, v -> at(t, v)).columns());
  }

  @Override
  public Expr drift(Expr t, Expr y) {
    Node one = Nodes.full(Shape.of(1), 1);
    return Expr.of(derivative(t, v -> at(v, y)).along(one));
  }

  private static Derivative derivative(Expr at, UnaryOperator<Expr> function) {
    Trace.Closed closed =
        Trace.close(
            Array.<Type>of(at.type()), v -> Array.of(function.apply(Expr.of(v.head())).node()));
    return Derivative.of(closed.graph(), closed.captures().prepend(at.node()), 1);
  }
}
