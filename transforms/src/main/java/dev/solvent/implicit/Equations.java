package dev.solvent.implicit;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.expr.Definition;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.plan.Attempt;
import dev.solvent.solver.Smooth;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.transform.Derivative;
import dev.solvent.transform.Flat;
import dev.solvent.type.Type;
import io.vavr.Lazy;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A function of a vector as a solver sees it: values and derivatives as graphs that are attempted.
final class Equations implements Smooth {
  private final Trace.Closed value;
  private final Lazy<Trace.Closed> jacobian;
  private final Lazy<Trace.Closed> along;
  private final Lazy<Option<Trace.Closed>> sparseStep;

  private Equations(int n, Trace.Closed value) {
    this.value = value;
    this.jacobian = Lazy.of(() -> closed(n, 1, x -> Nodes.transpose(derivative(x).columns())));
    this.along = Lazy.of(() -> closed(n, 2, x -> derivative(x).along(x.get(1))));
    this.sparseStep = Lazy.of(() -> sparseStep(n));
  }

  static Equations of(int n, UnaryOperator<Expr> f) {
    return new Equations(n, closed(n, 1, x -> f.apply(Expr.of(x.head())).node()));
  }

  /// This gives as many equations as there are unknowns. Fails with `shape` where their number
  /// differs.
  static Equations square(String problem, Fn f, Unknown unknown, UnaryOperator<Expr> residual) {
    Expr[] given = {Expr.NONE};
    Equations equations =
        of(
            unknown.size(),
            x -> {
              given[0] = residual.apply(x);
              return Expr.of(Flat.of(given[0].leaves()));
            });
    if (equations.size() == unknown.size()) return equations;
    throw SolventError.of(
            Kind.SHAPE,
            "the residual of %s has %d equations for %d unknowns: it gives %s, the solution is %s",
            problem,
            equations.size(),
            unknown.size(),
            given[0].describe(),
            unknown.like().describe())
        .at(f.site());
  }

  private static Trace.Closed closed(int n, int vectors, Function<Seq<Node>, Node> f) {
    return Trace.close(Array.fill(vectors, (Type) Type.real(n)), x -> Array.of(f.apply(x)));
  }

  /// `J⁻¹ b` as a function of `x` and `b`, where the Jacobian is sparse.
  private Option<Trace.Closed> sparseStep(int n) {
    boolean[] sparse = {true};
    Trace.Closed step =
        closed(
            n,
            2,
            x -> {
              Option<Derivative.Sparse> jacobian = derivative(x).sparse();
              sparse[0] = jacobian.isDefined();
              return sparse[0] ? jacobian.get().solve(x.get(1)) : x.get(1);
            });
    return Option.when(sparse[0], step);
  }

  private Derivative derivative(Seq<Node> x) {
    return Derivative.of(value.graph(), value.captures().prepend(x.head()), 1);
  }

  /// This counts the values.
  int size() {
    return Nodes.shape(value.graph().results().head()).count();
  }

  @Override
  public Expr at(Expr x) {
    return attempted(value, x);
  }

  @Override
  public Expr jacobian(Expr x) {
    return attempted(jacobian.get(), x);
  }

  @Override
  public Expr along(Expr x, Expr v) {
    return attempted(along.get(), x, v);
  }

  @Override
  public boolean isSparse() {
    return sparseStep.get().isDefined();
  }

  @Override
  public Expr sparseStep(Expr x, Expr b) {
    return attempted(sparseStep.get().get(), x, b);
  }

  private static Expr attempted(Trace.Closed f, Expr... x) {
    Definition attempt =
        f.graph()
            .memo(
                Attempt.class,
                () ->
                    new Definition.Primitive(
                        new Attempt(f.graph()), f.graph().types(), (_, _, _) -> differentiated()));
    Seq<Node> operands = Array.of(x).map(Expr::node).appendAll(f.captures().map(Nodes::stop));
    return Expr.of(Build.apply(new Op.Call(attempt), operands).head());
  }

  private static Seq<Node> differentiated() {
    throw new AssertionError("what a solver sees of a function is differentiated");
  }
}
