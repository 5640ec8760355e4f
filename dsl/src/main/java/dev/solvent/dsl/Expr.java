package dev.solvent.dsl;

import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import dev.solvent.value.Tensor;
import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import java.util.ArrayList;
import java.util.List;

/// An expression of a tensor, a tuple, a record or none. Known when all it is made of is known.
/// Equality is identity of nodes; `eq` compares elements.
public final class Expr {
  public static final Expr NONE = new Expr(new Tree.None());

  private final Tree tree;

  public Expr(Tree tree) {
    this.tree = tree;
  }

  public Tree tree() {
    return tree;
  }

  // making

  /// This gives the expression of what may stand as a value.
  public static Expr of(Object value) {
    return value instanceof Expr e ? e : Hosted.expression(value);
  }

  public static Expr of(Node node) {
    return new Expr(new Tree.Leaf(node));
  }

  public static Expr of(double number) {
    return of(Nodes.number(number));
  }

  public static Expr of(boolean truth) {
    return of(Nodes.truth(truth));
  }

  public static Expr of(Tensor tensor) {
    return of(Nodes.tensor(tensor.shape(), tensor.entries()));
  }

  public static Expr text(String text) {
    return new Expr(new Tree.Text(text));
  }

  public static Expr of(Fn fn) {
    return new Expr(new Tree.Function(fn));
  }

  /// This gives a tuple of the parts; one part stands for itself.
  public static Expr tuple(Seq<Expr> parts) {
    return parts.size() == 1 ? parts.head() : new Expr(new Tree.Tuple(parts));
  }

  public static Expr record(LinkedHashMap<String, Expr> fields) {
    return new Expr(new Tree.Record(fields));
  }

  public static Expr range(int from, int to) {
    return new Expr(new Tree.Range(from, Math.max(from, to)));
  }

  // structure

  /// This gives the tensors that the expression is made of, in order.
  public Seq<Node> leaves() {
    List<Node> leaves = new ArrayList<>();
    collect(leaves);
    return Array.ofAll(leaves);
  }

  private void collect(List<Node> leaves) {
    switch (tree) {
      case Tree.Leaf(var node) -> leaves.add(node);
      case Tree.Tuple(var parts) -> parts.forEach(p -> p.collect(leaves));
      case Tree.Record(var fields) -> fields.values().forEach(p -> p.collect(leaves));
      case Tree.Sparse(_, var values) -> values.collect(leaves);
      case Tree.None _, Tree.Text _, Tree.Function _, Tree.Range _ -> {}
    }
  }

  /// This gives an expression of the same structure with other leaves.
  public Expr rebuild(Seq<? extends Node> leaves) {
    java.util.Iterator<? extends Node> next = leaves.iterator();
    return rebuild(next);
  }

  private Expr rebuild(java.util.Iterator<? extends Node> next) {
    return switch (tree) {
      case Tree.Leaf _ -> of(next.next());
      case Tree.Tuple(var parts) -> new Expr(new Tree.Tuple(parts.map(p -> p.rebuild(next))));
      case Tree.Record(var fields) -> record(fields.mapValues(p -> p.rebuild(next)));
      case Tree.Sparse(var pattern, var values) ->
          new Expr(new Tree.Sparse(pattern, values.rebuild(next)));
      case Tree.None _, Tree.Text _, Tree.Function _, Tree.Range _ -> this;
    };
  }

  /// This gives the texts, functions and ranges of the expression, which are known before anything
  /// runs.
  public Seq<Object> opaque() {
    return switch (tree) {
      case Tree.Leaf _, Tree.None _ -> Array.empty();
      case Tree.Tuple(var parts) -> parts.flatMap(Expr::opaque);
      case Tree.Record(var fields) -> fields.values().flatMap(Expr::opaque).toArray();
      case Tree.Sparse(var pattern, _) -> Array.of(pattern);
      case Tree.Text(var text) -> Array.of(text);
      case Tree.Function(var fn) -> Array.of(fn);
      case Tree.Range range -> Array.of(range);
    };
  }

  /// Whether both have the same structure and their leaves the same shapes.
  public boolean isLike(Expr other) {
    return switch (tree) {
      case Tree.Leaf(var node) ->
          other.tree instanceof Tree.Leaf(var o) && Nodes.shape(node).equals(Nodes.shape(o));
      case Tree.Tuple(var parts) ->
          other.tree instanceof Tree.Tuple(var others)
              && parts.size() == others.size()
              && parts.zip(others).forAll(p -> p._1.isLike(p._2));
      case Tree.Record(var fields) ->
          other.tree instanceof Tree.Record(var others)
              && fields.keySet().equals(others.keySet())
              && fields.forAll(p -> p._2.isLike(others.apply(p._1)));
      case Tree.Sparse(var pattern, _) ->
          other.tree instanceof Tree.Sparse(var o, _) && pattern.equals(o);
      case Tree.None none -> other.tree.equals(none);
      case Tree.Text text -> other.tree.equals(text);
      case Tree.Function function -> other.tree.equals(function);
      case Tree.Range range -> other.tree.equals(range);
    };
  }

  /// Whether both have the same structure, shapes and elements.
  public boolean isSameAs(Expr other) {
    return isLike(other)
        && leaves().map(Node::type).equals(other.filledLike(this).leaves().map(Node::type));
  }

