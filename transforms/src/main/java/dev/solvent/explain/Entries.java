package dev.solvent.explain;

import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.type.Shape;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// The entries of known tensors one after another, each with a name: `A[0, 1]`, `p.w[2]`, `x`.
///
/// @param names one a tensor
record Entries(Seq<String> names, Seq<Shape> shapes) {

  /// This gives the entries of a known vector.
  static Seq<Double> of(Node vector) {
    return Array.ofAll(((Node.Const) vector).entries());
  }

  int count() {
    return shapes.map(Shape::count).sum().intValue();
  }

  /// This gives the name of an entry.
  String name(int entry) {
    int at = entry;
    int k = 0;
    while (at >= shapes.get(k).count()) at -= shapes.get(k++).count();
    return names.get(k) + place(shapes.get(k), at);
  }

  private static String place(Shape shape, int at) {
    if (shape.isScalar()) return "";
    Seq<Integer> index = Array.empty();
    int rest = at;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      index = index.prepend(rest % shape.size(axis));
      rest /= shape.size(axis);
    }
    return index.mkString("[", ", ", "]");
  }

  /// This gives a vector that is zero outside of one of the tensors.
  Node within(int tensor, Node vector) {
    int before = shapes.take(tensor).map(Shape::count).sum().intValue();
    int own = shapes.get(tensor).count();
    Node part = Nodes.slice(vector, 0, before, own);
    Seq<Node> parts = Array.of(zeros(before), part, zeros(count() - before - own));
    return Nodes.concat(parts.filter(p -> Nodes.shape(p).count() > 0), 0);
  }

  private static Node zeros(int n) {
    return Nodes.full(Shape.of(n), 0);
  }
}
