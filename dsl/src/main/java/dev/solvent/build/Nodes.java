package dev.solvent.build;

import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.expr.Pattern;
import dev.solvent.expr.Scalar;
import dev.solvent.plan.Values;
import dev.solvent.type.Element;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.Tuple;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Operations on nodes, as derivative rules say them. Operands of two shapes may meet only where
/// one is a number.
public final class Nodes {
  private Nodes() {}

  public static Node number(double value) {
    return new Node.Const(Type.NUMBER, new double[] {value});
  }

  public static Node truth(boolean value) {
    return new Node.Const(Type.TRUTH, new double[] {value ? 1 : 0});
  }

  public static Node tensor(Shape shape, double[] entries) {
    return new Node.Const(new Type.Real(shape), entries);
  }

  public static Node truths(Shape shape, double[] entries) {
    return new Node.Const(new Type.Real(shape, Element.BOOLEAN), entries);
  }

  public static Node full(Shape shape, double value) {
    double[] entries = new double[shape.count()];
    if (value != 0) Arrays.fill(entries, value);
    return tensor(shape, entries);
  }

  /// This gives the zero of a transform, which is simplified away wherever it meets something.
  public static Node zero(Type type) {
    return new Node.Const(type, Values.zero(type), true);
  }

  public static Node zeroLike(Node x) {
    return zero(x.type());
  }

  public static boolean isZero(Node x) {
    return Simplify.zero(x);
  }

  public static Node eye(int n) {
    return units(n, 0, n);
  }

  /// This gives the rows `from` to `to`, exclusive, of the identity matrix of `n`.
  public static Node units(int n, int from, int to) {
    double[] entries = new double[(to - from) * n];
    for (int i = from; i < to; i++) entries[(i - from) * n + i] = 1;
    Type type = new Type.Real(Shape.of(to - from, n));
    return new Node.Const(type, entries, Tuple.of("units", n, from, to));
  }

  /// This gives 0, 1, .., n - 1.
  public static Node iota(int n) {
    double[] entries = new double[n];
    for (int i = 0; i < n; i++) entries[i] = i;
    return tensor(Shape.of(n), entries);
  }

  public static Node clock(int n) {
    return new Node.Const(Type.CLOCK, Values.clock(n));
  }

  public static Shape shape(Node x) {
    return Typing.shape(x.type());
  }

  // what has one operand

  public static Node negate(Node x) {
    return Build.one(new Op.Negate(), x);
  }

  public static Node sum(Node x, Seq<Integer> axes) {
    return Build.one(new Op.Sum(axes), x);
  }

  public static Node sum(Node x, int axis) {
    return sum(x, Array.of(axis));
  }

  /// This gives the sum of all entries.
  public static Node total(Node x) {
    return sum(x, Array.range(0, shape(x).rank()));
  }

  public static Node broadcast(Node x, Shape to, Seq<Integer> axes) {
    return Build.one(new Op.Broadcast(to, axes), x);
  }

  /// This gives `n` copies of `x` along a new axis.
  public static Node repeat(Node x, int axis, int n) {
    Shape s = shape(x);
    return broadcast(x, s.insert(axis, n), Array.range(0, s.rank() + 1).remove(axis));
  }

  public static Node reshape(Node x, Shape to) {
    return Build.one(new Op.Reshape(to), x);
  }

  public static Node permute(Node x, Seq<Integer> order) {
    return Build.one(new Op.Permute(order), x);
  }

  /// This gives `x` with its last two axes exchanged.
  public static Node transpose(Node x) {
    int r = shape(x).rank();
    if (r < 2) return x;
    Seq<Integer> order = Array.range(0, r);
    return permute(x, order.update(r - 1, r - 2).update(r - 2, r - 1));
  }

  /// This gives `x` with axis `from` moved to place `to`.
  public static Node move(Node x, int from, int to) {
    Seq<Integer> rest = Array.range(0, shape(x).rank()).remove(from);
    return permute(x, rest.insert(to, from));
  }

  public static Node slice(Node x, Seq<Integer> start, Seq<Integer> size) {
    return Build.one(new Op.Slice(start, size), x);
  }

  /// This gives the entries `start` to `start + size` along one axis.
  public static Node slice(Node x, int axis, int start, int size) {
    Seq<Integer> sizes = shape(x).toSeq();
    return slice(x, sizes.map(_ -> 0).update(axis, start), sizes.update(axis, size));
  }

  /// This gives one entry along an axis, which disappears.
  public static Node take(Node x, int axis, int index) {
    return reshape(slice(x, axis, index, 1), shape(x).without(axis));
  }

  public static Node concat(Seq<Node> xs, int axis) {
    return xs.size() == 1 ? xs.head() : Build.apply(new Op.Concat(axis), xs).head();
  }

  public static Node stack(Seq<Node> xs) {
    return concat(xs.map(x -> reshape(x, shape(x).prepend(1))), 0);
  }

  public static Node flip(Node x, int axis) {
    return Build.one(new Op.Flip(Array.of(axis)), x);
  }

  /// This gives `x` at `indices` along its first axis.
  public static Node gather(Node index, Node x) {
    return Build.one(new Op.Gather(1), index, x);
  }

