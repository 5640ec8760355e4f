package dev.solvent.transform;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.build.Scalars;
import dev.solvent.build.Trace;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import dev.solvent.type.Shape;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// A map that is linear in its moving arguments though its steps are not, so that its transpose
/// takes its values on a basis. Steps that are not linear may hide a map that is not, so the basis
/// is held against the map itself along one more direction.
///
/// @param name what the map is called: `the tangent rule of f`
/// @param site where it was written
/// @param map `(fixed ++ moving) -> results`
record ByBasis(String name, Site site, Graph map, int fixed) {
  /// An iterative map is linear to its own tolerance only: a thousandth tells it from one that is
  /// not linear.
  private static final double LINEAR = 1e-3;

  private static final double TINY = 1e-9;

  /// `(fixed ++ cotangents) -> cotangents of the moving`.
  Graph transposed() {
    return Trace.closed(
        map.paramTypes().take(fixed).appendAll(map.types()),
        xs -> cotangents(xs.take(fixed), xs.drop(fixed)));
  }

  private Seq<Node> cotangents(Seq<Node> x, Seq<Node> cts) {
    Seq<Node> like = map.paramTypes().drop(fixed).map(Nodes::zero);
    Seq<Node> rows = Array.range(0, like.size()).map(at -> row(x, like, cts, at));
    Seq<Node> direction = like.map(ByBasis::direction);
    Node byMap = product(Trace.inline(map, x.appendAll(direction)), cts);
    Node byRows = product(rows, direction);
    return held(
        byMap,
        byRows,
        "along one direction it gives %s, where its values on a basis give %s",
        rows);
  }

  /// The cotangent of one argument: the products of the map along each unit with the results'
  /// cotangents.
  private Node row(Seq<Node> x, Seq<Node> like, Seq<Node> cts, int at) {
    Shape shape = Nodes.shape(like.get(at));
    int size = shape.count();
    Trace.Closed body =
        Trace.close(
            Array.of(like.get(at).type()),
            unit -> {
              Seq<Node> units = like.update(at, unit.head());
              return Array.of(product(Trace.inline(map, x.appendAll(units)), cts));
            });
    Node basis = Nodes.reshape(Nodes.eye(size), shape.prepend(size));
    Seq<Boolean> mapped = body.captures().map(_ -> false).prepend(true);
    Op each = new Op.Each(body.graph(), size, mapped, Array.of(false));
    Node row = Build.apply(each, body.captures().prepend(basis)).head();
    return Nodes.reshape(row, shape);
  }

  /// The map with a look, at each application, whether twice the argument gives twice the result.
  Graph looked() {
    return Trace.closed(
        map.paramTypes(),
        xs -> {
          Seq<Node> y = Trace.inline(map, xs);
          Seq<Node> twice = xs.drop(fixed).map(dx -> Nodes.multiply(Nodes.number(2), dx));
          Seq<Node> y2 = Trace.inline(map, xs.take(fixed).appendAll(twice));
          Seq<Node> weights = y.map(ByBasis::direction);
          Node doubled = Nodes.multiply(Nodes.number(2), product(y, weights));
          return held(
              product(y2, weights), doubled, "along twice a direction it gives %s, not %s", y);
        });
  }

  private static Node product(Seq<Node> xs, Seq<Node> ys) {
    return xs.zipWith(ys, Nodes::dot).reduce(Nodes::add);
  }

  /// A direction with a part along every unit, longer than these.
  private static Node direction(Node like) {
    double[] entries = new double[Nodes.shape(like).count()];
    for (int i = 0; i < entries.length; i++) entries[i] = 2 * Math.cos(i + 1.0);
    return Nodes.tensor(Nodes.shape(like), entries);
  }

  /// This gives `results`, which fail with `rule` where two numbers are not the same.
  private Seq<Node> held(Node got, Node want, String figures, Seq<Node> results) {
    Node difference = Nodes.of(Scalars.ABS, Nodes.subtract(got, want));
    Node scale = Nodes.add(Nodes.of(Scalars.ABS, got), Nodes.of(Scalars.ABS, want));
    Node most = Nodes.add(Nodes.multiply(Nodes.number(LINEAR), scale), Nodes.number(TINY));
    Node holds = Nodes.not(Nodes.less(most, difference));
    String message = name.replace("%", "") + " is not linear: " + figures;
    Op.Ensure ensure = new Op.Ensure(Kind.RULE, message, 2);
    return new Site(site.place())
        .during(() -> results.map(r -> Build.one(ensure, holds, got, want, r)));
  }
}
