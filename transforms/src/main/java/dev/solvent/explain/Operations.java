package dev.solvent.explain;

import dev.solvent.build.Nodes;
import dev.solvent.build.Powers;
import dev.solvent.build.Scalars;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.expr.Scalar;
import dev.solvent.type.Shape;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/// Operations of one result in the words of the language.
///
/// @param read what stands for a node
record Operations(Function<Node, Formula> read) {
  private static Formula number(double value) {
    return new Formula.Number(value);
  }

  private static Formula sizes(Seq<Integer> sizes) {
    return Formula.tuple(sizes.map(Operations::number));
  }

  private static Formula axis(Seq<Integer> axes) {
    return new Formula.Field("axis", sizes(axes));
  }

  private static Formula axis(int axis) {
    return axis(Array.of(axis));
  }

  // operations

  private Seq<Formula> all(Seq<Node> x) {
    return x.map(read);
  }

  private Formula at(Seq<Node> x, int i) {
    return read.apply(x.get(i));
  }

  private Formula two(Seq<Node> x, BinaryOperator<Formula> make) {
    return Formula.entrywise(all(x), f -> make.apply(f.get(0), f.get(1)));
  }

  Formula linear(Op.Linear op, Seq<Node> x) {
    return switch (op) {
      case Op.Add _ -> two(x, Formula::sum);
      case Op.Negate _ -> Formula.entrywise(all(x), f -> Formula.negative(f.head()));
      case Op.Sum(var axes) -> reduced("sum", axes, x.head());
      case Op.Broadcast(var to, var axes) -> broadcast(to, axes, x.head());
      case Op.Reshape(var to) -> reshape(to, x.head());
      case Op.Permute(var order) ->
          order.equals(Array.of(1, 0))
              ? Formula.transposed(at(x, 0))
              : Formula.call("transpose", at(x, 0), sizes(order));
      case Op.Slice(var start, var size) -> sliced(at(x, 0), ranges(start, size, x.head()));
      case Op.Pad(var before, var after) ->
          Formula.call("pad", at(x, 0), sizes(before), sizes(after));
      case Op.Concat(int axis) -> concat(axis, x);
      case Op.Flip(var axes) when axes.isEmpty() -> at(x, 0);
      case Op.Flip(var axes) -> Formula.call("flip", at(x, 0), axis(axes));
      case Op.Gather(int k) -> new Formula.Part(at(x, k), indices(x.take(k)));
      case Op.Scatter(var to) -> {
        Formula shape = new Formula.Field("shape", sizes(to.toSeq()));
        yield Formula.call("scatter", Formula.tuple(all(x.init())), read.apply(x.last()), shape);
      }
      case Op.Select _ -> Formula.entrywise(all(x), f -> new Formula.Call("where", f));
      case Op.CumulativeSum(int axis, boolean reverse) ->
          reverse
              ? flipped(Formula.call("cumsum", flipped(at(x, 0), axis), axis(axis)), axis)
              : Formula.call("cumsum", at(x, 0), axis(axis));
      case Op.Roll _, Op.Unroll _, Op.Ensure _ -> read.apply(x.last());
    };
  }

  private static Formula flipped(Formula x, int axis) {
    return Formula.call("flip", x, axis(axis));
  }

  private Formula reduced(String word, Seq<Integer> axes, Node x) {
    Formula of = read.apply(x);
    return axes.size() == Nodes.shape(x).rank()
        ? Formula.call(word, of)
        : Formula.call(word, of, axis(axes));
  }

  /// What is repeated meets other tensors by its shape, with axes of size 1 between.
  private Formula broadcast(Shape to, Seq<Integer> axes, Node x) {
    Formula of = read.apply(x) instanceof Formula.Spread(var inner, _) ? inner : read.apply(x);
    int first = axes.isEmpty() ? to.rank() : axes.head();
    Seq<Integer> sizes = Array.range(first, to.rank()).map(i -> axes.contains(i) ? to.size(i) : 1);
    return new Formula.Spread(
        sizes.size() == axes.size() ? of : Formula.call("reshape", of, sizes(sizes)), to);
  }

