package dev.solvent.expr;

import dev.solvent.source.Kind;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.Lazy;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// The operations, cut by mathematical kind: most rules of a transform are one line a kind, and
/// what cannot be transposed cannot be written into a linear map.
public sealed interface Op {

  /// What may stand in a linear map.
  sealed interface Transposable extends Op {}

  /// Linear in its operands after the first `fixed`.
  sealed interface Linear extends Transposable {
    default int fixed() {
      return 0;
    }
  }

  /// `x + y`, of one type; trails and packs are vector spaces too.
  record Add() implements Linear {}

  record Negate() implements Linear {}

  /// The sum over `axes`, which ascend.
  record Sum(Seq<Integer> axes) implements Linear {}

  /// The operand's axis `i` becomes axis `axes[i]` of `to`, of the same size; the other axes
  /// repeat. `axes` ascend.
  record Broadcast(Shape to, Seq<Integer> axes) implements Linear {}

  record Reshape(Shape to) implements Linear {}

  /// Axis `i` of the result is axis `order[i]` of the operand.
  record Permute(Seq<Integer> order) implements Linear {}

  /// The block of `size` from `start`, one entry an axis.
  record Slice(Seq<Integer> start, Seq<Integer> size) implements Linear {}

  /// Zeros around, `before` and `after` on each axis.
  record Pad(Seq<Integer> before, Seq<Integer> after) implements Linear {}

  record Concat(int axis) implements Linear {}

  record Flip(Seq<Integer> axes) implements Linear {}

  /// Operands: `indices` tensors of one shape `I`, then `x`. The result, shaped `I ++` the further
  /// axes of `x`, holds `x[i1, i2, ..]` at the indices taken together. Out of range is an `index`
  /// error; negative counts from the end.
  record Gather(int indices) implements Linear {
    @Override
    public int fixed() {
      return indices;
    }
  }

  /// The transpose of `Gather`: operands are `to.rank()` index tensors of one shape `I`, then
  /// values shaped `I ++ rest`; the result, shaped `to ++ rest`, sums the values at their places in
  /// zeros.
  record Scatter(Shape to) implements Linear {
    @Override
    public int fixed() {
      return to.rank();
    }
  }

  /// Operands: condition, `x`, `y`, of one shape.
  record Select() implements Linear {
    @Override
    public int fixed() {
      return 1;
    }
  }

  /// Sums along `axis` up to and with each entry; from the end if `reverse`.
  record CumulativeSum(int axis, boolean reverse) implements Linear {}

  /// A stack of `n` as a trail.
  record Roll(int n) implements Linear {}

  /// A trail of `n` rows as a stack.
  record Unroll(int n, Type row) implements Linear {}

  /// The last operand, if the first, a truth, holds; otherwise an error of this kind whose figures
  /// are the operands between. `message` has a `%s` for each figure, `help` says what to do.
  record Ensure(Kind kind, String message, int figures, Option<String> help) implements Linear {
    public Ensure(Kind kind, String message, int figures) {
      this(kind, message, figures, Option.none());
    }

    @Override
    public int fixed() {
      return 1 + figures;
    }
  }

  /// Linear in each of two operands.
  sealed interface Bilinear extends Transposable {}

  record Multiply() implements Bilinear {}

  /// The product of derivatives behind a `where`: a zero wins, even over infinity.
  record Scale() implements Bilinear {}

  /// The sum over paired axes `left` and `right` of the products; `leftBatch` and `rightBatch` pair
  /// too but stay, first in the result, followed by the free axes of the left and then of the
  /// right.
  record Contract(
      Seq<Integer> left, Seq<Integer> right, Seq<Integer> leftBatch, Seq<Integer> rightBatch)
      implements Bilinear {}

  /// `A⁻¹ b`; operands: `b`, then what makes up `A`.
  sealed interface Quotient extends Transposable {}

  record Divide() implements Quotient {}

  /// The quotient of derivatives behind a `where`: a zero numerator wins.
  record Ratio() implements Quotient {}

  /// `b [n]` or `[n, k]`, `A [n, n]`, or stacks of both along leading axes; solves with `Aᵀ` if
  /// `transposed`. `of` says what `A` is where its rows have names in messages.
  record Solve(Direct how, boolean transposed, Option<Jacobian> of) implements Quotient {
    public Solve(Direct how, boolean transposed) {
      this(how, transposed, Option.none());
    }

    public Solve(boolean transposed) {
      this(Direct.LU, transposed);
    }
  }

  /// `b [n]` or `[n, k]`, the values of a sparse matrix of that pattern.
  record SolveSparse(Pattern pattern, boolean transposed, Option<Jacobian> of) implements Quotient {
    public SolveSparse(Pattern pattern, boolean transposed) {
      this(pattern, transposed, Option.none());
    }
  }

  /// `b` of any type `T`; `operator` is a closed graph `(x: T, captures..) -> T` that is linear in
  /// `x`; the operands after `b` are its captures.
  record SolveBy(Method method, Graph operator) implements Quotient {}

  /// A scalar function, entry by entry, of operands of one shape.
  record Pointwise(Scalar f) implements Op {}

  /// What has no derivative: its tangent is zero.
  sealed interface Discrete extends Op {}

  record Compare(Comparison how) implements Discrete {}

  enum Comparison {
    EQUAL,
    UNEQUAL,
    LESS,
    LESS_EQUAL
  }

  record Round(Rounding how) implements Discrete {}

  enum Rounding {
    FLOOR,
    CEIL,
    HALF_EVEN,
    SIGN
  }

  record Logical(Connective how) implements Discrete {}

  enum Connective {
    AND,
    OR,
    NOT
  }

  record IsNan() implements Discrete {}

  /// Booleans as 0 and 1.
  record ToNumber() implements Discrete {}

  /// The index of the first extremum along `axis`; NaN is an extremum.
  record ArgExtremum(int axis, boolean greatest) implements Discrete {}

  record Stop() implements Discrete {}

  /// A number as a clock of that many passes.
  record Ticks() implements Discrete {}

  /// Random numbers from a seed, a number.
  record Random(Distribution distribution, Shape shape) implements Discrete {}

  enum Distribution {
    UNIFORM,
    NORMAL
  }

  /// Operations that carry closed graphs.
  sealed interface Nested extends Transposable {}

  /// Operands: arguments, then the captures of body and rule.
  record Call(Definition definition) implements Nested {}

  /// Operands: a truth, then the captures of both sides.
  record Branch(Graph then, Graph otherwise) implements Nested {}

  /// Operands and the parameters of `step`: `states ++ rows ++ captures`; results: `states ++
  /// rows`. A `while` has `proceed`, over `states ++ captures`, and reads no rows. Every other loop
  /// has a clock as its first row, which alone says how long it runs.
  record Loop(Graph step, Option<Graph> proceed, boolean backward, int states, int rows)
      implements Nested {}

  /// The body once for each of `n` elements: an operand is mapped or shared, a result stacked or
  /// summed.
  record Each(Graph body, int n, Seq<Boolean> mapped, Seq<Boolean> summed) implements Nested {}

  /// A linear map that is known by its two directions, each derived when it is first needed.
  /// Operands: `fixed`, then what moves; `forward` takes them all; `backward` takes the fixed ones
  /// and a cotangent for each result, and gives a cotangent for each moving operand.
  record Dual(String name, Lazy<Graph> forward, Lazy<Graph> backward, int fixed, Seq<Type> types)
      implements Nested {

    /// Identity: to compare a lazy graph is to make it.
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }
}
