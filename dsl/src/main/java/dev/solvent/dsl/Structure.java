package dev.solvent.dsl;

import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.Tuple;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// What expressions are made of: their leaves, and what stands around them.
final class Structure {
  /// A value that holds itself twice, again and again, has more leaves than could be walked.
  private static final int MOST = 10_000_000;

  private Structure() {}

  static Seq<Node> leaves(Expr e) {
    List<Node> leaves = new ArrayList<>();
    collect(e, leaves);
    return Array.ofAll(leaves);
  }

  private static void collect(Expr e, List<Node> leaves) {
    if (leaves.size() > MOST) {
      throw SolventError.of(Kind.LIMIT, "a value of more than %d tensors", MOST);
    }
    switch (e.tree()) {
      case Tree.Leaf(var node) -> leaves.add(node);
      case Tree.Tuple(var parts) -> parts.forEach(p -> collect(p, leaves));
      case Tree.Record(var fields) -> fields.values().forEach(p -> collect(p, leaves));
      case Tree.Sparse(_, var values) -> collect(values, leaves);
      case Tree.None _, Tree.Text _, Tree.Function _, Tree.Range _ -> {}
    }
  }

  static Seq<String> labels(Expr e, String name) {
    return switch (e.tree()) {
      case Tree.Leaf _, Tree.Sparse _ -> Array.of(name);
      case Tree.Tuple(var parts) ->
          parts.zipWithIndex().flatMap(p -> labels(p._1, name + "." + p._2));
      case Tree.Record(var fields) ->
          fields.toArray().flatMap(field -> labels(field._2, name + "." + field._1));
      case Tree.None _, Tree.Text _, Tree.Function _, Tree.Range _ -> Array.empty();
    };
  }

  static Expr rebuild(Expr e, Iterator<? extends Node> next) {
    return switch (e.tree()) {
      case Tree.Leaf _ -> Expr.of(next.next());
      case Tree.Tuple(var parts) -> new Expr(new Tree.Tuple(parts.map(p -> rebuild(p, next))));
      case Tree.Record(var fields) -> Expr.record(fields.mapValues(p -> rebuild(p, next)));
      case Tree.Sparse(var pattern, var values) ->
          new Expr(new Tree.Sparse(pattern, rebuild(values, next)));
      case Tree.None _, Tree.Text _, Tree.Function _, Tree.Range _ -> e;
    };
  }

  /// This gives what messages call the leaves of a value of that name: `p.w`, `t.0`.
  static Seq<String> paths(Expr e, String name) {
    return switch (e.tree()) {
      case Tree.Leaf _, Tree.Sparse _ -> Array.of(name);
      case Tree.Tuple(var parts) ->
          parts.zipWithIndex().flatMap(p -> paths(p._1, joined(name, String.valueOf(p._2))));
      case Tree.Record(var fields) ->
          fields.toArray().flatMap(f -> paths(f._2, joined(name, f._1)));
      case Tree.None _, Tree.Text _, Tree.Function _, Tree.Range _ -> Array.empty();
    };
  }

  private static String joined(String name, String part) {
    return name.isEmpty() ? part : name + "." + part;
  }

  static Seq<Object> opaque(Expr e) {
    return switch (e.tree()) {
      case Tree.Leaf _, Tree.None _ -> Array.empty();
      case Tree.Tuple(var parts) -> parts.flatMap(Structure::opaque);
      case Tree.Record(var fields) -> fields.values().flatMap(Structure::opaque).toArray();
      case Tree.Sparse(var pattern, _) -> Array.of(pattern);
      case Tree.Text(var text) -> Array.of(text);
      case Tree.Function(var fn) -> Array.of(fn);
      case Tree.Range range -> Array.of(range);
    };
  }

  static boolean isLike(Expr e, Expr other) {
    return switch (e.tree()) {
      case Tree.Leaf(var node) ->
          other.tree() instanceof Tree.Leaf(var o) && Nodes.shape(node).equals(Nodes.shape(o));
      case Tree.Tuple(var parts) ->
          other.tree() instanceof Tree.Tuple(var others)
              && parts.size() == others.size()
              && parts.zip(others).forAll(p -> isLike(p._1, p._2));
      case Tree.Record(var fields) ->
          other.tree() instanceof Tree.Record(var others)
              && fields.keySet().equals(others.keySet())
              && fields.forAll(p -> isLike(p._2, others.apply(p._1)));
      case Tree.Sparse(var pattern, _) ->
          other.tree() instanceof Tree.Sparse(var o, _) && pattern.equals(o);
      case Tree.None none -> other.tree().equals(none);
      case Tree.Text text -> other.tree().equals(text);
      case Tree.Function function -> other.tree().equals(function);
      case Tree.Range range -> other.tree().equals(range);
    };
  }

  static boolean isLikeOrNone(Expr e, Expr primal) {
    return switch (e.tree()) {
      case Tree.None _ -> true;
      case Tree.Tuple(var parts) ->
          primal.tree() instanceof Tree.Tuple(var others)
              && parts.size() == others.size()
              && parts.zip(others).forAll(p -> isLikeOrNone(p._1, p._2));
      case Tree.Record(var fields) ->
          primal.tree() instanceof Tree.Record(var others)
              && fields.keySet().equals(others.keySet())
              && fields.forAll(p -> isLikeOrNone(p._2, others.apply(p._1)));
      case Tree.Leaf _, Tree.Sparse _, Tree.Text _, Tree.Function _, Tree.Range _ ->
          isLike(e, primal);
    };
  }

  static Expr filledLike(Expr e, Expr primal) {
    return switch (e.tree()) {
      case Tree.None _ -> primal.rebuild(primal.leaves().map(Nodes::zeroLike));
      case Tree.Tuple(var parts) when primal.tree() instanceof Tree.Tuple(var others) ->
          new Expr(new Tree.Tuple(parts.zipWith(others, Structure::filledLike)));
      case Tree.Record(var fields) when primal.tree() instanceof Tree.Record(var others) ->
          Expr.record(others.map((k, v) -> Tuple.of(k, filledLike(fields.apply(k), v))));
      case Tree.Tuple _, Tree.Record _, Tree.Leaf _, Tree.Sparse _ -> e;
      case Tree.Text _, Tree.Function _, Tree.Range _ -> e;
    };
  }

  static String describe(Expr e) {
    return switch (e.tree()) {
      case Tree.Leaf(var node) -> node.type().toString();
      case Tree.Tuple(var parts) -> parts.map(Structure::describe).mkString("(", ", ", ")");
      case Tree.Record(var fields) ->
          fields.map(f -> f._1 + " = " + describe(f._2)).mkString("(", ", ", ")");
      case Tree.None _ -> "none";
      case Tree.Text _ -> "string";
      case Tree.Function(var fn) -> "function " + fn.name();
      case Tree.Range _ -> "range";
      case Tree.Sparse(var p, _) -> "sparse [" + p.height() + ", " + p.width() + "]";
    };
  }
}
