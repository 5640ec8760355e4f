package dev.solvent.dsl;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.build.Scalars;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// The words of operators, with NumPy's broadcasting; booleans count as 0 and 1. Arithmetic is
/// IEEE's.
public class Operators {
  /// The ratio of a circle's circumference to its diameter.
  public static final double pi = Math.PI;

  public static final double infinity = Double.POSITIVE_INFINITY;

  public static final double nan = Double.NaN;

  protected Operators() {}

  // arithmetic

  @Word(value = "plus(x, y)", doc = "`x + y`.", example = "[1, 2] + 3  // [4, 5]")
  public static Expr plus(Object x, Object y) {
    Expr a = Expr.of(x);
    Expr b = Expr.of(y);
    return Sparsity.isSparse(a) || Sparsity.isSparse(b)
        ? Sparsity.plus(a, b)
        : arithmetic(new Op.Add(), "x + y", a, b);
  }

  @Word(value = "minus(x, y)", doc = "`x - y`.", example = "5 - [1, 2]  // [4, 3]")
  public static Expr minus(Object x, Object y) {
    Expr a = Expr.of(x);
    Expr b = Expr.of(y);
    if (Sparsity.isSparse(a) || Sparsity.isSparse(b)) return Sparsity.plus(a, unaryMinus(b));
    Node negative = Nodes.negate(Operands.number("x - y", "y", b));
    return Operands.two(new Op.Add(), "x - y", Operands.number("x - y", "x", a), negative);
  }

  @Word(value = "times(x, y)", doc = "`x * y`.", example = "[1, 2] * [3, 4]  // [3, 8]")
  public static Expr times(Object x, Object y) {
    Expr a = Expr.of(x);
    Expr b = Expr.of(y);
    return Sparsity.isSparse(a) || Sparsity.isSparse(b)
        ? Sparsity.times(a, b)
        : arithmetic(new Op.Multiply(), "x * y", a, b);
  }

  @Word(value = "div(x, y)", doc = "`x / y`.", example = "[1, 3] / 2  // [0.5, 1.5]")
  public static Expr div(Object x, Object y) {
    Expr a = Expr.of(x);
    return Sparsity.isSparse(a)
        ? Sparsity.div(a, Expr.of(y))
        : arithmetic(new Op.Divide(), "x / y", a, Expr.of(y));
  }

  @Word(
      value = "rem(x, y)",
      doc = "`x % y`, the remainder with the sign of `y`.",
      example = "[5, -5] % 3  // [2, 1]")
  public static Expr rem(Object x, Object y) {
    return arithmetic(new Op.Pointwise(Scalars.REM), "x % y", Expr.of(x), Expr.of(y));
  }

  @Word(value = "pow(x, y)", doc = "`x ^ y`.", example = "2^[1, 2, 3]  // [2, 4, 8]")
  public static Expr pow(Object x, Object y) {
    Expr exponent = Expr.of(y);
    Node base = Operands.number("x ^ y", "x", x);
    Node node = Operands.number("x ^ y", "y", exponent);
    if (node instanceof Node.Const known && Nodes.shape(known).isScalar()) {
      return Expr.of(Nodes.power(base, known.entries()[0]));
    }
    return Operands.two(new Op.Pointwise(Scalars.POW), "x ^ y", base, node);
  }

  @Word(value = "unaryMinus(x)", doc = "`-x`.", example = "-[1, 2]  // [-1, -2]")
  public static Expr unaryMinus(Object x) {
    Expr e = Expr.of(x);
    return Sparsity.isSparse(e)
        ? Sparsity.mapped(e, Nodes::negate)
        : Expr.of(Nodes.negate(Operands.number("-x", "x", e)));
  }

  static Expr arithmetic(Op op, String call, Expr x, Expr y) {
    return Operands.two(op, call, Operands.number(call, "x", x), Operands.number(call, "y", y));
  }

  // comparisons and logic

  @Word(
      value = "lt(x, y)",
      doc = "`x < y`, a boolean an entry.",
      example = "[1, 2, 3] < 2  // [true, false, false]")
  public static Expr lt(Object x, Object y) {
    return compare(Op.Comparison.LESS, "x < y", x, y);
  }

  @Word(
      value = "le(x, y)",
      doc = "`x <= y`, a boolean an entry.",
      example = "[1, 2, 3] <= 2  // [true, true, false]")
  public static Expr le(Object x, Object y) {
    return compare(Op.Comparison.LESS_EQUAL, "x <= y", x, y);
  }

  @Word(
      value = "gt(x, y)",
      doc = "`x > y`, a boolean an entry.",
      example = "[1, 2, 3] > 2  // [false, false, true]")
  public static Expr gt(Object x, Object y) {
    return swapped(Op.Comparison.LESS, "x > y", x, y);
  }

  @Word(
      value = "ge(x, y)",
      doc = "`x >= y`, a boolean an entry.",
      example = "[1, 2, 3] >= 2  // [false, true, true]")
  public static Expr ge(Object x, Object y) {
    return swapped(Op.Comparison.LESS_EQUAL, "x >= y", x, y);
  }

  @Word(
      value = "eq(x, y)",
      doc = "`x == y`: a boolean an entry; one boolean for tuples, records, strings and none.",
      example = "[1, 2] == [1, 3]  // [true, false]")
  public static Expr eq(Object x, Object y) {
    Expr a = Expr.of(x);
    Expr b = Expr.of(y);
    return a.isTensor() && b.isTensor()
        ? compare(Op.Comparison.EQUAL, "x == y", a, b)
        : Expr.of(Sameness.of(a, b));
  }

  @Word(
      value = "ne(x, y)",
      doc = "`x != y`, the opposite of `x == y`.",
      example = "(1, 2) != (1, 3)  // true")
  public static Expr ne(Object x, Object y) {
    Expr a = Expr.of(x);
    Expr b = Expr.of(y);
    return a.isTensor() && b.isTensor()
        ? compare(Op.Comparison.UNEQUAL, "x != y", a, b)
        : Expr.of(Nodes.not(Sameness.of(a, b)));
  }

  private static Expr compare(Op.Comparison how, String call, Object x, Object y) {
    return arithmetic(new Op.Compare(how), call, Expr.of(x), Expr.of(y));
  }

  private static Expr swapped(Op.Comparison how, String call, Object x, Object y) {
    Node a = Operands.number(call, "x", x);
    Seq<Node> both = Operands.together(call, Array.of(a, Operands.number(call, "y", y)));
    return Expr.of(Build.one(new Op.Compare(how), both.get(1), both.get(0)));
  }

  @Word(
      value = "and(x, y)",
      doc = "`x && y`.",
      example = "[true, true] && [true, false]  // [true, false]")
  public static Expr and(Object x, Object y) {
    return logical(Op.Connective.AND, "x && y", x, y);
  }

  @Word(value = "or(x, y)", doc = "`x || y`.", example = "true || false  // true")
  public static Expr or(Object x, Object y) {
    return logical(Op.Connective.OR, "x || y", x, y);
  }

  @Word(value = "not(x)", doc = "`!x`.", example = "!(1 > 2)  // true")
  public static Expr not(Object x) {
    return Expr.of(Nodes.not(Operands.truths("!x", "x", x)));
  }

  private static Expr logical(Op.Connective how, String call, Object x, Object y) {
    Node a = Operands.truths(call, "x", x);
    return Operands.two(new Op.Logical(how), call, a, Operands.truths(call, "y", y));
  }
}
