package dev.solvent.plan;

import dev.solvent.expr.Definition;
import dev.solvent.expr.Op;
import dev.solvent.kernel.Contraction;
import dev.solvent.kernel.Randomness;
import dev.solvent.kernel.Strided;
import dev.solvent.source.Kind;
import dev.solvent.source.NumberText;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/// What an operation is worth at values.
public final class Execution {
  private Execution() {}

  /// What gives one result a part of a node for one value an operand.
  interface Running {
    Object[] of(Object[] x);
  }

  /// The same where there is one part.
  private interface Single {
    Object of(Object[] x);
  }

  public static Object[] value(Op op, Object[] x, Seq<Type> in, Seq<Type> out) {
    return of(op, in, out).of(x);
  }

  /// This gives what runs an operation on operands of these types: which it is, and what follows
  /// from the types alone, is decided here, since a loop runs it at every pass.
  static Running of(Op op, Seq<Type> in, Seq<Type> out) {
    return switch (op) {
      case Op.Nested nested -> nested(nested, in);
      case Op.Linear linear -> one(linear(linear, in, out.head()));
      case Op.Bilinear bilinear -> one(bilinear(bilinear, in));
      case Op.Quotient quotient -> one(quotient(quotient, in));
      case Op.Pointwise p -> one(entries(p));
      case Op.Discrete discrete -> one(discrete(discrete, in));
    };
  }

  private static Running one(Single value) {
    return x -> new Object[] {value.of(x)};
  }

  private static double[] real(Object value) {
    return (double[]) value;
  }

  private static Single linear(Op.Linear op, Seq<Type> in, Type out) {
    return switch (op) {
      case Op.Add _ -> x -> Values.add(x[0], x[1]);
      case Op.Negate _ -> x -> Values.negate(x[0]);
      case Op.Sum(var axes) -> {
        Shape from = Values.shape(in.head());
        yield x -> Strided.sum(real(x[0]), from, axes);
      }
      case Op.Broadcast(var to, var axes) -> {
        Shape from = Values.shape(in.head());
        yield x -> Strided.broadcast(real(x[0]), from, to, axes);
      }
      case Op.Reshape _ -> x -> x[0];
      case Op.Permute(var order) -> {
        Shape from = Values.shape(in.head());
        yield x -> Strided.permute(real(x[0]), from, order);
      }
      case Op.Slice(var start, var size) -> {
        Shape from = Values.shape(in.head());
        yield x -> Strided.slice(real(x[0]), from, start, size);
      }
      case Op.Pad(var before, var after) -> {
        Shape from = Values.shape(in.head());
        yield x -> Strided.pad(real(x[0]), from, before, after);
      }
      case Op.Concat(int axis) -> {
        Shape[] from = shapes(in);
        yield x -> Strided.concat(reals(x, 0, x.length), from, axis);
      }
      case Op.Flip(var axes) -> {
        Shape from = Values.shape(in.head());
        yield x -> Strided.flip(real(x[0]), from, axes);
      }
      case Op.Gather(int k) -> {
        Shape index = Values.shape(in.head());
        Shape from = Values.shape(in.get(k));
        yield x -> Strided.gather(reals(x, 0, k), index, real(x[k]), from);
      }
      case Op.Scatter(var to) -> {
        Shape index = Values.shape(in.head());
        Shape from = Values.shape(in.last());
        int k = in.size() - 1;
        yield x -> Strided.scatter(reals(x, 0, k), index, real(x[k]), from, to);
      }
      case Op.Select _ -> x -> select(real(x[0]), real(x[1]), real(x[2]));
      case Op.CumulativeSum(int axis, boolean reverse) -> {
        Shape from = Values.shape(in.head());
        yield x -> Strided.cumulativeSum(real(x[0]), from, axis, reverse);
      }
      case Op.Roll(int n) -> x -> roll(x[0], in.head(), n);
      case Op.Unroll(int n, var row) -> x -> unroll((Rows) x[0], n, row);
      case Op.Ensure e -> x -> ensure(e, x);
    };
  }

  private static Object roll(Object stack, Type type, int n) {
    Object[] rows = new Object[n];
    for (int i = 0; i < n; i++) rows[i] = Values.element(stack, type, i);
    return new Rows.Kept(Arrays.asList(rows));
  }

  private static Object unroll(Rows trail, int n, Type row) {
    Object[] rows = new Object[n];
    for (int i = 0; i < n; i++) rows[i] = trail.row(i);
    return Values.stack(rows, row);
  }

