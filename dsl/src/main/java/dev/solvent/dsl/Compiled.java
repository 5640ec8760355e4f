package dev.solvent.dsl;

import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.build.Wanted;
import dev.solvent.expr.Node;
import dev.solvent.kernel.Interruption;
import dev.solvent.plan.Plan;
import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// A function whose calls with known arguments run a plan: its body runs once for each combination
/// of argument types. Arguments that decide sizes count by their values.
final class Compiled {
  /// Functions under trace call each other in any order: one thread at a time traces.
  static final Object TRACING = new Object();

  private final Signature signature;
  private final Function<Seq<Expr>, Expr> body;
  private final Memo ways = new Memo();
  private volatile Numeric numeric = new Numeric(-1, new Way.Eager());

  Compiled(Signature signature, Function<Seq<Expr>, Expr> body) {
    this.signature = signature;
    this.body = body;
  }

  /// How calls of one combination of types are answered.
  private sealed interface Way {

    /// By a plan; `result` has the structure of what the plan gives.
    record Planned(Plan plan, Expr result) implements Way {
      Expr run(Object[] values) {
        Iterator<Object> out = Arrays.asList(plan.run(values)).iterator();
        return result.rebuild(
            result.leaves().map(leaf -> new Node.Const(leaf.type(), out.next())).toArray());
      }
    }

    /// By a plan for each combination of the values of some leaves.
    record Decided(Seq<Boolean> byValue) implements Way {}

    /// By the body itself.
    record Eager() implements Way {}
  }

  /// The way of calls with nothing but numbers, as long as no further rule is attached.
  private record Numeric(long rules, Way way) {}

  /// Whether a host calls with these arguments, which are known.
  static boolean isDirect(Seq<Expr> arguments) {
    Site current = Site.current();
    return !Trace.isOpen()
        && current.isNowhere()
        && current.frame().isEmpty()
        && arguments.forAll(Expr::isKnown);
  }

  Expr call(Seq<Expr> arguments) {
    if (!arguments.forAll(Expr::isKnown)) return body.apply(arguments);
    Seq<Node> leaves = Array.ofAll(arguments.flatMap(Expr::leaves));
    Seq<Boolean> byValue = leaves.map(_ -> false);
    Way way = way(arguments, byValue);
    while (way instanceof Way.Decided decided) {
      byValue = decided.byValue;
      way = way(arguments, byValue);
    }
    return way instanceof Way.Planned planned
        ? planned.run(data(leaves, byValue).map(leaf -> ((Node.Const) leaf).value()).toJavaArray())
        : eagerly(arguments);
  }

  /// This gives the number that a function of numbers gives.
  double number(double[] arguments) {
    Numeric latest = numeric;
    if (latest.rules != Memo.rules()) {
      Seq<Expr> sample = numbers(arguments);
      latest = new Numeric(Memo.rules(), way(sample, sample.map(_ -> false)));
      numeric = latest;
    }
    if (!(latest.way instanceof Way.Planned(var plan, var result) && result.isTensor())) {
      return call(numbers(arguments)).number();
    }
    Object[] values = new Object[arguments.length];
    for (int i = 0; i < values.length; i++) values[i] = new double[] {arguments[i]};
    double[] entries = (double[]) plan.run(values)[0];
    return entries.length == 1 ? entries[0] : result.number();
  }

  private static Seq<Expr> numbers(double[] arguments) {
    return Array.ofAll(arguments).map(x -> Expr.of(x.doubleValue()));
  }

  private Way way(Seq<Expr> arguments, Seq<Boolean> byValue) {
    Iterator<Boolean> next = byValue.iterator();
    Object key =
        CallKey.of(arguments, leaf -> next.next() ? CallKey.value(leaf) : leaf.type()).and(byValue);
    Option<Way> old = ways.find(key);
    if (old.isDefined()) return old.get();
    synchronized (TRACING) {
      return ways.get(key, () -> traced(arguments, byValue));
    }
  }

