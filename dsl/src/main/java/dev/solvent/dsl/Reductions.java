package dev.solvent.dsl;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.build.Scalars;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import io.vavr.collection.Array;

/// Words that make fewer entries of many, along one axis, several or all. Booleans count as 0 and
/// 1.
public class Reductions extends Elementwise {
  /// The option by which a reduced axis stays, with size 1.
  public static final Reducing.Keep keep = new Reducing.Keep();

  protected Reductions() {}

  /// The option of an axis, or a tuple of axes; a negative one counts from the end.
  public static Reducing.Axis axis(Object axes) {
    return new Reducing.Axis(Expr.of(axes));
  }

  // sums

  @Word(
      value = "sum(x, axis = none, keep = false)",
      doc = "The sum of the entries.",
      example = "sum([[1, 2], [3, 4]], axis = 0)  // [4, 6]")
  public static Expr sum(Object x, Reducing... how) {
    Node node = Operands.number("sum(x)", "x", x);
    Axes axes = Axes.of(node, how);
    return axes.shaped(Nodes.sum(node, axes.list()), node);
  }

  @Word(
      value = "mean(x, axis = none, keep = false)",
      doc = "The mean of the entries.",
      example = "mean([1, 2, 6])  // 3")
  public static Expr mean(Object x, Reducing... how) {
    Node node = Operands.number("mean(x)", "x", x);
    Axes axes = Axes.of(node, how);
    return axes.shaped(mean(node, axes), node);
  }

  private static Node mean(Node x, Axes axes) {
    return Nodes.divide(Nodes.sum(x, axes.list()), Nodes.number(axes.count(x)));
  }

  @Word(
      value = "variance(x, axis = none, keep = false)",
      doc = "The mean squared distance from the mean; divides by n.",
      example = "variance([1, 3])  // 1")
  public static Expr variance(Object x, Reducing... how) {
    Node node = Operands.number("variance(x)", "x", x);
    Axes axes = Axes.of(node, how);
    return axes.shaped(variance(node, axes), node);
  }

  private static Node variance(Node x, Axes axes) {
    Node distance = Nodes.subtract(x, axes.spread(mean(x, axes), x));
    return mean(Nodes.square(distance), axes);
  }

  @Word(
      value = "std(x, axis = none, keep = false)",
      doc = "The root of the variance; its derivative at 0 is 0.",
      example = "std([1, 3])  // 1")
  public static Expr std(Object x, Reducing... how) {
    Node node = Operands.number("std(x)", "x", x);
    Axes axes = Axes.of(node, how);
    return axes.shaped(root(variance(node, axes)), node);
  }

  @Word(
      value = "norm(x, axis = none, keep = false)",
      doc = "The root of the sum of squares, of a matrix Frobenius's; its derivative at 0 is 0.",
      example = "norm([3, 4])  // 5")
  public static Expr norm(Object x, Reducing... how) {
    Node node = Operands.number("norm(x)", "x", x);
    Axes axes = Axes.of(node, how);
    return axes.shaped(root(Nodes.sum(Nodes.square(node), axes.list())), node);
  }

  /// The square root with derivative 0 at 0.
  private static Node root(Node x) {
    Node origin = Nodes.equal(x, Nodes.number(0));
    Node positive = Nodes.select(origin, Nodes.number(1), x);
    return Nodes.select(origin, Nodes.number(0), Nodes.of(Scalars.SQRT, positive));
  }

  @Word(
      value = "cumsum(x, axis = none)",
      doc = "The sums up to and with each entry; a tensor of more than one axis needs `axis`.",
      example = "cumsum([1, 2, 3])  // [1, 3, 6]")
  public static Expr cumsum(Object x, Reducing.Axis... how) {
    Node node = Operands.number("cumsum(x)", "x", x);
    int axis = Axes.one("cumsum", node, how);
    return Expr.of(Build.one(new Op.CumulativeSum(axis, false), node));
  }

  // products

  @Word(
      value = "prod(x, axis = none, keep = false)",
      doc = "The product of the entries.",
      example = "prod([2, 3, 4])  // 24")
  public static Expr prod(Object x, Reducing... how) {
    Node node = Operands.number("prod(x)", "x", x);
    Axes axes = Axes.of(node, how);
    return axes.shaped(product(axes.lined(node)), node);
  }

