package dev.solvent.algebra;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.kernel.Decomposition;
import dev.solvent.type.Type;
import io.vavr.Lazy;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.function.UnaryOperator;

/// The exponential of a matrix.
public final class Exponential {
  private Exponential() {}

  public static Node of(Node a) {
    return Matrix.call(
            Decomposition.EXPM,
            Array.of(a.type()),
            (x, dx, y) -> Array.of(derivative(x.head(), dx.head())),
            a)
        .head();
  }

  /// The derivative of the exponential at `A` along `E` is a corner of the exponential of a greater matrix:
  ///
  ///     exp [A E; 0 A] = [exp A, L(A, E); 0, exp A].
  ///
  /// It is linear in `E`, and its transpose is `L(Aᵀ, ·)`. Source: Higham, *Functions of Matrices*, eq. 3.16 and section 10.6.
  private static Node derivative(Node a, Node e) {
    Seq<Type> both = Array.of(a.type(), e.type());
    Op.Dual map =
        new Op.Dual(
            "expm",
            Lazy.of(() -> corner(both, x -> x)),
            Lazy.of(() -> corner(both, Nodes::transpose)),
            1,
            Array.of(a.type()));
    return Build.apply(map, Array.of(a, e)).head();
  }

  private static Graph corner(Seq<Type> types, UnaryOperator<Node> turned) {
    return Trace.closed(
        types,
        x -> {
          Node a = turned.apply(x.head());
          int n = Matrix.size(a, 0);
          Node above = Nodes.concat(Array.of(a, x.last()), 1);
          Node below = Nodes.concat(Array.of(Nodes.full(Nodes.shape(a), 0), a), 1);
          Node whole = of(Nodes.concat(Array.of(above, below), 0));
          return Array.of(Nodes.slice(whole, Array.of(0, n), Array.of(n, n)));
        });
  }
}
