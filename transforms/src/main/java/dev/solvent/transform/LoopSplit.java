package dev.solvent.transform;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// A loop that is linear in what moves, separated: the twin loop keeps the fixed states and writes
/// what linear steps read, the linear loop reads it. Input rows, captures and conditions are never
/// copied to a trail.
final class LoopSplit {
  private final Op.Loop loop;
  private final Seq<Node> x;
  private final Mask m;
  private final Linearize.Split split;
  private final Seq<Integer> fixedIndex;
  private final Map<Integer, Node> once = new HashMap<>();

  LoopSplit(Op.Loop loop, Seq<Node> x, Mask m) {
    this.loop = loop;
    this.x = x;
    this.m = m;
    Mask force = Mask.of(loop.step().results().size(), i -> i < loop.states() && m.get(i));
    this.split = Linearize.of(loop.step(), m, force);
    this.fixedIndex = Array.range(0, x.size()).filter(i -> !m.get(i));
  }

  Seq<Node> results(BiFunction<Op, Seq<Node>, Seq<Node>> linear) {
    hoist();
    Seq<Integer> carried =
        split.origins().filter(o -> o >= 0 && o < loop.states()).distinct().sorted();
    Seq<Node> twin = twin(carried);
    int f = split.fixed();
    int kept = split.left() - once.size();
    List<Option<Node>> left = new ArrayList<>();
    for (int k = 0, at = f; k < split.left(); k++) {
      left.add(once.containsKey(k) ? Option.none() : Option.of(twin.get(at++)));
    }
    Seq<Node> states = twin.slice(f + kept, f + kept + carried.size());
    Node clock = loop.proceed().isDefined() ? twin.last() : x.get(loop.states());
    return Linearize.merge(split.out(), twin.take(f), linear(linear, left, carried, states, clock));
  }

  /// What depends on captures alone is the same in every pass: computed once, outside, where it
  /// cannot fail.
  private void hoist() {
    int rowsEnd = loop.states() + loop.rows();
    Mask varying = Mask.of(fixedIndex.size(), k -> fixedIndex.get(k) < rowsEnd);
    Mask varies = Depends.of(split.twin(), varying);
    for (int k = 0; k < split.left(); k++) {
      Node e = split.twin().results().get(split.fixed() + k);
      if (varies.get(split.fixed() + k) || !(e.type() instanceof Type.Real) || !isTotal(e))
        continue;
      Seq<Node> args =
          fixedIndex.map(
              i -> i < rowsEnd ? Nodes.zero(loop.step().params().get(i).type()) : x.get(i));
      once.put(k, Trace.inline(new Graph(split.twin().params(), Array.of(e)), args).head());
    }
  }

  private static boolean isTotal(Node e) {
    return Graph.reach(List.of(e), _ -> true).stream()
        .noneMatch(n ->
            n instanceof Node.Apply a
                && (a.op() instanceof Op.Nested
                    || a.op() instanceof Op.Quotient
                    || a.op() instanceof Op.Gather
                    || a.op() instanceof Op.Ensure));
  }

  /// The fixed states; as rows, the fixed rows, what the step left, the states that linear steps
  /// read, and a clock.
  private Seq<Node> twin(Seq<Integer> carried) {
    int f = split.fixed();
    Seq<Type> types = fixedIndex.map(i -> loop.step().params().get(i).type());
    Graph step =
        Trace.closed(
            types,
            xs -> {
              Seq<Node> all = Trace.inline(split.twin(), xs);
              List<Node> out = new ArrayList<>(all.take(f).toJavaList());
              for (int k = 0; k < split.left(); k++) {
                if (!once.containsKey(k)) out.add(all.get(f + k));
              }
              carried.forEach(o -> out.add(xs.get(fixedIndex.indexOf(o))));
              if (loop.proceed().isDefined()) out.add(Nodes.tensor(Shape.of(0), new double[0]));
              return Array.ofAll(out);
            });
    int states = loop.states() - m.count(0, loop.states());
    int rows = loop.rows() - m.count(loop.states(), loop.states() + loop.rows());
    Op op = new Op.Loop(step, loop.proceed().map(this::restricted), loop.backward(), states, rows);
    return Build.apply(op, fixedIndex.map(x::get));
  }

  /// The condition over the fixed states and captures alone.
  private Graph restricted(Graph proceed) {
    Mask mp = m.slice(0, loop.states()).concat(m.slice(loop.states() + loop.rows(), m.size()));
    return Trace.closed(
        mp.reject(proceed.paramTypes()),
        xs -> {
          Seq<Option<Node>> fixed = Tangents.spread(mp.not(), xs);
          return Trace.inline(
              proceed, fixed.zipWith(proceed.params(), (v, p) -> Tangents.orZero(v, p.type())));
        });
  }

  /// Rows: clock, residual rows, moving rows. Captures: residual captures, moving captures.
  private Seq<Node> linear(
      BiFunction<Op, Seq<Node>, Seq<Node>> apply,
      List<Option<Node>> left,
      Seq<Integer> carried,
      Seq<Node> carriedStates,
      Node clock) {
    int states = loop.states();
    int rowsEnd = states + loop.rows();
    List<Node> rows = new ArrayList<>(List.of(clock));
    List<Node> captures = new ArrayList<>();
    int[] places = new int[split.origins().size()];
    for (int i = 0; i < places.length; i++) {
      int o = split.origins().get(i);
      boolean hoisted = o < 0 && once.containsKey(-1 - o);
      if (o >= rowsEnd || hoisted) {
        places[i] = -1 - captures.size();
        captures.add(hoisted ? once.get(-1 - o) : x.get(o));
      } else {
        places[i] = rows.size();
        rows.add(
            o < 0
                ? left.get(-1 - o).get()
                : o < states ? carriedStates.get(carried.indexOf(o)) : x.get(o));
      }
    }
    Seq<Node> ds = picked(0, states);
    Seq<Node> dr = picked(states, rowsEnd);
    Seq<Node> dc = picked(rowsEnd, x.size());
    int firstRow = ds.size();
    int firstMovingRow = firstRow + rows.size();
    int firstCapture = firstMovingRow + dr.size();
    Seq<Node> operands = ds.appendAll(rows).appendAll(dr).appendAll(captures).appendAll(dc);
    Seq<Type> types =
        operands.zipWithIndex(
            (n, i) -> i >= firstRow && i < firstCapture ? Type.element(n.type()) : n.type());
    Graph step =
        Trace.closed(
            types,
            xs -> {
              Seq<Node> residuals =
                  Array.ofAll(places)
                      .map(p -> xs.get(p >= 0 ? firstRow + p : firstCapture - 1 - p));
              Seq<Node> moving =
                  xs.take(firstRow)
                      .appendAll(xs.slice(firstMovingRow, firstCapture))
                      .appendAll(xs.drop(firstCapture + captures.size()));
              return Trace.inline(split.linear(), residuals.appendAll(moving));
            });
    Op op = new Op.Loop(step, Option.none(), loop.backward(), ds.size(), rows.size() + dr.size());
    return apply.apply(op, operands);
  }

  private Seq<Node> picked(int from, int to) {
    return Array.range(from, to).filter(m::get).map(x::get);
  }
}