  /// The product along the last axis: of its halves, whose products are taken likewise, so that a
  /// zero entry has its gradient.
  private static Node product(Node x) {
    int last = Nodes.shape(x).rank() - 1;
    Node left = x;
    for (int n = size(left, last); n > 1; n = size(left, last)) {
      int half = n / 2;
      Node halves =
          Nodes.multiply(Nodes.slice(left, last, 0, half), Nodes.slice(left, last, half, half));
      left =
          n % 2 == 0
              ? halves
              : Nodes.concat(Array.of(halves, Nodes.slice(left, last, n - 1, 1)), last);
    }
    Shape rest = Nodes.shape(x).without(last);
    return size(left, last) == 0 ? Nodes.full(rest, 1) : Nodes.reshape(left, rest);
  }

  @Word(
      value = "cumprod(x, axis = none)",
      doc = "The products up to and with each entry; a tensor of more than one axis needs `axis`.",
      example = "cumprod([2, 3, 4])  // [2, 6, 24]")
  public static Expr cumprod(Object x, Reducing.Axis... how) {
    Node node = Operands.number("cumprod(x)", "x", x);
    int axis = Axes.one("cumprod", node, how);
    int n = size(node, axis);
    // after each pass an entry holds the product of the `reach` entries that end in it
    for (int reach = 1; reach < n; reach *= 2) {
      Node ones = Nodes.full(Nodes.shape(node).with(axis, reach), 1);
      Node before = Nodes.concat(Array.of(ones, Nodes.slice(node, axis, 0, n - reach)), axis);
      node = Nodes.multiply(before, node);
    }
    return Expr.of(node);
  }

  private static int size(Node x, int axis) {
    return Nodes.shape(x).size(axis);
  }

  // extrema

  @Word(
      value = "max(x, y = none, axis = none, keep = false)",
      doc =
          "The greatest entry, or the greater of two entry by entry; equal ones share the"
              + " derivative.",
      example = "max([[1, 5], [3, 4]], axis = 1)  // [5, 4]")
  public static Expr max(Object x, Object y, Reducing... how) {
    return y instanceof Expr e && e.isNone() ? max(x, how) : ofTwo("max", greater(x, y), how);
  }

  public static Expr max(Object x, Reducing... how) {
    return extremum("max", x, true, how);
  }

  @Word(
      value = "min(x, y = none, axis = none, keep = false)",
      doc =
          "The least entry, or the lesser of two entry by entry; equal ones share the derivative.",
      example = "min([1, 5], [3, 4])  // [1, 4]")
  public static Expr min(Object x, Object y, Reducing... how) {
    return y instanceof Expr e && e.isNone() ? min(x, how) : ofTwo("min", lesser(x, y), how);
  }

  public static Expr min(Object x, Reducing... how) {
    return extremum("min", x, false, how);
  }

  private static Expr ofTwo(String word, Expr result, Reducing... how) {
    if (how.length == 0) return result;
    throw SolventError.of(Kind.TYPE, "%s of two values goes entry by entry, without an axis", word)
        .help("%s([x, y, z]) is that of several numbers", word);
  }

  private static Expr extremum(String word, Object x, boolean greatest, Reducing... how) {
    Node node = Operands.number(word + "(x)", "x", x);
    Axes axes = Axes.of(node, how);
    return axes.shaped(extremum(word, node, axes, greatest), node);
  }

  /// The extremum itself, with the derivative of the mean of the entries that equal it.
  private static Node extremum(String word, Node x, Axes axes, boolean greatest) {
    Node rows = rows(word, x, axes);
    int n = size(rows, 1);
    Node at = Build.one(new Op.ArgExtremum(1, greatest), rows);
    Node most = Nodes.stop(Build.one(new Op.Gather(2), Nodes.iota(size(rows, 0)), at, rows));
    Node result = most;
    if (!x.isKnown()) {
      Node is = Nodes.toNumber(Nodes.equal(rows, Nodes.repeat(most, 1, n)));
      Node share = Nodes.divide(is, Nodes.repeat(Nodes.sum(is, 1), 1, n));
      Node moving = Nodes.sum(Nodes.two(new Op.Scale(), share, rows), 1);
      result = Nodes.of(Scalars.VALUE_OF, most, moving);
    }
    return Nodes.reshape(result, axes.rest(x));
  }

  /// The entries that each result is made of, as rows of a matrix.
  private static Node rows(String word, Node x, Axes axes) {
    int n = axes.count(x);
    if (n > 0) return Nodes.reshape(axes.lined(x), Shape.of(axes.rest(x).count(), n));
    throw SolventError.of(
        Kind.SHAPE, "there is no %s of no entries: x is %s", word, Operands.described(Expr.of(x)));
  }