  public static Node scatter(Node index, Node values, int n) {
    return Build.one(new Op.Scatter(Shape.of(n)), index, values);
  }

  public static Node stop(Node x) {
    return Build.one(new Op.Stop(), x);
  }

  public static Node toNumber(Node x) {
    return Typing.real(x.type()).isBoolean() ? Build.one(new Op.ToNumber(), x) : x;
  }

  public static Node of(Scalar f, Node... x) {
    return Build.one(new Op.Pointwise(f), x);
  }

  // what has two

  public static Node add(Node x, Node y) {
    return two(new Op.Add(), x, y);
  }

  public static Node subtract(Node x, Node y) {
    return add(x, negate(y));
  }

  public static Node multiply(Node x, Node y) {
    return two(new Op.Multiply(), x, y);
  }

  public static Node divide(Node x, Node y) {
    return two(new Op.Divide(), x, y);
  }

  public static Node two(Op op, Node x, Node y) {
    return Build.one(op, fit(x, y), fit(y, x));
  }

  /// This gives a number as large as another operand.
  public static Node fit(Node x, Node other) {
    if (!(x.type() instanceof Type.Real a) || !(other.type() instanceof Type.Real b)) return x;
    return a.shape().isScalar() ? broadcast(x, b.shape(), Array.empty()) : x;
  }

  public static Node square(Node x) {
    return multiply(x, x);
  }

  public static Node power(Node x, double exponent) {
    return exponent == 1 ? x : of(new Powers(exponent), x);
  }

  public static Node compare(Op.Comparison how, Node x, Node y) {
    return two(new Op.Compare(how), x, y);
  }

  public static Node less(Node x, Node y) {
    return compare(Op.Comparison.LESS, x, y);
  }

  public static Node lessEqual(Node x, Node y) {
    return compare(Op.Comparison.LESS_EQUAL, x, y);
  }

  public static Node equal(Node x, Node y) {
    return compare(Op.Comparison.EQUAL, x, y);
  }

  public static Node and(Node x, Node y) {
    return two(new Op.Logical(Op.Connective.AND), x, y);
  }

  public static Node or(Node x, Node y) {
    return two(new Op.Logical(Op.Connective.OR), x, y);
  }

  public static Node not(Node x) {
    return Build.one(new Op.Logical(Op.Connective.NOT), x);
  }

  /// Whether all entries of a truth hold, as one truth.
  public static Node all(Node truths) {
    if (shape(truths).isScalar()) return truths;
    Node missing = total(toNumber(not(truths)));
    return equal(missing, number(0));
  }

  public static Node select(Node condition, Node x, Node y) {
    Node like = shape(x).rank() >= shape(y).rank() ? x : y;
    like = shape(like).rank() >= shape(condition).rank() ? like : condition;
    return Build.one(new Op.Select(), fit(condition, like), fit(x, like), fit(y, like));
  }

  // products

  /// This gives the matrix product over the last axis of `a` and the first of `b`.
  public static Node product(Node a, Node b) {
    return contract(a, b, Array.of(shape(a).rank() - 1), Array.of(0));
  }

  /// This gives `A x`, or `Aᵀ x`, of a matrix, or of each of a stack of matrices along leading
  /// axes, and what a `Solve` with it may have as its right-hand side.
  public static Node apply(Node a, boolean transposed, Node x) {
    int stack = shape(a).rank() - 2;
    Seq<Integer> all = Array.range(0, stack);
    Seq<Integer> inner = Array.of(transposed ? stack : stack + 1);
    return Build.one(new Op.Contract(inner, Array.of(stack), all, all), a, x);
  }

  public static Node contract(Node a, Node b, Seq<Integer> left, Seq<Integer> right) {
    return Build.one(new Op.Contract(left, right, Array.empty(), Array.empty()), a, b);
  }

  /// This gives the sum of the products of all entries.
  public static Node dot(Node x, Node y) {
    Seq<Integer> all = Array.range(0, shape(x).rank());
    return contract(x, y, all, all);
  }

  public static Node solve(Node a, Node b) {
    return Build.one(new Op.Solve(false), b, a);
  }

  /// This gives `A x` for the sparse matrix of these values.
  public static Node sparseProduct(Pattern pattern, Node values, Node x) {
    int n = pattern.entries();
    double[] rows = new double[n];
    double[] columns = new double[n];
    for (int k = 0; k < n; k++) {
      rows[k] = pattern.row(k);
      columns[k] = pattern.column(k);
    }
    Node at = gather(tensor(Shape.of(n), columns), x);
    Node weights = shape(x).rank() == 1 ? values : repeat(values, 1, shape(x).size(1));
    return scatter(tensor(Shape.of(n), rows), multiply(weights, at), pattern.height());
  }

  // tangents and cotangents, where none is a zero that costs nothing

  public static @Nullable Node sum(@Nullable Node x, @Nullable Node y) {
    if (x == null) return y;
    return y == null ? x : Build.one(new Op.Add(), x, y);
  }

  public static Node orZero(@Nullable Node tangent, Type type) {
    return tangent == null ? zero(type) : tangent;
  }
}
