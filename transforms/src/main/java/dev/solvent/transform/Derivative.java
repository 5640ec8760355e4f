package dev.solvent.transform;

import dev.solvent.build.Build;
import dev.solvent.build.Trace;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Jacobian;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.expr.Pattern;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// The derivative of a graph at a point in its first parameters, as a linear map of one vector to
/// another.
///
/// @param map `(v ++ captures) -> J v`
public record Derivative(Graph map, Seq<Node> captures, int unknowns) {
  /// A matrix of fewer unknowns is solved as a dense one.
  private static final int SMALL = 64;

  /// A matrix is sparse with fewer than one entry in so many ..
  private static final int DENSE = 8;

  /// .. and fewer colours than one for so many columns.
  private static final int FEW = 4;

  /// This differentiates at `at`, whose first `leaves` move.
  public static Derivative of(Graph graph, Seq<Node> at, int leaves) {
    Seq<Node> x = at.take(leaves);
    int n = Flat.count(x);
    Trace.Closed map =
        Trace.close(
            Array.of(Type.real(n)), v -> Array.of(along(graph, at, Flat.shaped(v.head(), x))));
    return new Derivative(map.graph(), map.captures(), n);
  }

  private static Node along(Graph graph, Seq<Node> at, Seq<Node> v) {
    Seq<Option<Node>> dx = Tangents.some(v).appendAll(Tangents.none(at.size() - v.size()));
    Jvp.Pushed pushed = Jvp.inline(graph, at, dx);
    return Flat.of(Tangents.orZeros(pushed.tangents(), pushed.primals()));
  }

  /// This gives `J v`.
  public Node along(Node v) {
    return Trace.inline(map, captures.prepend(v)).head();
  }

  /// This gives `Jᵀ`: row `j` is the derivative in unknown `j`.
  public Node columns() {
    return Basis.images(map, captures).head();
  }

  /// A square Jacobian of which only the entries that may differ from zero are known.
  public record Sparse(Pattern pattern, Node values, int colours) {
    /// This gives `J⁻¹ b`. Fails with `singular`.
    public Node solve(Node b) {
      return Build.one(new Op.SolveSparse(pattern, false), b, values);
    }

    /// As `solve`, where the matrix is that of an equation.
    Node solve(Jacobian of, Node b) {
      return Build.one(new Op.SolveSparse(pattern, false, Option.of(of)), b, values);
    }
  }

  /// This gives the Jacobian as a sparse matrix, where it is large and the tree shows that few of
  /// its entries differ from zero: its columns are computed a colour at a time.
  public Option<Sparse> sparse() {
    if (unknowns < SMALL) return Option.none();
    return Dependence.of(map, 1)
        .filter(p -> p.height() == p.width() && p.entries() <= (long) unknowns * unknowns / DENSE)
        .map(Colouring::of)
        .filter(c -> c.colours() <= unknowns / FEW)
        .map(c -> {
          Node values = c.entries(products(c.seeds(), c.colours()));
          return new Sparse(c.pattern(), values, c.colours());
        });
  }

  /// This gives `J v` for each of `n` vectors.
  private Node products(Node vectors, int n) {
    Seq<Boolean> mapped = captures.map(_ -> false).prepend(true);
    Batch.Mapped out = Batch.inline(map, captures.prepend(vectors), mapped, n);
    return Batch.spread(out.values().head(), out.mapped().head(), n);
  }
}