  @Word(
      value = "argmax(x, axis = none, keep = false)",
      doc = "The index of the first greatest entry, of all entries in order without an `axis`.",
      example = "argmax([1, 5, 3])  // 1")
  public static Expr argmax(Object x, Reducing... how) {
    return index("argmax", x, true, how);
  }

  @Word(
      value = "argmin(x, axis = none, keep = false)",
      doc = "The index of the first least entry, of all entries in order without an `axis`.",
      example = "argmin([4, 5, 3])  // 2")
  public static Expr argmin(Object x, Reducing... how) {
    return index("argmin", x, false, how);
  }

  private static Expr index(String word, Object x, boolean greatest, Reducing... how) {
    Node node = Operands.number(word + "(x)", "x", x);
    Axes axes = Axes.of(node, how);
    Node at = Build.one(new Op.ArgExtremum(1, greatest), rows(word, node, axes));
    return axes.shaped(Nodes.reshape(at, axes.rest(node)), node);
  }

  // booleans

  @Word(
      value = "any(x, axis = none, keep = false)",
      doc = "Whether some entry is true.",
      example = "any([1, 2] > 1)  // true")
  public static Expr any(Object x, Reducing... how) {
    Node node = truths("any", x);
    Axes axes = Axes.of(node, how);
    return axes.shaped(Nodes.less(Nodes.number(0), count(node, axes)), node);
  }

  @Word(
      value = "all(x, axis = none, keep = false)",
      doc = "Whether every entry is true.",
      example = "all([1, 2] > 1)  // false")
  public static Expr all(Object x, Reducing... how) {
    Node node = truths("all", x);
    Axes axes = Axes.of(node, how);
    return axes.shaped(Nodes.equal(count(Nodes.not(node), axes), Nodes.number(0)), node);
  }

  /// Booleans, or whether numbers are not 0.
  private static Node truths(String word, Object x) {
    Node node = Operands.tensor(word + "(x)", "x", x);
    return isBoolean(node) ? node : Nodes.compare(Op.Comparison.UNEQUAL, node, Nodes.number(0));
  }

  private static Node count(Node truths, Axes axes) {
    return Nodes.sum(Nodes.toNumber(truths), axes.list());
  }

  // exponentials

  @Word(
      value = "logsumexp(x, axis = none, keep = false)",
      doc = "`log(sum(exp(x)))` without overflow.",
      example = "logsumexp([1000, 1000])  // 1000.69314718")
  public static Expr logsumexp(Object x, Reducing... how) {
    Node node = Operands.number("logsumexp(x)", "x", x);
    Axes axes = Axes.of(node, how);
    if (axes.count(node) == 0) return axes.shaped(Nodes.full(axes.rest(node), -infinity), node);
    Node most = scale(node, axes);
    Node sum = Nodes.sum(exponential(node, most, axes), axes.list());
    return axes.shaped(Nodes.add(most, Nodes.of(Scalars.LOG, sum)), node);
  }

  @Word(
      value = "softmax(x, axis = -1)",
      doc = "`exp(x) / sum(exp(x))` along the last axis, or another.",
      example = "softmax([0, log(3)])  // [0.25, 0.75]")
  public static Expr softmax(Object x, Reducing.Axis... how) {
    Node node = Operands.number("softmax(x)", "x", x);
    int rank = Nodes.shape(node).rank();
    Axes axes = Axes.of(node, rank == 0 ? Array.empty() : Array.of(rank - 1), how);
    if (axes.count(node) == 0) return Expr.of(node);
    Node powers = exponential(node, scale(node, axes), axes);
    return Expr.of(Nodes.divide(powers, axes.spread(Nodes.sum(powers, axes.list()), node)));
  }

  /// The greatest entry, or 0 where it is not finite: a constant that keeps the exponentials in
  /// range.
  private static Node scale(Node x, Axes axes) {
    Node most = Nodes.stop(extremum("logsumexp", Nodes.stop(x), axes, true));
    Node finite = Nodes.equal(Nodes.subtract(most, most), Nodes.number(0));
    return Nodes.select(finite, most, Nodes.number(0));
  }

  private static Node exponential(Node x, Node scale, Axes axes) {
    return Nodes.of(Scalars.EXP, Nodes.subtract(x, axes.spread(scale, x)));
  }
}
