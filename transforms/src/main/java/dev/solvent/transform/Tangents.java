package dev.solvent.transform;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Iterator;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// Tangents and cotangents where none is exactly zero and costs nothing.
final class Tangents {
  private Tangents() {}

  static Option<Node> sum(Option<Node> x, Option<Node> y) {
    if (x.isEmpty()) return y;
    return y.isEmpty() ? x : Option.of(Build.one(new Op.Add(), x.get(), y.get()));
  }

  static Seq<Option<Node>> sums(Seq<Option<Node>> xs, Seq<Option<Node>> ys) {
    return xs.zipWith(ys, Tangents::sum);
  }

  static Node orZero(Option<Node> x, Type type) {
    return x.getOrElse(() -> Nodes.zero(type));
  }

  static Seq<Node> orZeros(Seq<Option<Node>> xs, Seq<Node> like) {
    return xs.zipWith(like, (x, l) -> orZero(x, l.type()));
  }

  static Seq<Option<Node>> none(int n) {
    return Array.fill(n, Option.<Node>none());
  }

  static Seq<Option<Node>> some(Seq<Node> xs) {
    return xs.map(Option::of);
  }

  static Mask mask(Seq<Option<Node>> xs) {
    return Mask.of(xs.size(), i -> xs.get(i).isDefined());
  }

  /// This gives the values at the places of the mask and none elsewhere.
  static Seq<Option<Node>> spread(Mask places, Seq<Node> values) {
    Iterator<Node> next = values.iterator();
    return Array.ofAll(
        places.toSeq().map(b -> b ? Option.of(next.next()) : Option.<Node>none()).toJavaList());
  }
}
