package dev.solvent.transform;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// The transpose of a linear loop: the other direction; as states, the cotangents of its states and
/// the sums over its captures; as rows, its fixed rows and the cotangents of the rows it wrote.
record LoopTranspose(
    Op.Loop loop,
    Seq<Type> types,
    Seq<Option<Node>> x,
    Seq<Option<Node>> cts,
    Mask moving,
    Mask given,
    Mask want,
    int rowsEnd) {

  Seq<Option<Node>> cotangents(Graph back) {
    int n = x.size();
    int states = loop.states();
    int outer = cts.size();
    int s = given.count(0, states);
    int rowsWanted = want.count(states, rowsEnd);
    int capturesWanted = want.count(rowsEnd, n);
    int fixedRows = loop.rows() - moving.count(states, rowsEnd);
    int givenRows = given.count(states, outer);
    Seq<Node> stateCts =
        range(0, states).filter(given::get).map(i -> Tangents.orZero(cts.get(i), types.get(i)));
    Seq<Node> sums = range(rowsEnd, n).filter(want::get).map(i -> Nodes.zero(types.get(i)));
    Seq<Node> rows =
        range(states, rowsEnd)
            .filter(i -> !moving.get(i))
            .map(i -> x.get(i).get())
            .appendAll(range(states, outer).filter(given::get).map(k -> cts.get(k).get()));
    Seq<Node> captures = range(rowsEnd, n).filter(i -> !moving.get(i)).map(i -> x.get(i).get());
    int first = s + capturesWanted;
    Seq<Type> params =
        stateCts
            .appendAll(sums)
            .map(Node::type)
            .appendAll(rows.map(r -> Type.element(r.type())))
            .appendAll(captures.map(Node::type));
    Graph step =
        Trace.closed(
            params,
            xs -> {
              Seq<Node> rest = xs.drop(first);
              Seq<Node> fixed = rest.take(fixedRows).appendAll(rest.drop(fixedRows + givenRows));
              Seq<Node> cotangents =
                  xs.take(s).appendAll(rest.slice(fixedRows, fixedRows + givenRows));
              Seq<Node> out = Trace.inline(back, fixed.appendAll(cotangents));
              Seq<Node> summed =
                  range(0, capturesWanted)
                      .map(
                          c -> Build.one(new Op.Add(), xs.get(s + c), out.get(s + rowsWanted + c)));
              return out.take(s).appendAll(summed).appendAll(out.slice(s, s + rowsWanted));
            });
    Op op = new Op.Loop(step, Option.none(), !loop.backward(), first, fixedRows + givenRows);
    Seq<Node> out = Build.apply(op, stateCts.appendAll(sums).appendAll(rows).appendAll(captures));
    Seq<Node> ordered = out.take(s).appendAll(out.drop(first)).appendAll(out.slice(s, first));
    return Tangents.spread(want, ordered);
  }

  private static Seq<Integer> range(int from, int to) {
    return Array.range(from, to);
  }
}