  /// A check over mapped elements has one truth and one figure for each.
  private static Object ensure(Op.Ensure e, Object[] x) {
    double[] holds = real(x[0]);
    List<Integer> failed = new ArrayList<>();
    for (int i = 0; i < holds.length; i++) if (holds[i] == 0) failed.add(i);
    if (failed.isEmpty()) return x[x.length - 1];
    int first = failed.getFirst();
    Object[] figures = new Object[e.figures()];
    for (int k = 0; k < figures.length; k++) {
      double[] figure = real(x[1 + k]);
      figures[k] = NumberText.figure(figure[figure.length == holds.length ? first : 0]);
    }
    SolventError error = SolventError.of(e.kind(), e.message(), figures);
    for (String action : e.help()) error = error.help("%s", action);
    if (holds.length > 1) error = Failures.named(failed, error, holds.length);
    throw e.kind() == Kind.CONVERGENCE ? error.at(error.diagnostic().site().outermost()) : error;
  }

  private static Single bilinear(Op.Bilinear op, Seq<Type> in) {
    return switch (op) {
      case Op.Multiply _, Op.Scale _ -> entries(op);
      case Op.Contract how -> {
        Contraction of = Contraction.of(Values.shape(in.get(0)), Values.shape(in.get(1)), how);
        yield x -> of.product(real(x[0]), real(x[1]));
      }
    };
  }

  private static Single quotient(Op.Quotient op, Seq<Type> in) {
    return switch (op) {
      case Op.Divide _, Op.Ratio _ -> entries(op);
      case Op.Solve solve -> {
        Shape shape = Values.shape(in.get(1));
        yield x -> LinearSystem.solve(solve, real(x[1]), shape, real(x[0]));
      }
      case Op.SolveSparse s -> {
        int columns = columns(in);
        yield x -> LinearSystem.solve(s, real(x[1]), real(x[0]), columns);
      }
      case Op.SolveBy s -> x -> LinearSystem.solve(s, x, in);
    };
  }

  /// The number of right-hand sides.
  private static int columns(Seq<Type> in) {
    Shape b = Values.shape(in.head());
    return b.rank() < 2 ? 1 : b.size(1);
  }

  private static Single discrete(Op.Discrete op, Seq<Type> in) {
    return switch (op) {
      case Op.Compare _, Op.Round _, Op.Logical _, Op.IsNan _ -> entries(op);
      case Op.ToNumber _ -> x -> x[0];
      case Op.Stop _ -> x -> x[0];
      case Op.ArgExtremum(int axis, boolean greatest) -> {
        Shape from = Values.shape(in.head());
        yield x -> Strided.argExtremum(real(x[0]), from, axis, greatest);
      }
      case Op.Ticks _ -> x -> new Rows.Clock(Math.max(0, (int) real(x[0])[0]));
      case Op.Random(var distribution, var shape) ->
          x -> {
            long seed = Randomness.seed(real(x[0])[0]);
            return switch (distribution) {
              case UNIFORM -> Randomness.uniform(seed, shape.count());
              case NORMAL -> Randomness.normal(seed, shape.count());
            };
          };
    };
  }

  /// An operation that works entry by entry; of one operand, the function sees it twice. Products
  /// have a loop of their own, which the JVM turns into vector instructions.
  private static Single entries(Op op) {
    if (op instanceof Op.Multiply) return x -> multiply(real(x[0]), real(x[1]));
    DoubleBinaryOperator f = Entrywise.function(op).get();
    return x -> map(real(x[0]), real(x[x.length - 1]), f);
  }

  private static double[] multiply(double[] x, double[] y) {
    double[] out = new double[x.length];
    for (int i = 0; i < out.length; i++) out[i] = x[i] * y[i];
    return out;
  }

  private static double[] map(double[] x, double[] y, DoubleBinaryOperator f) {
    double[] out = new double[x.length];
    for (int i = 0; i < out.length; i++) out[i] = f.applyAsDouble(x[i], y[i]);
    return out;
  }

  private static double[] select(double[] condition, double[] x, double[] y) {
    double[] out = new double[x.length];
    for (int i = 0; i < out.length; i++) out[i] = condition[i] != 0 ? x[i] : y[i];
    return out;
  }

  private static double[][] reals(Object[] x, int from, int to) {
    double[][] out = new double[to - from][];
    for (int i = from; i < to; i++) out[i - from] = real(x[i]);
    return out;
  }

  private static Shape[] shapes(Seq<Type> types) {
    return types.map(Values::shape).toJavaArray(Shape[]::new);
  }

  private static Running nested(Op.Nested op, Seq<Type> in) {
    return switch (op) {
      case Op.Call(Definition.Composed d) ->
          x -> {
            Object[] out = Plan.of(d.body()).run(x);
            Encounters.met(d, x, in);
            return out;
          };
      case Op.Call(Definition.Primitive d) -> {
        Seq<Shape> shapes = Array.of(shapes(in));
        yield x -> d.kernel().results(reals(x, 0, x.length), shapes);
      }
      case Op.Dual d -> x -> Plan.of(d.forward().get()).run(x);
      case Op.Branch(var then, var otherwise) ->
          x ->
              Plan.of(real(x[0])[0] != 0 ? then : otherwise)
                  .run(Arrays.copyOfRange(x, 1, x.length));
      case Op.Each e -> x -> Loops.each(e, x, in);
      case Op.Loop l -> x -> Loops.loop(l, x);
    };
  }
}
