package dev.solvent.dsl;

import dev.solvent.build.Nodes;
import dev.solvent.build.Wanted;
import dev.solvent.expr.Node;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// What must be known before running: sizes, axes, the ends of slices.
final class Sizes {
  private Sizes() {}

  /// This gives a shape written as `3`, `2, 3`, `(2, 3)` or `[2, 3]`.
  static Shape of(Seq<Expr> written) {
    return Shape.of(Array.ofAll(sizes(written).map(n -> notNegative(n))));
  }

  /// This gives the shape of a sparse matrix.
  static Shape sparse(Expr written) {
    Seq<Integer> sizes = sizes(Array.of(written)).map(n -> notNegative(n));
    if (sizes.size() == 2) return Shape.sparse(sizes.get(0), sizes.get(1));
    throw SolventError.of(
        Kind.SHAPE,
        "a sparse matrix has two axes, but its shape is %s",
        sizes.mkString("[", ", ", "]"));
  }

  /// As `of`, where one size may be -1: what is left of `count` entries.
  static Shape of(Seq<Expr> written, int count) {
    Seq<Integer> sizes = Array.ofAll(sizes(written));
    int free = sizes.indexOf(-1);
    if (free < 0) return of(written);
    Seq<Integer> others = sizes.removeAt(free).map(Sizes::notNegative);
    long known = others.foldLeft(1L, (a, b) -> a * b);
    if (known == 0 || count % known != 0) {
      throw SolventError.of(
          Kind.SHAPE,
          "%d entries do not fill %s whatever -1 stands for",
          count,
          sizes.mkString("[", ", ", "]"));
    }
    return Shape.of(sizes.update(free, (int) (count / known)));
  }

  private static Seq<Integer> sizes(Seq<Expr> written) {
    return written.flatMap(Sizes::parts).map(e -> whole(e, "a size"));
  }

  static int size(Object written) {
    return notNegative(whole(Expr.of(written), "a size"));
  }

  private static int notNegative(int size) {
    if (size >= 0) return size;
    throw SolventError.of(Kind.SHAPE, "a size is not negative, but this is %d", size);
  }

  /// This gives a whole number that is known. Fails with `shape` where it is data.
  static int whole(Expr e, String what) {
    if (!e.isTensor() || e.isKnown()) return e.whole(what);
    Wanted.decisive(e.node());
    throw SolventError.of(
            Kind.SHAPE,
            "%s is known before running, but this is %s",
            what,
            e.node() instanceof Node.Symbol s ? "the argument " + s.name() : "data")
        .help("mask with where(vec(0..<n) < i, ...), or pass a plain number");
  }

  /// This gives the numbers of a tuple, a vector or a range, or the number itself.
  static Seq<Expr> parts(Expr e) {
    return switch (e.tree()) {
      case Tree.Tuple(var parts) -> parts;
      case Tree.Range(int from, int to) -> Array.ofAll(Array.range(from, to).map(Expr::of));
      case Tree.Leaf(var node) when Nodes.shape(node).rank() == 1 && node.isKnown() ->
          Array.ofAll(e.array()).map(Expr::of);
      case Tree.Leaf _, Tree.Record _, Tree.None _, Tree.Text _, Tree.Function _ -> Array.of(e);
      case Tree.Sparse _ -> Array.of(e);
    };
  }
}
