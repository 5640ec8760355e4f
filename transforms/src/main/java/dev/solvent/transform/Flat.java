package dev.solvent.transform;

import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.type.Shape;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// Several tensors as one vector, and back.
public final class Flat {
  private Flat() {}

  /// This gives all entries of some tensors as one vector.
  public static Node of(Seq<Node> xs) {
    return Nodes.concat(
        xs.map(x -> Nodes.reshape(Nodes.toNumber(x), Shape.of(Nodes.shape(x).count()))), 0);
  }

  /// This counts the entries of some tensors.
  public static int count(Seq<Node> xs) {
    return xs.map(x -> Nodes.shape(x).count()).sum().intValue();
  }

  /// This takes a vector apart into tensors shaped as `like`.
  public static Seq<Node> shaped(Node vector, Seq<Node> like) {
    Seq<Node> out = Array.empty();
    int at = 0;
    for (Node l : like) {
      int n = Nodes.shape(l).count();
      out = out.append(Nodes.reshape(Nodes.slice(vector, 0, at, n), Nodes.shape(l)));
      at += n;
    }
    return out;
  }
}
