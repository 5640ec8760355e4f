package dev.solvent.dsl;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.type.Shape;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// Words that make tensors of sizes. A shape is written `3`, `2, 3`, `(2, 3)` or `[2, 3]`.
public class Creation extends Reductions {
  /// The pure random numbers: `random.normal(seed, 3)`.
  public static final Random random = new Random();

  protected Creation() {}

  /// The words of random numbers, as hosts say them.
  public static final class Random {
    private Random() {}

    public Expr normal(Object seed, Object... shape) {
      return randomNormal(seed, shape);
    }

    public Expr uniform(Object seed, Object... shape) {
      return randomUniform(seed, shape);
    }
  }

  @Word(
      value = "zeros(shape...)",
      doc = "Zeros of that shape.",
      example = "zeros(2, 3)  // [[0, 0, 0], [0, 0, 0]]")
  public static Expr zeros(Object... shape) {
    return Expr.of(Nodes.full(shape(shape), 0));
  }

  @Word(value = "ones(shape...)", doc = "Ones of that shape.", example = "ones(3)  // [1, 1, 1]")
  public static Expr ones(Object... shape) {
    return Expr.of(Nodes.full(shape(shape), 1));
  }

  @Word(
      value = "full(value, shape...)",
      doc = "A tensor of that shape, all of whose entries are `value`.",
      example = "full(7, 2)  // [7, 7]")
  public static Expr full(Object value, Object... shape) {
    Node node = Operands.tensor("full(value, shape)", "value", value);
    return Expr.of(Operands.filled("full(value, shape)", node, shape(shape)));
  }

  @Word(
      value = "eye(n)",
      doc = "The identity matrix of size `n`.",
      example = "eye(2)  // [[1, 0], [0, 1]]")
  public static Expr eye(Object n) {
    int size = Sizes.size(n);
    return Expr.of(Nodes.eye(Shape.of(size, size).size(0)));
  }

  @Word(
      value = "range(n)",
      doc = "The whole numbers from 0 to `n`, exclusive.",
      example = "vec(range(3))  // [0, 1, 2]")
  public static Expr range(Object n) {
    return range(0, n);
  }

  @Word(
      value = "range(from, to)",
      doc = "The whole numbers from `from` to `to`, exclusive.",
      example = "vec(range(2, 5))  // [2, 3, 4]")
  public static Expr range(Object from, Object to) {
    int start = Sizes.whole(Expr.of(from), "the start of a range");
    return Expr.range(start, Sizes.whole(Expr.of(to), "the end of a range"));
  }

  @Word(
      value = "linspace(from, to, n)",
      doc = "`n` numbers at even distances from `from` to `to`, both among them.",
      example = "linspace(0, 1, 5)  // [0, 0.25, 0.5, 0.75, 1]")
  public static Expr linspace(Object from, Object to, Object n) {
    String call = "linspace(from, to, n)";
    Node start = Operands.number(call, "from", from);
    Node end = Operands.number(call, "to", to);
    Seq<Node> ends = Operands.together(call, Array.of(start, end));
    int count = Sizes.size(n);
    if (count < 2) return Expr.of(Nodes.repeat(ends.head(), 0, count));
    Node step = Nodes.divide(Nodes.subtract(ends.last(), ends.head()), Nodes.number(count - 1));
    Shape shape = Nodes.shape(step).prepend(count);
    Node index = Nodes.broadcast(Nodes.iota(count), shape, Array.of(0));
    Node inner =
        Nodes.add(
            Nodes.multiply(index, Nodes.repeat(step, 0, count)),
            Nodes.repeat(ends.head(), 0, count));
    Node isLast = Nodes.equal(index, Nodes.number(count - 1));
    return Expr.of(Nodes.select(isLast, Nodes.repeat(ends.last(), 0, count), inner));
  }

  @Word(
      value = "random.normal(seed, shape...)",
      doc = "Standard normal numbers; the same seed gives the same numbers everywhere.",
      example = "shape(random.normal(1, (2, 3)))  // (2, 3)")
  public static Expr randomNormal(Object seed, Object... shape) {
    return random(Op.Distribution.NORMAL, "random.normal(seed, shape)", seed, shape);
  }

  @Word(
      value = "random.uniform(seed, shape...)",
      doc =
          "Numbers evenly distributed from 0 to 1, exclusive; the same seed gives the same numbers"
              + " everywhere.",
      example = "random.uniform(1, 3) == random.uniform(1, 3)  // [true, true, true]")
  public static Expr randomUniform(Object seed, Object... shape) {
    return random(Op.Distribution.UNIFORM, "random.uniform(seed, shape)", seed, shape);
  }

  private static Expr random(Op.Distribution how, String call, Object seed, Object... shape) {
    Node node = Operands.number(call, "seed", seed);
    return Expr.of(
        Build.one(new Op.Random(how, shape(shape)), Operands.scalar(call, "seed", node)));
  }

  private static Shape shape(Object... written) {
    return Sizes.of(Array.of(written).map(Expr::of));
  }
}
