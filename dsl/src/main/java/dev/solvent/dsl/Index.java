package dev.solvent.dsl;

import io.vavr.control.Option;

/// What stands between the brackets of `x[..]` for one axis.
public sealed interface Index {

  /// `_`: all of the axis.
  record Whole() implements Index {}

  /// One place, which the axis disappears in, or a tensor of places, whose axes come in its stead.
  /// May be data.
  record At(Expr index) implements Index {}

  /// `from..to`, `from..<to`; an open end is the axis's own, a negative one counts from the end.
  /// Known before running.
  record Span(Option<Expr> from, Option<Expr> to, boolean inclusive) implements Index {}

  /// This gives the index that a value stands for: `none` the whole axis, a range a slice, a tensor
  /// places.
  static Index of(Expr e) {
    return switch (e.tree()) {
      case Tree.None _ -> new Whole();
      case Tree.Range(int from, int to) ->
          new Span(Option.of(Expr.of(from)), Option.of(Expr.of(to)), false);
      case Tree.Leaf _, Tree.Tuple _, Tree.Record _, Tree.Text _, Tree.Function _, Tree.Sparse _ ->
          new At(e);
    };
  }
}
