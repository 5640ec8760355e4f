package dev.solvent.dsl;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.expr.Pattern;
import dev.solvent.plan.Values;
import dev.solvent.source.Block;
import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Iterator;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// Loops and branches of expressions as nodes: their bodies are traced once and closed.
final class Repetition {
  private Repetition() {}

  /// What a loop reads, one row a pass: trails, of which the first is the clock, and what a pass
  /// makes of the others. `length` counts the passes, 0 where data does.
  record Rows(Seq<Node> trails, Function<Seq<Node>, Expr> element, int length) {

    /// Nothing but `n` passes.
    static Rows passes(Expr n) {
      return new Rows(Array.of(clock(n)), _ -> Expr.NONE, length(n));
    }

    /// The whole numbers from `from` to `until`, exclusive.
    static Rows counting(Expr from, Expr until) {
      Node naturals = new Node.Const(new Type.Trail(Type.NUMBER), Values.naturals());
      Node start = number(from, "the start of a range");
      Expr n = Expr.of(Nodes.subtract(number(until, "the end of a range"), start));
      return new Rows(
          Array.of(clock(n), naturals), rows -> Expr.of(from(start, rows.head())), length(n));
    }

    private static Node from(Node start, Node i) {
      boolean atZero = start instanceof Node.Const known && known.entries()[0] == 0;
      return atZero ? i : Nodes.add(start, i);
    }

    /// The leading axis of a tensor, or of all tensors of a tuple or a record together; the numbers
    /// of a range.
    static Rows of(Expr xs) {
      if (xs.tree() instanceof Tree.Range(int from, int to)) {
        return counting(Expr.of(from), Expr.of(to));
      }
      Seq<Node> leaves = xs.leaves();
      boolean sparse = xs.opaque().exists(p -> p instanceof Pattern);
      if (leaves.isEmpty() || sparse || leaves.exists(x -> Nodes.shape(x).isScalar())) {
        throw SolventError.of(
            Kind.TYPE,
            "a loop goes over the leading axis of a tensor, but this is %s",
            xs.describe());
      }
      int n = Nodes.shape(leaves.head()).size(0);
      if (leaves.exists(x -> Nodes.shape(x).size(0) != n)) {
        throw SolventError.of(
            Kind.SHAPE, "the leading axes of what a loop goes over differ: %s", xs.describe());
      }
      Seq<Node> trails = leaves.map(x -> Build.one(new Op.Roll(n), x));
      return new Rows(trails.prepend(Nodes.clock(n)), xs::rebuild, n);
    }

    private static Node clock(Expr n) {
      Node passes = number(n, "the number of passes");
      return n.isKnown() ? Nodes.clock(length(n)) : Build.one(new Op.Ticks(), passes);
    }

    private static int length(Expr n) {
      return n.isKnown() ? Math.max(0, n.whole("the number of passes")) : 0;
    }

    private static Node number(Expr n, String what) {
      if (n.isTensor() && n.node().type().equals(Type.NUMBER)) return n.node();
      throw SolventError.of(Kind.TYPE, "%s is a whole number, not %s", what, n.describe());
    }
  }

  /// What a pass leaves: the next state, and a row to keep.
  record Pass(Expr state, Expr row) {}

  /// What a loop leaves: the last state and the rows of all passes, stacked.
  record Done(Expr state, Expr rows) {}

  /// This gives what a loop goes over, one by one, of what is known.
  static Iterator<Expr> elements(Expr xs) {
    if (xs.tree() instanceof Tree.Range) return Iterator.ofAll(xs.iterator());
    return Iterator.range(0, Rows.of(xs).length)
        .map(i -> xs.rebuild(xs.leaves().map(leaf -> Nodes.take(leaf, 0, i))));
  }

  static Expr whileLoop(Expr state, Variables variables, Fn condition, Fn step) {
    Seq<Node> init = witnessed(state.leaves());
    Seq<Type> types = init.map(Node::type);
    Seq<String> names = names(variables, state);
    Seq<Trace.Closed> closed =
        Trace.closeAll(
            Array.of(
                new Trace.Lambda(
                    types, names, xs -> Array.of(truth(spread(condition, state.rebuild(xs))))),
                new Trace.Lambda(
                    types,
                    names,
                    xs ->
                        witnessed(
                            variables.kept(state, spread(step, state.rebuild(xs))).leaves()))));
    Trace.Closed body = closed.get(1);
    Op.Loop loop =
        new Op.Loop(body.graph(), Option.of(closed.get(0).graph()), false, init.size(), 0);
    Seq<Node> out = Build.apply(loop, init.appendAll(body.captures()));
    keepChecks(closed, out);
    return state.rebuild(out);
  }

  /// Something to check in, where a body leaves nothing.
  private static Seq<Node> witnessed(Seq<Node> leaves) {
    return leaves.isEmpty() ? Array.of(Nodes.number(0)) : leaves;
  }

  private static Seq<String> names(Variables variables, Expr state) {
    Seq<String> names = variables.ofLeaves(state);
    return names.isEmpty() ? Array.of("the state") : names;
  }

  private static void keepChecks(Seq<Trace.Closed> bodies, Seq<Node> results) {
    if (bodies.exists(Trace.Closed::checks)) Trace.keep(results.head());
  }

