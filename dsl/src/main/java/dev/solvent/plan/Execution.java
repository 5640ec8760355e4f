package dev.solvent.plan;

import dev.solvent.expr.Definition;
import dev.solvent.expr.Op;
import dev.solvent.expr.Scalar;
import dev.solvent.kernel.Contraction;
import dev.solvent.kernel.Randomness;
import dev.solvent.kernel.Strided;
import dev.solvent.source.Kind;
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

  public static Object[] value(Op op, Object[] x, Seq<Type> in, Seq<Type> out) {
    return switch (op) {
      case Op.Nested nested -> nested(nested, x, in);
      case Op.Linear linear -> one(linear(linear, x, in, out.head()));
      case Op.Bilinear bilinear -> one(bilinear(bilinear, x, in));
      case Op.Quotient quotient -> one(quotient(quotient, x, in));
      case Op.Pointwise(var f) -> one(pointwise(f, x));
      case Op.Discrete discrete -> one(discrete(discrete, x, in));
    };
  }

  private static Object[] one(Object value) {
    return new Object[] {value};
  }

  private static double[] real(Object value) {
    return (double[]) value;
  }

  private static Object linear(Op.Linear op, Object[] x, Seq<Type> in, Type out) {
    return switch (op) {
      case Op.Add _ -> Values.add(x[0], x[1]);
      case Op.Negate _ -> Values.negate(x[0]);
      case Op.Sum(var axes) -> Strided.sum(real(x[0]), Values.shape(in.head()), axes);
      case Op.Broadcast(var to, var axes) ->
          Strided.broadcast(real(x[0]), Values.shape(in.head()), to, axes);
      case Op.Reshape _ -> x[0];
      case Op.Permute(var order) -> Strided.permute(real(x[0]), Values.shape(in.head()), order);
      case Op.Slice(var start, var size) ->
          Strided.slice(real(x[0]), Values.shape(in.head()), start, size);
      case Op.Pad(var before, var after) ->
          Strided.pad(real(x[0]), Values.shape(in.head()), before, after);
      case Op.Concat(int axis) -> Strided.concat(reals(x, 0, x.length), shapes(in), axis);
      case Op.Flip(var axes) -> Strided.flip(real(x[0]), Values.shape(in.head()), axes);
      case Op.Gather(int k) ->
          Strided.gather(
              reals(x, 0, k), Values.shape(in.head()), real(x[k]), Values.shape(in.get(k)));
      case Op.Scatter(var to) ->
          Strided.scatter(
              reals(x, 0, x.length - 1),
              Values.shape(in.head()),
              real(x[x.length - 1]),
              Values.shape(in.last()),
              to);
      case Op.Select _ -> select(real(x[0]), real(x[1]), real(x[2]));
      case Op.CumulativeSum(int axis, boolean reverse) ->
          Strided.cumulativeSum(real(x[0]), Values.shape(in.head()), axis, reverse);
      case Op.Roll(int n) -> {
        Object[] rows = new Object[n];
        for (int i = 0; i < n; i++) rows[i] = Values.element(x[0], in.head(), i);
        yield new Rows.Kept(Arrays.asList(rows));
      }
      case Op.Unroll(int n, var row) -> {
        Object[] rows = new Object[n];
        for (int i = 0; i < n; i++) rows[i] = ((Rows) x[0]).row(i);
        yield Values.stack(rows, row);
      }
      case Op.Ensure e -> ensure(e, x);
    };
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
      figures[k] = figure(figure[figure.length == holds.length ? first : 0]);
    }
    SolventError error = SolventError.of(e.kind(), e.message(), figures);
    for (String action : e.help()) error = error.help("%s", action);
    if (holds.length > 1) error = Failures.named(failed, error, holds.length);
    throw e.kind() == Kind.CONVERGENCE ? error.at(error.diagnostic().site().outermost()) : error;
  }

  private static String figure(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : "%.3g".formatted(value);
  }

  private static Object bilinear(Op.Bilinear op, Object[] x, Seq<Type> in) {
    return switch (op) {
      case Op.Multiply _ -> map(real(x[0]), real(x[1]), (a, b) -> a * b);
      case Op.Scale _ -> map(real(x[0]), real(x[1]), (a, b) -> a == 0 || b == 0 ? 0 : a * b);
      case Op.Contract how ->
          Contraction.contract(
              real(x[0]), Values.shape(in.get(0)), real(x[1]), Values.shape(in.get(1)), how);
    };
  }

  private static Object quotient(Op.Quotient op, Object[] x, Seq<Type> in) {
    return switch (op) {
      case Op.Divide _ -> map(real(x[0]), real(x[1]), (a, b) -> a / b);
      case Op.Ratio _ -> map(real(x[0]), real(x[1]), (a, b) -> a == 0 ? 0 : a / b);
      case Op.Solve solve ->
          LinearSystem.solve(solve, real(x[1]), Values.shape(in.get(1)), real(x[0]));
      case Op.SolveSparse s -> LinearSystem.solve(s, real(x[1]), real(x[0]), columns(in));
      case Op.SolveBy s -> LinearSystem.solve(s, x, in);
    };
  }

  /// The number of right-hand sides.
  private static int columns(Seq<Type> in) {
    Shape b = Values.shape(in.head());
    return b.rank() < 2 ? 1 : b.size(1);
  }

  private static double[] pointwise(Scalar f, Object[] x) {
    double[] a = real(x[0]);
    double[] out = new double[a.length];
    if (f.arity() == 1) {
      for (int i = 0; i < out.length; i++) out[i] = f.value(a[i], 0, 0);
      return out;
    }
    double[] b = real(x[1]);
    for (int i = 0; i < out.length; i++) out[i] = f.value(a[i], b[i], 0);
    return out;
  }

  private static Object discrete(Op.Discrete op, Object[] x, Seq<Type> in) {
    return switch (op) {
      case Op.Compare(var how) -> compare(how, real(x[0]), real(x[1]));
      case Op.Round(var how) -> round(how, real(x[0]));
      case Op.Logical(var how) -> logical(how, x);
      case Op.IsNan _ -> map(real(x[0]), real(x[0]), (a, _) -> a != a ? 1 : 0);
      case Op.ToNumber _ -> x[0];
      case Op.Stop _ -> x[0];
      case Op.ArgExtremum(int axis, boolean greatest) ->
          Strided.argExtremum(real(x[0]), Values.shape(in.head()), axis, greatest);
      case Op.Ticks _ -> new Rows.Clock(Math.max(0, (int) real(x[0])[0]));
      case Op.Random(var distribution, var shape) -> {
        long seed = Randomness.seed(real(x[0])[0]);
        yield switch (distribution) {
          case UNIFORM -> Randomness.uniform(seed, shape.count());
          case NORMAL -> Randomness.normal(seed, shape.count());
        };
      }
    };
  }

  private static double[] compare(Op.Comparison how, double[] x, double[] y) {
    return switch (how) {
      case EQUAL -> map(x, y, (a, b) -> a == b ? 1 : 0);
      case UNEQUAL -> map(x, y, (a, b) -> a != b ? 1 : 0);
      case LESS -> map(x, y, (a, b) -> a < b ? 1 : 0);
      case LESS_EQUAL -> map(x, y, (a, b) -> a <= b ? 1 : 0);
    };
  }

  private static double[] round(Op.Rounding how, double[] x) {
    return switch (how) {
      case FLOOR -> map(x, x, (a, _) -> Math.floor(a));
      case CEIL -> map(x, x, (a, _) -> Math.ceil(a));
      case HALF_EVEN -> map(x, x, (a, _) -> Math.rint(a));
      case SIGN -> map(x, x, (a, _) -> Math.signum(a));
    };
  }

  private static double[] logical(Op.Connective how, Object[] x) {
    return switch (how) {
      case AND -> map(real(x[0]), real(x[1]), (a, b) -> a * b);
      case OR -> map(real(x[0]), real(x[1]), Math::max);
      case NOT -> map(real(x[0]), real(x[0]), (a, _) -> 1 - a);
    };
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

  private static Object[] nested(Op.Nested op, Object[] x, Seq<Type> in) {
    return switch (op) {
      case Op.Call(Definition.Composed d) -> {
        Object[] out = Plan.of(d.body()).run(x);
        Encounters.met(d, x, in);
        yield out;
      }
      case Op.Call(Definition.Primitive d) ->
          d.kernel().results(reals(x, 0, x.length), Array.of(shapes(in)));
      case Op.Dual d -> Plan.of(d.forward().get()).run(x);
      case Op.Branch(var then, var otherwise) ->
          Plan.of(real(x[0])[0] != 0 ? then : otherwise).run(Arrays.copyOfRange(x, 1, x.length));
      case Op.Each e -> Loops.each(e, x, in);
      case Op.Loop l -> Loops.loop(l, x);
    };
  }
}
