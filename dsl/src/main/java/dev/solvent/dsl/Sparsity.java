package dev.solvent.dsl;

import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.expr.Pattern;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import io.vavr.collection.Array;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/// Arithmetic of sparse matrices: patterns are known, values are nodes.
final class Sparsity {
  private Sparsity() {}

  static boolean isSparse(Expr e) {
    return e.tree() instanceof Tree.Sparse;
  }

  /// This gives the matrix of `sparse((row, col), values, shape)`.
  static Expr of(Expr index, Expr values, Expr shape) {
    String call = "sparse((row, col), values, shape)";
    Shape to = Sizes.sparse(shape);
    if (!index.isTuple() || index.parts().size() != 2) {
      throw SolventError.of(
          Kind.TYPE,
          "the places of a sparse matrix are (rows, columns), not %s",
          Operands.described(index));
    }
    Expr rows = index.parts().get(0);
    Expr columns = index.parts().get(1);
    int[] row = places(rows, 0, to.size(0));
    int[] column = places(columns, 1, to.size(1));
    if (row.length != column.length) {
      throw SolventError.of(
          Kind.SHAPE,
          "%d rows and %d columns are given for the entries of a sparse matrix",
          row.length,
          column.length);
    }
    Node all = Operands.filled(call, Operands.number(call, "values", values), Shape.of(row.length));
    return of(new Pattern(row, column, to.size(0), to.size(1)), all);
  }

  private static int[] places(Expr e, int axis, int n) {
    Expr written =
        e.tree() instanceof Tree.Range ? Expr.of(Hosted.stack(Array.ofAll(e)).node()) : e;
    if (!(Indexing.place(written, axis, n) instanceof Node.Const known)) {
      throw SolventError.of(
          Kind.SHAPE, "the places of a sparse matrix are known before running, but these are data");
    }
    if (Nodes.shape(known).rank() != 1) {
      throw SolventError.of(
          Kind.SHAPE,
          "the places of a sparse matrix are vectors, not %s",
          Operands.described(written));
    }
    return Arrays.stream(known.entries()).mapToInt(x -> (int) x).toArray();
  }

  static Expr of(Pattern pattern, Node values) {
    return new Expr(new Tree.Sparse(pattern, Expr.of(values)));
  }

  static Pattern pattern(Expr e) {
    return ((Tree.Sparse) e.tree()).pattern();
  }

  static Node values(Expr e) {
    return ((Tree.Sparse) e.tree()).values().node();
  }

  static Shape shape(Expr e) {
    return Shape.sparse(pattern(e).height(), pattern(e).width());
  }

  static Expr mapped(Expr e, UnaryOperator<Node> f) {
    return of(pattern(e), f.apply(values(e)));
  }

  static Expr transposed(Expr e) {
    return of(pattern(e).transposed(), values(e));
  }

  /// The entries of both; those at one place add up. With a dense operand the sum is dense.
  static Expr plus(Expr x, Expr y) {
    if (!isSparse(x)) return Elementwise.plus(x, dense(y));
    if (!isSparse(y)) return Elementwise.plus(dense(x), y);
    Pattern a = pattern(x);
    Pattern b = pattern(y);
    if (!shape(x).equals(shape(y))) {
      throw SolventError.of(
          Kind.SHAPE, "the shapes of x + y do not go together: %s and %s", shape(x), shape(y));
    }
    if (a.equals(b)) return of(a, Nodes.add(values(x), values(y)));
    Pattern both =
        new Pattern(
            joined(a.entries(), a::row, b.entries(), b::row),
            joined(a.entries(), a::column, b.entries(), b::column),
            a.height(),
            a.width());
    return of(both, Nodes.concat(Array.of(values(x), values(y)), 0));
  }

  private static int[] joined(int m, IntUnaryOperator first, int n, IntUnaryOperator second) {
    int[] all = new int[m + n];
    for (int k = 0; k < m; k++) all[k] = first.applyAsInt(k);
    for (int k = 0; k < n; k++) all[m + k] = second.applyAsInt(k);
    return all;
  }

  static Expr times(Expr x, Expr y) {
    if (isSparse(x) && isNumber(y)) return mapped(x, v -> Nodes.multiply(v, number(y)));
    if (isSparse(y) && isNumber(x)) return mapped(y, v -> Nodes.multiply(number(x), v));
    throw SolventError.of(
            Kind.TYPE,
            "a sparse matrix is multiplied by a number, but x * y is of %s and %s",
            Operands.described(x),
            Operands.described(y))
        .help("S @ y is the matrix product; dense(S) spells S out");
  }

  static Expr div(Expr x, Expr y) {
    if (isNumber(y)) return mapped(x, v -> Nodes.divide(v, number(y)));
    throw SolventError.of(
            Kind.TYPE, "a sparse matrix is divided by a number, not by %s", Operands.described(y))
        .help("dense(S) spells S out");
  }

  private static boolean isNumber(Expr e) {
    return e.isTensor() && e.shape().isScalar();
  }

  private static Node number(Expr e) {
    return Nodes.toNumber(e.node());
  }

  /// The matrix with all its zeros.
  static Expr dense(Expr e) {
    Pattern p = pattern(e);
    Shape all = Shape.of(p.height(), p.width());
    double[] places = new double[p.entries()];
    for (int k = 0; k < places.length; k++) places[k] = (double) p.row(k) * p.width() + p.column(k);
    Shape s = Shape.of(places.length);
    Node flat = Nodes.scatter(Nodes.tensor(s, places), values(e), all.count());
    return Expr.of(Nodes.reshape(flat, all));
  }

  /// The entries on the diagonal, as a vector.
  static Expr diagonal(Expr e) {
    Pattern p = pattern(e);
    int[] on =
        Array.range(0, p.entries())
            .filter(k -> p.row(k) == p.column(k))
            .toJavaStream()
            .mapToInt(Integer::intValue)
            .toArray();
    double[] which = new double[on.length];
    double[] rows = new double[on.length];
    for (int i = 0; i < on.length; i++) {
      which[i] = on[i];
      rows[i] = p.row(on[i]);
    }
    Shape s = Shape.of(on.length);
    Node chosen = Nodes.gather(Nodes.tensor(s, which), values(e));
    return Expr.of(Nodes.scatter(Nodes.tensor(s, rows), chosen, Math.min(p.height(), p.width())));
  }
}
