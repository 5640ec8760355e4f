package dev.solvent.dsl;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.function.Supplier;

/// `x && y` and `x || y` where data decides `x`. A `y` that may fail, or that is a call, is a
/// branch, so that `i < n && x[i] > 0` looks up no entry that is not there; any other is cheaper
/// computed than avoided.
final class ShortCircuit {
  private ShortCircuit() {}

  /// This gives `first && second` if `isAnd`, else `first || second`.
  static Expr of(Expr first, boolean isAnd, Supplier<Expr> second) {
    if (!isTruth(first) || first.isKnown()) return eager(first, isAnd, second.get());
    Expr[] value = {Expr.NONE};
    Trace.Lambda given =
        side(() -> {
          value[0] = second.get();
          return value[0].leaves();
        });
    Trace.Lambda decided = side(() -> Array.of(Nodes.truth(!isAnd)));
    Seq<Trace.Closed> closed =
        Trace.closeAll(isAnd ? Array.of(given, decided) : Array.of(decided, given));
    Graph graph = closed.get(isAnd ? 0 : 1).graph();
    Seq<Node> captures = closed.head().captures();
    if (!isTruth(value[0]) || isTotal(graph)) {
      return eager(first, isAnd, value[0].rebuild(Trace.inline(graph, captures)));
    }
    Op branch = new Op.Branch(closed.head().graph(), closed.last().graph());
    Node out = Build.apply(branch, captures.prepend(first.node())).head();
    if (closed.exists(Trace.Closed::checks)) Trace.keep(out);
    return Expr.of(out);
  }

  private static Trace.Lambda side(Supplier<Seq<Node>> leaves) {
    return new Trace.Lambda(Array.empty(), _ -> leaves.get());
  }

  private static Expr eager(Expr first, boolean isAnd, Expr second) {
    return isAnd ? Operators.and(first, second) : Operators.or(first, second);
  }

  private static boolean isTruth(Expr e) {
    return e.isTensor() && e.node().type().equals(Type.TRUTH);
  }

  private static boolean isTotal(Graph graph) {
    return graph.nodes().stream()
        .noneMatch(node -> node instanceof Node.Apply a && mayFail(a.op()));
  }

  private static boolean mayFail(Op op) {
    return switch (op) {
      case Op.Nested _, Op.Gather _, Op.Scatter _, Op.Ensure _ -> true;
      case Op.Quotient quotient -> !(quotient instanceof Op.Divide || quotient instanceof Op.Ratio);
      case Op.Linear _, Op.Bilinear _, Op.Pointwise _, Op.Discrete _ -> false;
    };
  }
}
