package dev.solvent.build;

import dev.solvent.expr.Definition;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Op;
import dev.solvent.kernel.Contraction;
import dev.solvent.type.Element;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// The types of an operation's results. What people get wrong is found by the words, with a
/// diagnostic; a mismatch here is ours.
public final class Typing {
  private Typing() {}

  public static Seq<Type> of(Op op, Seq<Type> t) {
    return switch (op) {
      case Op.Nested nested -> nested(nested, t);
      case Op.Linear linear -> Array.of(linear(linear, t));
      case Op.Bilinear bilinear -> Array.of(bilinear(bilinear, t));
      case Op.Quotient quotient -> Array.of(quotient(quotient, t));
      case Op.Pointwise _ -> Array.of(new Type.Real(same(t)));
      case Op.Discrete discrete -> Array.of(discrete(discrete, t));
    };
  }

  private static Type linear(Op.Linear op, Seq<Type> t) {
    return switch (op) {
      case Op.Add _ -> equal(t.get(0), t.get(1));
      case Op.Negate _, Op.CumulativeSum _, Op.Flip _ -> t.get(0);
      case Op.Sum(var axes) -> new Type.Real(shape(t.get(0)).without(axes));
      case Op.Broadcast(var to, _) -> real(t.get(0)).shaped(to);
      case Op.Reshape(var to) -> reshape(real(t.get(0)), to);
      case Op.Permute(var order) -> real(t.get(0)).shaped(shape(t.get(0)).permute(order));
      case Op.Slice(_, var size) -> real(t.get(0)).shaped(Shape.of(size));
      case Op.Pad(var before, var after) -> pad(real(t.get(0)), before, after);
      case Op.Concat(int axis) ->
          real(t.get(0))
              .shaped(shape(t.get(0)).with(axis, t.map(x -> shape(x).size(axis)).sum().intValue()));
      case Op.Gather(int k) ->
          real(t.get(k))
              .shaped(shape(t.get(0)).concat(shape(t.get(k)).slice(k, shape(t.get(k)).rank())));
      case Op.Scatter(var to) -> scatter(to, t);
      case Op.Select _ -> {
        check(shape(t.get(0)).equals(shape(t.get(1))), "select", t);
        yield equal(t.get(1), t.get(2));
      }
      case Op.Roll _ -> new Type.Trail(Type.element(t.get(0)));
      case Op.Unroll(int n, var row) -> Type.stacked(n, row);
      case Op.Ensure e -> t.get(e.fixed());
    };
  }

  private static Type bilinear(Op.Bilinear op, Seq<Type> t) {
    return switch (op) {
      case Op.Multiply _, Op.Scale _ -> new Type.Real(same(t));
      case Op.Contract how ->
          new Type.Real(Contraction.shape(shape(t.get(0)), shape(t.get(1)), how));
    };
  }

  private static Type quotient(Op.Quotient op, Seq<Type> t) {
    return switch (op) {
      case Op.Divide _, Op.Ratio _ -> new Type.Real(same(t));
      case Op.Solve _, Op.SolveSparse _, Op.SolveBy _ -> t.get(0);
    };
  }

  private static Type discrete(Op.Discrete op, Seq<Type> t) {
    return switch (op) {
      case Op.Compare _, Op.Logical _, Op.IsNan _ -> new Type.Real(same(t), Element.BOOLEAN);
      case Op.Round _, Op.ToNumber _ -> new Type.Real(shape(t.get(0)));
      case Op.Stop _ -> t.get(0);
      case Op.ArgExtremum(int axis, _) -> new Type.Real(shape(t.get(0)).without(axis));
      case Op.Ticks _ -> Type.CLOCK;
      case Op.Random(_, var shape) -> new Type.Real(shape);
    };
  }

  private static Seq<Type> nested(Op.Nested op, Seq<Type> t) {
    return switch (op) {
      case Op.Call(Definition.Composed d) -> {
        check(d.body().paramTypes().equals(t), d.name(), t);
        yield d.types();
      }
      case Op.Call(Definition.Primitive d) -> d.types();
      case Op.Dual d -> d.types();
      case Op.Branch(var then, var otherwise) -> {
        check(then.paramTypes().equals(t.tail()), "branch", t);
        check(then.types().equals(otherwise.types()), "branch", otherwise.types());
        yield then.types();
      }
      case Op.Each e -> {
        Seq<Type> in = t.zipWith(e.mapped(), (x, m) -> m ? Type.element(x) : x);
        check(e.body().paramTypes().equals(in), "each", t);
        yield e.body().types().zipWith(e.summed(), (r, s) -> s ? r : Type.stacked(e.n(), r));
      }
      case Op.Loop l -> loop(l, t);
    };
  }

  private static Seq<Type> loop(Op.Loop l, Seq<Type> t) {
    int rowsEnd = l.states() + l.rows();
    Seq<Type> in = t.zipWithIndex((x, i) -> i >= l.states() && i < rowsEnd ? Type.element(x) : x);
    Graph step = l.step();
    check(step.paramTypes().equals(in), "loop", t);
    check(step.types().take(l.states()).equals(in.take(l.states())), "loop", step.types());
    return step.types().zipWithIndex((x, i) -> i < l.states() ? x : new Type.Trail(x));
  }

  private static Type reshape(Type.Real from, Shape to) {
    check(from.shape().count() == to.count(), "reshape to " + to, Array.of(from));
    return from.shaped(to);
  }

  private static Type pad(Type.Real from, Seq<Integer> before, Seq<Integer> after) {
    Shape s = from.shape();
    for (int i = 0; i < s.rank(); i++) s = s.with(i, s.size(i) + before.get(i) + after.get(i));
    return from.shaped(s);
  }

  private static Type scatter(Shape to, Seq<Type> t) {
    Shape values = shape(t.last());
    int index = to.rank() == 0 ? 0 : shape(t.get(0)).rank();
    return new Type.Real(to.concat(values.slice(index, values.rank())));
  }

  public static Type.Real real(Type type) {
    return (Type.Real) type;
  }

  public static Shape shape(Type type) {
    return ((Type.Real) type).shape();
  }

  private static Shape same(Seq<Type> t) {
    for (int i = 1; i < t.size(); i++) {
      check(shape(t.get(0)).equals(shape(t.get(i))), "an elementwise operation", t);
    }
    return shape(t.get(0));
  }

  private static Type equal(Type a, Type b) {
    check(a.equals(b), "a sum", Array.of(a, b));
    return a;
  }

  private static void check(boolean holds, String what, Seq<Type> types) {
    if (!holds) throw new AssertionError(what + " does not take " + types.mkString(", "));
  }
}