  /// Whether this could be a tangent or cotangent of `primal`: like it, with `none` for zero at any
  /// depth.
  public boolean isLikeOrNone(Expr primal) {
    return switch (tree) {
      case Tree.None _ -> true;
      case Tree.Tuple(var parts) ->
          primal.tree instanceof Tree.Tuple(var others)
              && parts.size() == others.size()
              && parts.zip(others).forAll(p -> p._1.isLikeOrNone(p._2));
      case Tree.Record(var fields) ->
          primal.tree instanceof Tree.Record(var others)
              && fields.keySet().equals(others.keySet())
              && fields.forAll(p -> p._2.isLikeOrNone(others.apply(p._1)));
      case Tree.Leaf _, Tree.Sparse _, Tree.Text _, Tree.Function _, Tree.Range _ -> isLike(primal);
    };
  }

  /// This gives the expression with zeros, which cost nothing, shaped as `primal` in place of
  /// `none`, and its fields in the order of `primal`.
  public Expr filledLike(Expr primal) {
    return switch (tree) {
      case Tree.None _ -> primal.rebuild(primal.leaves().map(Nodes::zeroLike));
      case Tree.Tuple(var parts) when primal.tree instanceof Tree.Tuple(var others) ->
          new Expr(new Tree.Tuple(parts.zipWith(others, Expr::filledLike)));
      case Tree.Record(var fields) when primal.tree instanceof Tree.Record(var others) ->
          record(others.map((k, v) -> io.vavr.Tuple.of(k, fields.apply(k).filledLike(v))));
      case Tree.Tuple _, Tree.Record _, Tree.Leaf _, Tree.Sparse _ -> this;
      case Tree.Text _, Tree.Function _, Tree.Range _ -> this;
    };
  }

  /// This gives structure and shapes as people read them: `num`, `[2, 3]`, `(w = [2], b = num)`.
  public String describe() {
    return switch (tree) {
      case Tree.Leaf(var node) -> node.type().toString();
      case Tree.Tuple(var parts) -> parts.map(Expr::describe).mkString("(", ", ", ")");
      case Tree.Record(var fields) ->
          fields.map(f -> f._1 + " = " + f._2.describe()).mkString("(", ", ", ")");
      case Tree.None _ -> "none";
      case Tree.Text _ -> "string";
      case Tree.Function(var fn) -> "function " + fn.name();
      case Tree.Range _ -> "range";
      case Tree.Sparse(var p, _) -> "sparse [" + p.height() + ", " + p.width() + "]";
    };
  }

  // looking

  public boolean isKnown() {
    return leaves().forAll(Node::isKnown);
  }

  public boolean isTensor() {
    return tree instanceof Tree.Leaf;
  }

  public boolean isNone() {
    return tree instanceof Tree.None;
  }

  /// This gives the node of a tensor; fails with `type` for anything else.
  public Node node() {
    if (tree instanceof Tree.Leaf(var node)) return node;
    throw SolventError.of(Kind.TYPE, "a number or a tensor is wanted, but this is %s", article());
  }

  private String article() {
    return describe().startsWith("(") ? "the tuple " + describe() : "a " + describe();
  }

  public Type.Real type() {
    return (Type.Real) node().type();
  }

  public Shape shape() {
    return type().shape();
  }

  /// This gives a known tensor; fails with `type` inside a function that is being traced.
  public Tensor tensor() {
    if (node() instanceof Node.Const c) return Tensor.wrap(shape(), c.entries());
    throw SolventError.of(Kind.TYPE, "%s is not known here: it is an argument", name(node()))
        .help("decide with branch, if or where; sizes come from shapes and known numbers");
  }

  private static String name(Node node) {
    return node instanceof Node.Symbol s ? s.name() : "the value";
  }

  public double number() {
    return tensor().number();
  }

  public boolean truth() {
    return number() != 0;
  }

  /// This gives a known whole number, as sizes and axes are.
  public int whole(String what) {
    double value = number();
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw SolventError.of(Kind.TYPE, "%s is a whole number, not %s", what, value);
    }
    return (int) value;
  }

  public double[] array() {
    return tensor().toArray();
  }

  public double[][] matrix() {
    return tensor().toMatrix();
  }

  /// This gives the parts of a tuple or a record; anything else is its own only part.
  public Seq<Expr> parts() {
    return switch (tree) {
      case Tree.Tuple(var parts) -> parts;
      case Tree.Record(var fields) -> fields.values().toArray();
      case Tree.Leaf _, Tree.None _, Tree.Text _, Tree.Function _ -> Array.of(this);
      case Tree.Range _, Tree.Sparse _ -> Array.of(this);
    };
  }

  /// This gives a function; fails with `type` for anything else.
  public Fn function() {
    if (tree instanceof Tree.Function(var fn)) return fn;
    throw SolventError.of(Kind.TYPE, "a function is wanted, but this is %s", article());
  }

  /// This gives a string; fails with `type` for anything else.
  public String text() {
    if (tree instanceof Tree.Text(var text)) return text;
    throw SolventError.of(Kind.TYPE, "a string is wanted, but this is %s", article());
  }
}
