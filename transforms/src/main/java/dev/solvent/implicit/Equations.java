package dev.solvent.implicit;

import dev.solvent.build.Nodes;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.expr.Node;
import dev.solvent.solver.Smooth;
import dev.solvent.source.Kind;
import dev.solvent.source.NumberText;
import dev.solvent.source.SolventError;
import dev.solvent.transform.Derivative;
import dev.solvent.transform.Flat;
import io.vavr.Lazy;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;

/// A function of a vector whose value is a vector, with its derivatives.
final class Equations implements Smooth {
  private final Attempted value;
  private final Lazy<Attempted> jacobian;
  private final Lazy<Attempted> along;
  private final Lazy<Option<Attempted>> sparseStep;

  private Equations(int n, Attempted value) {
    this.value = value;
    this.jacobian =
        Lazy.of(() ->
            Attempted.of(n, 1, x -> Array.of(Nodes.transpose(derivative(x.head()).columns()))));
    this.along =
        Lazy.of(() -> Attempted.of(n, 2, x -> Array.of(derivative(x.head()).along(x.get(1)))));
    this.sparseStep = Lazy.of(() -> sparseStep(n));
  }

  static Equations of(int n, UnaryOperator<Expr> f) {
    return new Equations(n, Attempted.of(n, 1, x -> Array.of(f.apply(Expr.of(x.head())).node())));
  }

  /// This gives as many equations as there are unknowns. Fails with `shape` where their number
  /// differs.
  static Equations square(String problem, Fn f, Unknown unknown, UnaryOperator<Expr> residual) {
    Expr[] given = {Expr.NONE};
    Equations equations =
        of(
            unknown.size(),
            x -> {
              given[0] = residual.apply(unknown.shaped(x));
              return Unknown.vector(given[0]);
            });
    if (equations.size() == unknown.size()) return equations;
    throw SolventError.of(
            Kind.SHAPE,
            "the residual of %s has %s for %s: it gives %s, the solution is %s",
            problem,
            NumberText.counted(equations.size(), "equation"),
            NumberText.counted(unknown.size(), "unknown"),
            given[0].describe(),
            unknown.like().describe())
        .at(f.site());
  }

  /// `J⁻¹ b` as a function of `x` and `b`, where the Jacobian is sparse.
  private Option<Attempted> sparseStep(int n) {
    boolean[] sparse = {true};
    Attempted step =
        Attempted.of(
            n,
            2,
            x -> {
              Option<Derivative.Sparse> jacobian = derivative(x.head()).sparse();
              sparse[0] = jacobian.isDefined();
              return Array.of(sparse[0] ? jacobian.get().solve(x.get(1)) : x.get(1));
            });
    return Option.when(sparse[0], step);
  }

  private Derivative derivative(Node x) {
    Seq<Node> at = value.f().captures().prepend(x);
    return Derivative.of(value.f().graph(), at, 1);
  }

  /// This counts the values.
  int size() {
    return Flat.count(value.f().graph().results());
  }

  /// This gives the value with its derivatives, and fails where the function does.
  Expr exactly(Expr x) {
    return Expr.of(value.exactly(Array.of(x.node())).head());
  }

  @Override
  public Expr at(Expr x) {
    return value.at(x).head();
  }

  @Override
  public Expr jacobian(Expr x) {
    return jacobian.get().at(x).head();
  }

  @Override
  public Expr along(Expr x, Expr v) {
    return along.get().at(x, v).head();
  }

  @Override
  public boolean isSparse() {
    return sparseStep.get().isDefined();
  }

  @Override
  public Expr sparseStep(Expr x, Expr b) {
    return sparseStep.get().get().at(x, b).head();
  }
}