  /// This gives the state after one pass a row.
  static Expr over(Rows rows, Expr state, Variables variables, BiFunction<Expr, Expr, Expr> step) {
    return loop(rows, state, variables, (s, x) -> new Pass(step.apply(s, x), Expr.NONE)).state;
  }

  /// This gives the last state and the rows that the passes leave.
  static Done loop(Rows rows, Expr state, Variables variables, BiFunction<Expr, Expr, Pass> step) {
    Seq<Node> init = witnessed(state.leaves());
    int states = init.size();
    Expr[] row = {Expr.NONE};
    Trace.Closed body =
        Trace.close(
            new Trace.Lambda(
                init.map(Node::type).appendAll(rows.trails.map(t -> Type.element(t.type()))),
                names(variables, state).appendAll(rows.trails.map(_ -> "the element")),
                xs -> {
                  Pass pass =
                      step.apply(
                          state.rebuild(xs.take(states)), rows.element.apply(xs.drop(states + 1)));
                  row[0] = pass.row;
                  Seq<Node> next = witnessed(variables.kept(state, pass.state).leaves());
                  return next.appendAll(pass.row.leaves());
                }));
    Op.Loop loop = new Op.Loop(body.graph(), Option.none(), false, states, rows.trails.size());
    Seq<Node> operands = init.appendAll(rows.trails).appendAll(body.captures());
    Seq<Node> out = Build.apply(loop, operands);
    keepChecks(Array.of(body), out);
    Seq<Node> written = out.drop(states).map(trail -> unroll(trail, rows.length));
    return new Done(state.rebuild(out.take(states)), row[0].rebuild(written));
  }

  private static Node unroll(Node trail, int n) {
    return Build.one(new Op.Unroll(n, Type.element(trail.type())), trail);
  }

  static Expr branch(Expr condition, Supplier<Expr> then, Supplier<Expr> otherwise) {
    Node truth = truth(condition);
    if (truth instanceof Node.Const known) {
      return taken(known.entries()[0] != 0 ? then : otherwise);
    }
    Expr[] first = {Expr.NONE};
    Seq<Trace.Closed> closed =
        Trace.closeAll(
            Array.of(
                new Trace.Lambda(
                    Array.empty(),
                    _ -> {
                      first[0] = then.get();
                      return witnessed(first[0].leaves());
                    }),
                new Trace.Lambda(
                    Array.empty(), _ -> witnessed(matching(first[0], otherwise.get()).leaves()))));
    Op.Branch branch = new Op.Branch(closed.get(0).graph(), closed.get(1).graph());
    Seq<Node> captures = closed.get(0).captures();
    Seq<Node> out = Build.apply(branch, captures.prepend(truth));
    keepChecks(closed, out);
    return first[0].rebuild(out);
  }

  /// This gives what the side that a known condition takes gives. In a function under trace the
  /// side is a block, and what it only hands on leaves it as a value of its own, as it does where
  /// data decides.
  static Expr taken(Supplier<Expr> side) {
    if (!Trace.isOpen()) return side.get();
    Block block = Block.begin();
    return Site.current()
        .in(Option.of(block))
        .during(() -> {
          Expr value = side.get();
          return value.rebuild(value.leaves().map(leaf -> own(leaf, block)));
        });
  }

  /// A flip of no axes is the value again, as a node of the block.
  private static Node own(Node leaf, Block block) {
    boolean isMade = leaf instanceof Node.Apply a && a.site().block().exists(b -> b == block);
    boolean moves = leaf.type() instanceof Type.Real r && !r.isBoolean();
    return isMade || leaf.isKnown() || !moves ? leaf : Build.one(new Op.Flip(Array.empty()), leaf);
  }

  private static Expr matching(Expr then, Expr otherwise) {
    if (then.isSameAs(otherwise)) return otherwise.filledLike(then);
    if (then.describe().equals(otherwise.describe())) {
      throw SolventError.of(
              Kind.TYPE, "both sides of a branch give a %s, but not the same one", then.describe())
          .help("decide by what is known before running, or give numbers");
    }
    throw SolventError.of(
            Kind.SHAPE,
            "the sides of a branch differ: one gives %s, the other %s",
            described(then),
            described(otherwise))
        .help("where it is decided by data, both sides have one structure and shape");
  }

  /// A tuple of one part stands for its part.
  private static String described(Expr side) {
    boolean isPart = side.isTuple() && side.parts().size() == 1;
    return (isPart ? side.parts().head() : side).describe();
  }

  private static Node truth(Expr condition) {
    if (condition.isTensor() && condition.node().type().equals(Type.TRUTH)) {
      return condition.node();
    }
    SolventError error =
        SolventError.of(Kind.TYPE, "a condition is true or false, not %s", condition.describe());
    throw condition.isTensor() && condition.type().isBoolean()
        ? error.help("any(c) or all(c) is one boolean")
        : error.help("compare, as in x != 0");
  }

  /// This calls a function of several parameters with the parts of a state, one of a single
  /// parameter with all of it.
  static Expr spread(Fn f, Expr state) {
    return f.apply(f.arity() == 1 ? Array.of(state) : state.parts());
  }
}
