package dev.solvent.plan;

import dev.solvent.expr.Definition;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.plan.Statement.Attempted;
import dev.solvent.plan.Statement.Branch;
import dev.solvent.plan.Statement.Count;
import dev.solvent.plan.Statement.Each;
import dev.solvent.plan.Statement.While;
import io.vavr.collection.Seq;
import java.util.List;

/// An operation that carries graphs, as part of the code around it. One that leaves a tape, or of
/// which there is too much, stays a plan of its own.
final class Nesting {
  private static final int STATEMENTS = 6000;
  private static final int DEEPEST = 40;

  private final Block outer;
  private final Node.Apply a;

  Nesting(Block outer, Node.Apply a) {
    this.outer = outer;
    this.a = a;
  }

  /// Whether the operation has become part of the code.
  boolean translated(Op.Nested op) {
    if (outer.frames().statements() > STATEMENTS || outer.depth() > DEEPEST) return false;
    return switch (op) {
      case Op.Call(Definition.Composed d) -> inline(d.body());
      case Op.Call(Definition.Primitive p) ->
          p.kernel() instanceof Attempt(var graph) && attempt(graph);
      case Op.Dual d -> d.forward().isEvaluated() && inline(d.forward().get());
      case Op.Branch(var then, var otherwise) -> branch(then, otherwise);
      case Op.Each e -> each(e);
      case Op.Loop l -> l.step().results().size() == l.states() && loop(l);
    };
  }

  private boolean inline(Graph body) {
    Block block = outer.inlined(body);
    block.captures(0, a.operands(), outer);
    block.translate();
    for (int k = 0; k < a.parts().size(); k++) {
      outer.isAt(a.parts().get(k), block, body.results().get(k));
    }
    return true;
  }

  private boolean attempt(Graph graph) {
    if (!Block.areSmall(graph.results())) return false;
    Homes homes = new Homes(graph.types(), outer.frames());
    outer.emit(new Attempted(side(graph, a.operands(), homes), homes.numbers()));
    homes.areParts(a.parts(), outer);
    return true;
  }

  private boolean branch(Graph then, Graph otherwise) {
    Homes homes = new Homes(then.types(), outer.frames());
    int condition = outer.small(a.operands().head())[0];
    List<Statement> left = side(then, a.operands().tail(), homes);
    List<Statement> right = side(otherwise, a.operands().tail(), homes);
    outer.emit(new Branch(condition, left, right));
    homes.areParts(a.parts(), outer);
    return true;
  }

  /// This gives statements that take the results of a graph home.
  private List<Statement> side(Graph graph, Seq<Node> operands, Homes homes) {
    Block block = outer.within(graph);
    block.captures(0, operands, outer);
    block.translate();
    block.emit(homes.from(block, graph.results()));
    return block.statements();
  }

  private boolean loop(Op.Loop l) {
    Seq<Node> states = a.operands().take(l.states());
    Seq<Node> captures = a.operands().drop(l.states() + l.rows());
    Homes homes = new Homes(states.map(Node::type), outer.frames());
    outer.emit(homes.from(outer, states));
    Block step = outer.within(l.step());
    homes.areParameters(l.step().params().take(l.states()), step);
    step.captures(l.states() + l.rows(), captures, outer);
    int[] rows = new int[l.rows()];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = outer.frames().object();
      step.isAt(l.step().params().get(l.states() + k), rows[k]);
    }
    step.translate();
    step.emit(homes.from(step, l.step().results()));
    outer.emit(
        l.proceed().isDefined()
            ? whileLoop(l.proceed().get(), homes, captures, step)
            : counted(l, rows, step));
    homes.areParts(a.parts(), outer);
    return true;
  }

  private While whileLoop(Graph proceed, Homes homes, Seq<Node> captures, Block step) {
    int states = proceed.params().size() - captures.size();
    Block test = outer.within(proceed);
    homes.areParameters(proceed.params().take(states), test);
    test.captures(states, captures, outer);
    test.translate();
    int condition = test.small(proceed.results().head())[0];
    return new While(test.statements(), condition, step.statements());
  }

  private Count counted(Op.Loop l, int[] rows, Block step) {
    int[] trails = outer.wholes(a.operands().slice(l.states(), l.states() + l.rows()));
    return new Count(trails[0], l.backward(), trails, rows, step.statements());
  }

  private boolean each(Op.Each e) {
    Seq<Node> params = e.body().params().map(p -> p);
    if (!Block.areSmall(e.body().results()) || !Block.areSmall(mapped(params, e))) return false;
    Block body = outer.within(e.body());
    for (int j = 0; j < params.size(); j++) {
      Node param = params.get(j);
      if (e.mapped().get(j)) body.isAt(param, outer.frames().numbers(param.type()));
      else body.isAt(param, outer, a.operands().get(j));
    }
    body.translate();
    int[][] results = body.smalls(e.body().results());
    boolean[] summed = new boolean[results.length];
    int[] outs = new int[results.length];
    for (int k = 0; k < outs.length; k++) {
      summed[k] = e.summed().get(k);
      outs[k] = outer.frames().object();
    }
    outer.emit(
        new Each(
            e.n(),
            outer.wholes(mapped(a.operands(), e)),
            body.smalls(mapped(params, e)),
            body.statements(),
            results,
            summed,
            outs,
            Block.run(a, outer.wholes(a.operands()), outs)));
    for (int k = 0; k < outs.length; k++) outer.made(a.parts().get(k), outs[k]);
    return true;
  }

  private static Seq<Node> mapped(Seq<Node> nodes, Op.Each e) {
    return nodes.zip(e.mapped()).filter(pair -> pair._2).map(pair -> pair._1);
  }
}
