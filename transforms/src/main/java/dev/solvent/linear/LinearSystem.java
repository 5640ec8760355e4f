package dev.solvent.linear;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.expr.Direct;
import dev.solvent.expr.Method;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.transform.Derivative;
import dev.solvent.transform.Flat;
import dev.solvent.transform.Pullback;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.function.UnaryOperator;

/// `A x = b` for a matrix that is known by its product with a vector.
public final class LinearSystem {
  private LinearSystem() {}

  /// This gives `x` with `f(x) = b`, which is like `b`. Fails with `rule` where `f` is not linear,
  /// with `shape` where what it gives is not like `b`, with `singular` or `convergence` where no
  /// `x` is found.
  public static Expr solve(Fn f, Expr b, Method method) {
    Seq<Node> like = b.leaves().map(Nodes::toNumber);
    Node right = Flat.of(like);
    int n = Nodes.shape(right).count();
    Trace.Closed product =
        Trace.close(
            Array.of(Type.real(n)),
            v -> Array.of(applied(f, b.rebuild(Flat.shaped(v.head(), like)), b)));
    Seq<Boolean> moves = product.graph().params().zipWithIndex((_, i) -> i == 0);
    Pullback.checkLinear("the function of linearSolve", product.graph(), moves);
    return b.rebuild(Flat.shaped(solve(product, right, method), like));
  }

  private static Node applied(Fn f, Expr x, Expr b) {
    Expr y = f.apply(Array.of(x));
    if (y.isLike(b)) return Flat.of(y.filledLike(b).leaves());
    throw SolventError.of(
            Kind.SHAPE,
            "linearSolve looks for x with f(x) = b, but f gives %s where b is %s",
            y.describe(),
            b.describe())
        .at(f.site());
  }

  private static Node solve(Trace.Closed product, Node b, Method method) {
    return method
        .algorithm()
        .direct()
        .map(how -> direct(product, b, how))
        .getOrElse(() -> iterative(product, b, method));
  }

  private static Node direct(Trace.Closed product, Node b, Direct how) {
    Seq<Node> at = product.captures().prepend(Nodes.zeroLike(b));
    Derivative matrix = Derivative.of(product.graph(), at, 1);
    return matrix
        .sparse()
        .map(sparse -> sparse.solve(b))
        .getOrElse(() -> Build.one(new Op.Solve(how, true), b, matrix.columns()));
  }

  private static Node iterative(Trace.Closed product, Node b, Method method) {
    Op op = new Op.SolveBy(method, product.graph());
    return Build.apply(op, product.captures().prepend(b)).head();
  }

  /// This gives `x` for a vector `b`, by an iterative method without forming the matrix.
  public static Expr solve(Method method, UnaryOperator<Expr> product, Expr b) {
    Trace.Closed operator =
        Trace.close(
            Array.of(b.node().type()), v -> Array.of(product.apply(Expr.of(v.head())).node()));
    return Expr.of(iterative(operator, b.node(), method));
  }
}
