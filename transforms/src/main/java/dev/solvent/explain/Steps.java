package dev.solvent.explain;

import dev.solvent.expr.Definition;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.expr.Rule;
import dev.solvent.plan.Values;
import dev.solvent.source.NumberText;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// A graph as steps to read: what is used once stands where it is used, what is used again, or
/// would make a long line, has a name.
final class Steps {
  /// A longer formula has its parts named.
  private static final int LONG = 64;

  private static final Notation TEXT = new TextNotation();

  private final Names names;
  private final Set<Definition.Composed> called;
  private final boolean isCondition;
  private final Map<Node, Formula> read = new IdentityHashMap<>();
  private final Map<Node, Integer> uses = new IdentityHashMap<>();
  private final Operations operations = new Operations(this::read);
  private List<Line> lines = new ArrayList<>();

  /// `called` collects the definitions that are called.
  Steps(Names names, Set<Definition.Composed> called) {
    this(names, called, false);
  }

  private Steps(Names names, Set<Definition.Composed> called, boolean isCondition) {
    this.names = names;
    this.called = called;
    this.isCondition = isCondition;
  }

  List<Line> lines() {
    return lines;
  }

  /// This adds the steps of a graph and gives its results.
  Seq<Formula> of(Graph graph, Seq<? extends Formula> arguments) {
    for (int i = 0; i < arguments.size(); i++) read.put(graph.params().get(i), arguments.get(i));
    graph.nodes().forEach(uses::remove);
    for (Node node : graph.nodes()) {
      if (node instanceof Node.Apply a) a.operands().forEach(o -> uses.merge(o, 1, Integer::sum));
    }
    for (Node node : graph.nodes()) if (node instanceof Node.Apply a) step(a);
    return graph.results().map(this::read);
  }

  private Formula read(Node node) {
    return node instanceof Node.Const c ? Constants.of(c) : read.get(node);
  }

  private void step(Node.Apply a) {
    Seq<Node> x = a.operands();
    switch (a.op()) {
      case Op.Ensure e -> {
        Formula holds = read(x.head());
        Line check = new Line.Check(holds, e.message().replace("%s", ".."));
        if (!lines.contains(check)) lines.add(check);
        read.put(a, read(x.last()));
      }
      case Op.Linear op -> value(a, operations.linear(op, x));
      case Op.Bilinear op -> value(a, operations.bilinear(op, x));
      case Op.Quotient op -> value(a, operations.quotient(op, x));
      case Op.Pointwise(var f) -> value(a, operations.pointwise(f, x));
      case Op.Discrete op -> value(a, operations.discrete(op, x));
      case Op.Call(Definition.Composed d)
          when d.rule() instanceof Rule.Residual(_, _, var exact) && exact ->
          call(a, "polished", x.take(a.parts().size()));
      case Op.Call(Definition.Composed d) -> {
        called.add(d);
        call(a, d.name(), x.take(d.arguments()));
      }
      case Op.Call(Definition.Primitive d) -> call(a, d.name(), x);
      case Op.Dual d -> call(a, d.name() + "'", x);
      case Op.Branch b -> branch(a, b);
      case Op.Each e -> each(a, e);
      case Op.Loop l -> loop(a, l);
    }
  }

  private void value(Node node, Formula formula) {
    boolean again = uses.getOrDefault(node, 0) > 1 && !isLight(formula);
    boolean isLong = uses.containsKey(node) && TEXT.of(formula).length() > LONG;
    read.put(node, again && !isCondition || isLong ? named(node.type(), formula) : formula);
  }

  /// What reads no longer than a name, or computes nothing.
  private static boolean isLight(Formula formula) {
    return switch (formula) {
      case Formula.Name _, Formula.Number _ -> true;
      case Formula.Negative(var x) -> isLight(x);
      case Formula.Transpose(var x) -> isLight(x);
      case Formula.Part(var x, _) -> isLight(x);
      case Formula.Spread(var x, _) -> isLight(x);
      case Formula.Product(Formula.Number _, var x) -> isLight(x);
      case Formula.Field _, Formula.Sum _, Formula.Difference _, Formula.Product _ -> false;
      case Formula.Fraction _, Formula.Power _, Formula.MatrixProduct _, Formula.Infix _ -> false;
      case Formula.Not _, Formula.Call _, Formula.Vector _ -> false;
    };
  }

  private Formula named(Type type, Formula formula) {
    if (formula instanceof Formula.Spread(var x, var to)) {
      return new Formula.Spread(named(Type.NUMBER, x), to);
    }
    String name = names.value();
    lines.add(new Line.Let(isCondition ? "where" : "val", Array.of(name), written(type), formula));
    return new Formula.Name(name);
  }

  /// The type of what is no number.
  private static String written(Type type) {
    return type instanceof Type.Real real && !real.shape().isScalar() ? real.toString() : "";
  }

  /// This names a node that a nested graph reads.
  private Formula outer(Node node) {
    Formula formula = read(node);
    if (!isLight(formula) && !(node instanceof Node.Const)) {
      read.put(node, named(node.type(), formula));
    }
    return read(node);
  }

  private void call(Node.Apply a, String name, Seq<Node> x) {
    Formula call = new Formula.Call(name, x.map(this::read));
    if (a.parts().size() == 1) value(a.parts().head(), call);
    else lines.add(new Line.Let("val", fresh(a.parts()), "", call));
  }

  private Seq<String> fresh(Seq<Node> parts) {
    Seq<String> fresh = parts.map(_ -> names.value()).toArray();
    parts.zip(fresh).forEach(p -> read.put(p._1, new Formula.Name(p._2)));
    return fresh;
  }

  private static String opening(Seq<String> fresh) {
    return "val " + (fresh.size() == 1 ? fresh.head() : fresh.mkString("(", ", ", ")")) + " = ";
  }

