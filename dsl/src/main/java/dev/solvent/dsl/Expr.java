package dev.solvent.dsl;

import dev.solvent.build.Nodes;
import dev.solvent.build.Wanted;
import dev.solvent.expr.Node;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import dev.solvent.value.Tensor;
import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import java.util.Iterator;

/// An expression of a tensor, a tuple, a record or none. Known when all it is made of is known.
/// Equality is identity of nodes; `eq` compares elements.
public final class Expr implements Compound, Fluent, Iterable<Expr> {
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
    return Structure.leaves(this);
  }

  /// This gives what the leaves are called where the whole is called `name`: `p.w`, `t.0`.
  public Seq<String> labels(String name) {
    return Structure.labels(this, name);
  }

  /// This gives an expression of the same structure with other leaves.
  public Expr rebuild(Seq<? extends Node> leaves) {
    return Structure.rebuild(this, leaves.iterator());
  }

  /// This gives the texts, functions and ranges of the expression, which are known before anything
  /// runs.
  public Seq<Object> opaque() {
    return Structure.opaque(this);
  }

  /// Whether both have the same structure and their leaves the same shapes.
  public boolean isLike(Expr other) {
    return Structure.isLike(this, other);
  }

  /// Whether both have the same structure, shapes and elements.
  public boolean isSameAs(Expr other) {
    return isLike(other)
        && leaves().map(Node::type).equals(other.filledLike(this).leaves().map(Node::type));
  }

  /// Whether this could be a tangent or cotangent of `primal`: like it, with `none` for zero at any
  /// depth.
  public boolean isLikeOrNone(Expr primal) {
    return Structure.isLikeOrNone(this, primal);
  }

  /// This gives the expression with zeros, which cost nothing, shaped as `primal` in place of
  /// `none`, and its fields in the order of `primal`.
  public Expr filledLike(Expr primal) {
    return Structure.filledLike(this, primal);
  }

  /// This gives structure and shapes as people read them: `num`, `[2, 3]`, `(w = [2], b = num)`.
  public String describe() {
    return Structure.describe(this);
  }

  /// This gives the value as messages speak of it: `a number`, `a tensor [2, 3]`, `the tuple (num,
  /// num)`.
  public String described() {
    return Operands.described(this);
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

  public boolean isTuple() {
    return tree instanceof Tree.Tuple;
  }

  public boolean isRecord() {
    return tree instanceof Tree.Record;
  }

  /// This gives the node of a tensor; fails with `type` for anything else.
  public Node node() {
    if (tree instanceof Tree.Leaf(var node)) return node;
    throw SolventError.of(Kind.TYPE, "a number or a tensor is wanted, but this is %s", described());
  }

  public Type.Real type() {
    return (Type.Real) node().type();
  }

  public Shape shape() {
    return type().shape();
  }

  /// This gives a known tensor; fails with `type` inside a function that is being traced.
  public Tensor tensor() {
    if (!node().isKnown()) Wanted.value();
    return known();
  }

  /// This gives a known number.
  public double number() {
    return tensor().number();
  }

  /// This gives a known boolean.
  public boolean truth() {
    return number() != 0;
  }

  /// This gives what decides the tree: a size, an axis, an option.
  private Tensor known() {
    if (node() instanceof Node.Const c) return Tensor.wrap(shape(), c.entries());
    Wanted.decisive(node());
    throw SolventError.of(Kind.TYPE, "%s", Unknown.told(node()))
        .help("decide with branch, if or where; sizes come from shapes and known numbers");
  }

  /// This gives a known number, as options are.
  double setting() {
    return known().number();
  }

  /// This gives a known whole number, as sizes and axes are.
  public int whole(String what) {
    double value = setting();
    if (value != Math.rint(value) || Double.isInfinite(value)) {
      throw SolventError.of(Kind.TYPE, "%s is a whole number, not %s", what, of(value));
    }
    if (Math.abs(value) > Integer.MAX_VALUE) {
      throw SolventError.of(
          Kind.LIMIT, "%s is at most %d, but is %s", what, Integer.MAX_VALUE, of(value));
    }
    return (int) value;
  }

  /// This gives the entries of a known tensor, row by row.
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
    throw SolventError.of(Kind.TYPE, "a function is wanted, but this is %s", described());
  }

  /// This gives a string; fails with `type` for anything else.
  public String text() {
    if (tree instanceof Tree.Text(var text)) return text;
    throw SolventError.of(Kind.TYPE, "a string is wanted, but this is %s", described());
  }

  /// This gives the expression as a value of the host: a number, an array, a tensor, a matrix of
  /// EJML, a tuple of vavr, a record of any of these, a function as a functional interface.
  @SuppressWarnings("unchecked")
  public <T> T into(Class<T> type) {
    return (T) Hosted.value(this, type);
  }

  // parts

  /// This gives the part of a tuple or a record with this index, as destructuring does.
  Expr part(int i) {
    Seq<Expr> parts = isTuple() || isRecord() ? parts() : Array.empty();
    if (i < parts.size()) return parts.get(i);
    throw SolventError.of(
        Kind.TYPE, "part %d is taken of %s, which has %s", i, describe(), counted(parts));
  }

  /// This gives the parts of a tuple or a record of just so many.
  Seq<Expr> parts(int n) {
    Seq<Expr> parts = isTuple() || isRecord() ? parts() : Array.empty();
    if (parts.size() == n) return parts;
    throw SolventError.of(
        Kind.TYPE, "%d parts are taken of %s, which has %s", n, describe(), counted(parts));
  }

  private static String counted(Seq<Expr> parts) {
    return parts.isEmpty() ? "none" : String.valueOf(parts.size());
  }

  /// This gives a copy of a record with another value of one field.
  public Expr with(String field, Object value) {
    LinkedHashMap<String, Expr> fields = fields();
    if (!fields.containsKey(field)) throw noField(field);
    return record(fields.put(field, of(value)));
  }

  /// This gives a field of a record.
  public Expr field(String name) {
    return fields().get(name).getOrElseThrow(() -> noField(name));
  }

  /// This gives the fields of a record; anything else has none.
  public LinkedHashMap<String, Expr> fields() {
    return tree instanceof Tree.Record(var fields) ? fields : LinkedHashMap.empty();
  }

  private SolventError noField(String name) {
    SolventError error = SolventError.of(Kind.NAME, "%s has no field %s", describe(), name);
    return isRecord() ? error.help("its fields are %s", fields().keySet().mkString(", ")) : error;
  }

  /// This goes over the parts of a tuple or a record, the numbers of a range, or the leading axis.
  @Override
  public Iterator<Expr> iterator() {
    return switch (tree) {
      case Tree.Tuple(var parts) -> parts.iterator();
      case Tree.Record(var fields) -> fields.values().iterator();
      case Tree.Range(int from, int to) ->
          io.vavr.collection.Iterator.range(from, to).map(i -> of(i.doubleValue()));
      case Tree.Leaf(var node) when !Nodes.shape(node).isScalar() ->
          io.vavr.collection.Iterator.range(0, Nodes.shape(node).size(0))
              .map(i -> of(Nodes.take(node, 0, i)));
      case Tree.Leaf _, Tree.Sparse _, Tree.None _, Tree.Text _, Tree.Function _ ->
          throw SolventError.of(Kind.TYPE, "%s has no parts to go over", describe());
    };
  }

  /// This prints a known expression as the literal that reads back as it, an unknown one as its
  /// type.
  @Override
  public String toString() {
    return isKnown() ? Literal.of(this) : describe();
  }
}