  /// A failure may be one of what is not known, and is left to the known values; but a host that
  /// asks for a value is told.
  private Way traced(Seq<Expr> arguments, Seq<Boolean> byValue) {
    Wanted wanted = new Wanted();
    List<Node> symbols = new ArrayList<>();
    int depth = Trace.depth();
    try {
      return wanted.during(() -> planned(arguments, byValue, symbols));
    } catch (SolventError failure) {
      if (wanted.isValue() || Interruption.isOne(failure)) throw failure;
      return retried(arguments, byValue, symbols, wanted.decisive());
    } catch (StackOverflowError recursion) {
      Trace.backTo(depth);
      return retried(arguments, byValue, symbols, wanted.decisive());
    }
  }

  /// By value go the leaves that decided a size, or else all numbers.
  private static Way retried(
      Seq<Expr> arguments, Seq<Boolean> byValue, List<Node> symbols, Set<Node> decisive) {
    Iterator<Node> next = symbols.iterator();
    Seq<Boolean> more =
        byValue.map(known -> known || next.hasNext() && decisive.contains(next.next()));
    Seq<Boolean> numbers =
        Array.ofAll(arguments.flatMap(Expr::leaves).map(leaf -> Nodes.shape(leaf).isScalar()));
    Seq<Boolean> all = byValue.zipWith(numbers, (known, number) -> known || number);
    if (!more.equals(byValue)) return new Way.Decided(Array.ofAll(more));
    return all.equals(byValue) ? new Way.Eager() : new Way.Decided(Array.ofAll(all));
  }

  private Way planned(Seq<Expr> arguments, Seq<Boolean> byValue, List<Node> symbols) {
    Expr[] result = {Expr.NONE};
    Seq<String> names = arguments.zip(signature.names()).flatMap(p -> p._1.leaves().map(_ -> p._2));
    Trace.Closed closed =
        Trace.close(
            new Trace.Lambda(
                data(arguments.flatMap(Expr::leaves), byValue).map(Node::type),
                data(names, byValue),
                signature.name(),
                xs -> {
                  symbols.addAll(xs.toJavaList());
                  result[0] = body.apply(filled(arguments, byValue, xs));
                  Seq<Node> leaves = result[0].leaves();
                  return leaves.isEmpty() && Trace.checks() ? Array.of(Nodes.number(0)) : leaves;
                }));
    boolean holdsFunctions = result[0].opaque().exists(part -> part instanceof Fn);
    return holdsFunctions || !closed.captures().isEmpty()
        ? new Way.Eager()
        : new Way.Planned(Plan.of(closed.graph()), result[0]);
  }

  /// What belongs to the leaves that do not count by their values.
  private static <T> Seq<T> data(Seq<T> ofLeaves, Seq<Boolean> byValue) {
    return Array.ofAll(ofLeaves.zip(byValue).filter(p -> !p._2).map(p -> p._1));
  }

  private static Seq<Expr> filled(Seq<Expr> arguments, Seq<Boolean> byValue, Seq<Node> symbols) {
    Iterator<Boolean> known = byValue.iterator();
    Iterator<Node> next = symbols.iterator();
    List<Expr> filled = new ArrayList<>();
    for (Expr argument : arguments) {
      List<Node> leaves = new ArrayList<>();
      for (Node leaf : argument.leaves()) leaves.add(known.next() ? leaf : next.next());
      filled.add(argument.rebuild(Array.ofAll(leaves)));
    }
    return Array.ofAll(filled);
  }

  private Expr eagerly(Seq<Expr> arguments) {
    int depth = Trace.depth();
    try {
      return body.apply(arguments);
    } catch (StackOverflowError recursion) {
      Trace.backTo(depth);
      throw SolventError.of(
              Kind.LIMIT, "calls of %s nest too deeply for the stack", signature.name())
          .help(
              "a recursion ends by what is known before running; where data decides, use whileLoop"
                  + " or iterate");
    }
  }
}