  private static Formula sliced(Formula x, Seq<Formula.Subscript> ranges) {
    return x instanceof Formula.Part(var whole, var outer)
            && outer.size() == ranges.size()
            && !outer.exists(s -> s instanceof Formula.Subscript.At)
        ? new Formula.Part(whole, outer.zipWith(ranges, Operations::within))
        : new Formula.Part(x, ranges);
  }

  private static Formula.Subscript within(Formula.Subscript outer, Formula.Subscript inner) {
    return outer instanceof Formula.Subscript.From(int start, _)
        ? inner instanceof Formula.Subscript.From(int from, int to)
            ? new Formula.Subscript.From(start + from, start + to)
            : outer
        : inner;
  }

  /// A slice of one entry whose axis goes away is an index.
  private Formula reshape(Shape to, Node x) {
    Formula of = read.apply(x);
    if (of instanceof Formula.Part(var whole, var subscripts)) {
      Seq<Integer> single =
          Array.range(0, subscripts.size()).filter(i -> isSingle(subscripts.get(i)));
      if (!single.isEmpty() && to.equals(Nodes.shape(x).without(single))) {
        return new Formula.Part(whole, trimmed(subscripts.map(Operations::index)));
      }
    }
    if (Nodes.shape(x).isScalar() && to.count() == 1) return new Formula.Spread(of, to);
    return Formula.call("reshape", of, sizes(to.toSeq()));
  }

  private static boolean isSingle(Formula.Subscript s) {
    return s instanceof Formula.Subscript.From(int start, int end) && end == start + 1;
  }

  private static Formula.Subscript index(Formula.Subscript s) {
    return isSingle(s) && s instanceof Formula.Subscript.From(int start, _)
        ? new Formula.Subscript.At(number(start))
        : s;
  }

  private static Seq<Formula.Subscript> trimmed(Seq<Formula.Subscript> subscripts) {
    return Array.ofAll(
        subscripts.reverse().dropWhile(s -> s instanceof Formula.Subscript.Whole).reverse());
  }

  private Seq<Formula.Subscript> ranges(Seq<Integer> start, Seq<Integer> size, Node x) {
    Shape from = Nodes.shape(x);
    return Array.range(0, start.size())
        .map(i ->
            size.get(i) == from.size(i)
                ? new Formula.Subscript.Whole()
                : new Formula.Subscript.From(start.get(i), start.get(i) + size.get(i)));
  }

  private Seq<Formula.Subscript> indices(Seq<Node> index) {
    return all(index).map(Formula.Subscript.At::new);
  }

  /// Parts that got an axis to be put along are a stack of these.
  private Formula concat(int axis, Seq<Node> x) {
    Seq<Option<Formula>> rows = x.map(part -> axis == 0 ? row(part) : Option.none());
    return rows.forAll(Option::isDefined)
        ? new Formula.Vector(rows.map(Option::get))
        : Formula.call("concat", Formula.tuple(all(x)), axis(axis));
  }

  private Option<Formula> row(Node part) {
    Shape shape = Nodes.shape(part);
    boolean isOne = shape.equals(Shape.of(1));
    return switch (part) {
      case Node.Const c when isOne -> Option.of(number(c.entries()[0]));
      case Node.Apply a
          when a.op() instanceof Op.Reshape(var to)
              && to.equals(Nodes.shape(a.operands().head()).prepend(1)) ->
          Option.of(at(a.operands(), 0));
      case Node.Apply a when isOne && a.op() instanceof Op.Slice(var start, _) ->
          Option.of(
              new Formula.Part(
                  at(a.operands(), 0), Array.of(new Formula.Subscript.At(number(start.head())))));
      case Node.Apply _, Node.Const _, Node.Part _, Node.Symbol _ -> Option.none();
    };
  }

  Formula bilinear(Op.Bilinear op, Seq<Node> x) {
    return switch (op) {
      case Op.Multiply _, Op.Scale _ -> two(x, Formula::product);
      case Op.Contract c ->
          new Products(c, Nodes.shape(x.get(0)).rank(), Nodes.shape(x.get(1)).rank())
              .of(at(x, 0), at(x, 1));
    };
  }

