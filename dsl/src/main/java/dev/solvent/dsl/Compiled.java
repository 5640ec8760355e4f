package dev.solvent.dsl;

import dev.solvent.build.Trace;
import dev.solvent.expr.Node;
import dev.solvent.plan.Plan;
import dev.solvent.source.SolventError;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.Map;

/// A function behind an interface of the host: traced once for each combination of argument types.
/// Where it needs to know an argument, as a size, it is called anew each time.
final class Compiled {
  private final Fn fn;
  private final Class<?> result;
  private final Map<Seq<Type>, Option<Traced>> traced = new HashMap<>();

  /// The plan of a function and the structure of its result.
  private record Traced(Plan plan, Expr result) {
    Expr run(Object[] values) {
      Object[] out = plan.run(values);
      Seq<Node> leaves = result.leaves();
      return result.rebuild(
          Array.range(0, out.length).map(k -> new Node.Const(leaves.get(k).type(), out[k])));
    }
  }

  Compiled(Fn fn, Class<?> result) {
    this.fn = fn;
    this.result = result;
  }

  /// This gives the value at arguments of the host as a value of the host.
  Object value(Object[] arguments) {
    return Hosted.value(expression(Array.of(arguments).map(Expr::of)), result);
  }

  double number(double[] arguments) {
    Option<Traced> plan = traced(Array.fill(arguments.length, (Type) Type.NUMBER));
    if (plan.isEmpty()) return fn.apply(Array.ofAll(arguments).map(x -> Expr.of(x))).number();
    Object[] values = new Object[arguments.length];
    for (int i = 0; i < values.length; i++) values[i] = new double[] {arguments[i]};
    Object[] out = plan.get().plan.run(values);
    return out.length == 1 && out[0] instanceof double[] entries && entries.length == 1
        ? entries[0]
        : plan.get().run(values).number();
  }

  private Expr expression(Seq<Expr> arguments) {
    if (!arguments.forAll(a -> a.isTensor() && a.isKnown())) return fn.apply(arguments);
    Option<Traced> plan = traced(arguments.map(a -> (Type) a.type()));
    return plan.isEmpty()
        ? fn.apply(arguments)
        : plan.get().run(arguments.map(a -> (Object) a.tensor().entries()).toJavaArray());
  }

  private synchronized Option<Traced> traced(Seq<Type> types) {
    Option<Traced> old = traced.get(types);
    if (old != null) return old;
    Option<Traced> made = trace(types);
    traced.put(types, made);
    return made;
  }

  private Option<Traced> trace(Seq<Type> types) {
    Expr[] structure = {Expr.NONE};
    try {
      Trace.Closed closed =
          Trace.close(
              types,
              xs -> {
                structure[0] = fn.apply(xs.map(Expr::of));
                return structure[0].leaves();
              });
      return Option.when(
          closed.captures().isEmpty() && structure[0].opaque().isEmpty(),
          () -> new Traced(Plan.of(closed.graph()), structure[0]));
    } catch (SolventError decidedByValues) {
      return Option.none();
    }
  }

  @Override
  public String toString() {
    return fn.name();
  }
}