  /// This gives the lines that `work` adds.
  private Seq<Line> inside(Supplier<Seq<Line>> work) {
    List<Line> before = lines;
    lines = new ArrayList<>();
    Seq<Line> last = work.get();
    lines.addAll(last.toJavaList());
    Seq<Line> inner = Array.ofAll(lines);
    lines = before;
    return inner;
  }

  private Seq<Line> body(Graph graph, Seq<? extends Formula> arguments) {
    return inside(() -> Array.of(new Line.Result(Formula.tuple(of(graph, arguments)))));
  }

  private void branch(Node.Apply a, Op.Branch b) {
    Seq<Formula> captures = a.operands().tail().map(this::outer);
    Formula condition = read(a.operands().head());
    Seq<String> fresh = fresh(a.parts());
    lines.add(
        new Line.Block(opening(fresh) + "if", Option.of(condition), body(b.then(), captures)));
    lines.add(new Line.Block("else", Option.none(), body(b.otherwise(), captures)));
  }

  private void each(Node.Apply a, Op.Each e) {
    Seq<Formula> operands = a.operands().map(this::outer);
    Seq<String> own =
        e.body().params().zip(e.mapped()).map(p -> p._2 ? names.like(p._1.name()) : "").toArray();
    Seq<Formula> arguments =
        operands.zipWith(own, (outer, name) -> name.isEmpty() ? outer : new Formula.Name(name));
    Seq<String> mapped = own.reject(String::isEmpty);
    Seq<Formula> over = operands.zip(own).reject(p -> p._2.isEmpty()).map(p -> p._1);
    Seq<String> fresh = fresh(a.parts());
    String how = e.summed().contains(true) ? "sum over " : "for each ";
    lines.add(
        new Line.Block(
            opening(fresh)
                + how
                + (mapped.isEmpty() ? e.n() + " times" : mapped.mkString(", ") + " of"),
            over.isEmpty() ? Option.none() : Option.of(Formula.tuple(over)),
            body(e.body(), arguments)));
  }

  private void loop(Node.Apply a, Op.Loop l) {
    Seq<Node> x = a.operands();
    int rowsEnd = l.states() + l.rows();
    Seq<Formula> captures = x.drop(rowsEnd).map(this::outer);
    Seq<Formula> states =
        x.take(l.states()).zipWithIndex().map(p -> state(l, p._1, p._2)).toArray();
    Seq<String> elements =
        l.step()
            .params()
            .slice(l.states(), rowsEnd)
            .map(p -> p.type().equals(Type.TICK) ? "" : names.like("i"))
            .toArray();
    Seq<Formula> arguments = states.appendAll(elements.map(Formula.Name::new)).appendAll(captures);
    Seq<Formula> kept =
        l.step()
            .types()
            .drop(l.states())
            .map(_ -> (Formula) new Formula.Name(names.value()))
            .toArray();
    Seq<Line> passes = inside(() -> pass(l, arguments, kept));
    lines.add(
        l.proceed()
            .map(proceed -> whileTrue(proceed, states.appendAll(captures), passes))
            .getOrElse(() -> new Line.Block(header(l, x, elements), Option.none(), passes)));
    Seq<Formula> left = states.appendAll(kept);
    for (int k = 0; k < left.size(); k++) read.put(a.parts().get(k), left.get(k));
  }

  private Formula state(Op.Loop l, Node init, int k) {
    String name = names.like(l.step().params().get(k).name());
    lines.add(new Line.Let("var", Array.of(name), written(init.type()), read(init)));
    return new Formula.Name(name);
  }

  /// A condition stands where it is asked; parts that would make it long follow.
  private Line whileTrue(Graph proceed, Seq<Formula> arguments, Seq<Line> passes) {
    Steps condition = new Steps(names, called, true);
    Formula holds = condition.of(proceed, arguments).head();
    return new Line.Block("while", Option.of(holds), passes.prependAll(condition.lines));
  }

  /// The next state, and the rows that are kept of this pass.
  private Seq<Line> pass(Op.Loop l, Seq<Formula> arguments, Seq<Formula> kept) {
    Seq<Formula> results = of(l.step(), arguments);
    Seq<Integer> changed =
        Array.range(0, l.states()).reject(k -> results.get(k).equals(arguments.get(k)));
    Seq<Line> last = Array.empty();
    for (int k = 0; k < kept.size(); k++) {
      Type type = l.step().types().get(l.states() + k);
      if (type.equals(Type.TICK)) continue;
      Seq<String> name = Array.of(((Formula.Name) kept.get(k)).name());
      last = last.append(new Line.Let("keep", name, written(type), results.get(l.states() + k)));
    }
    return changed.isEmpty()
        ? last
        : last.append(
            new Line.Assign(
                changed.map(k -> ((Formula.Name) arguments.get(k)).name()),
                changed.map(results::get)));
  }

  private String header(Op.Loop l, Seq<Node> x, Seq<String> elements) {
    Seq<String> over =
        elements
            .zipWithIndex()
            .reject(p -> p._1.isEmpty())
            .map(p -> p._1 + " of " + trail(x.get(l.states() + p._2)));
    String passes =
        switch (x.get(l.states())) {
          case Node.Const clock -> NumberText.counted(Values.passes(clock.value()), "time");
          case Node.Apply ticks -> TEXT.of(read(ticks)) + " times";
          case Node.Part _, Node.Symbol _ -> "as often";
        };
    return over.prepend("repeat " + passes).mkString(", ")
        + (l.backward() ? ", the last first" : "");
  }

  private String trail(Node trail) {
    return trail instanceof Node.Const ? "0, 1, .." : TEXT.of(read(trail));
  }
}