  Formula quotient(Op.Quotient op, Seq<Node> x) {
    return switch (op) {
      case Op.Divide _, Op.Ratio _ -> two(x, Formula.Fraction::new);
      case Op.Solve(_, boolean flipped, _) ->
          Formula.call("solve", turned(at(x, 1), flipped), at(x, 0));
      case Op.SolveSparse(var p, boolean flipped, _) -> {
        Formula shape = new Formula.Field("shape", sizes(Array.of(p.height(), p.width())));
        Formula matrix = Formula.call("sparse", at(x, 1), shape);
        yield Formula.call("solve", turned(matrix, flipped), at(x, 0));
      }
      case Op.SolveBy(var method, var operator) -> {
        Formula map = new Formula.Name("a map of " + operator.size() + " operations");
        Formula using = new Formula.Field("using", Formula.call(lower(method.algorithm())));
        yield Formula.call("linearSolve", map, at(x, 0), using);
      }
    };
  }

  private static String lower(Enum<?> e) {
    return e.name().toLowerCase(Locale.ROOT);
  }

  private static Formula turned(Formula matrix, boolean transposed) {
    return transposed ? Formula.transposed(matrix) : matrix;
  }

  Formula pointwise(Scalar f, Seq<Node> x) {
    return Formula.entrywise(all(x), operands -> scalar(f, operands));
  }

  private static Formula scalar(Scalar f, Seq<Formula> x) {
    return switch (f) {
      case Powers(double exponent) -> Formula.power(x.head(), number(exponent));
      case Scalars.POW -> Formula.power(x.get(0), x.get(1));
      case Scalars.REM -> new Formula.Infix(x.get(0), Formula.Sign.REMAINDER, x.get(1));
      case Scalars.VALUE_OF -> x.get(0);
      case Scalars word -> new Formula.Call(word.word(), x);
      case Scalar other -> new Formula.Call(other.name(), x);
    };
  }

  Formula discrete(Op.Discrete op, Seq<Node> x) {
    return switch (op) {
      case Op.Compare(var how) -> two(x, (a, b) -> Formula.infix(a, sign(how), b));
      case Op.Round(var how) -> word(rounding(how), x);
      case Op.Logical(var how) -> logical(how, x);
      case Op.IsNan _ -> word("isnan", x);
      case Op.ArgExtremum(int axis, boolean greatest) ->
          Formula.call(greatest ? "argmax" : "argmin", at(x, 0), axis(axis));
      case Op.Stop _ -> word("stopGradient", x);
      case Op.ToNumber _, Op.Ticks _ -> at(x, 0);
      case Op.Random(var distribution, var shape) ->
          Formula.call("random." + lower(distribution), at(x, 0), sizes(shape.toSeq()));
    };
  }

  private Formula word(String word, Seq<Node> x) {
    return Formula.entrywise(all(x), f -> new Formula.Call(word, f));
  }

  private Formula logical(Op.Connective how, Seq<Node> x) {
    return switch (how) {
      case AND -> two(x, (a, b) -> new Formula.Infix(a, Formula.Sign.AND, b));
      case OR -> two(x, (a, b) -> new Formula.Infix(a, Formula.Sign.OR, b));
      case NOT -> Formula.entrywise(all(x), f -> not(f.head()));
    };
  }

  /// The language's `a > b` is `b < a`, and `a != b` is not `a == b`.
  private static Formula not(Formula x) {
    return x instanceof Formula.Infix(var a, Formula.Sign sign, var b) && sign == Formula.Sign.EQUAL
        ? new Formula.Infix(a, Formula.Sign.UNEQUAL, b)
        : new Formula.Not(x);
  }

  private static Formula.Sign sign(Op.Comparison how) {
    return switch (how) {
      case EQUAL -> Formula.Sign.EQUAL;
      case UNEQUAL -> Formula.Sign.UNEQUAL;
      case LESS -> Formula.Sign.LESS;
      case LESS_EQUAL -> Formula.Sign.LESS_EQUAL;
    };
  }

  private static String rounding(Op.Rounding how) {
    return switch (how) {
      case FLOOR -> "floor";
      case CEIL -> "ceil";
      case HALF_EVEN -> "round";
      case SIGN -> "sign";
    };
  }
}
