package dev.solvent.explain;

import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.kernel.Randomness;
import dev.solvent.type.Shape;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// The directions along which derivatives are looked at.
final class Directions {
  /// A larger basis is looked at here and there.
  private static final int MOST = 48;

  private Directions() {}

  /// This gives the entries of `n` that are looked at one by one.
  static Seq<Integer> sample(int n) {
    return n <= MOST
        ? Array.range(0, n)
        : Array.range(0, MOST).map(i -> (int) ((long) i * n / MOST));
  }

  static Node unit(int n, int at) {
    double[] entries = new double[n];
    entries[at] = 1;
    return Nodes.tensor(Shape.of(n), entries);
  }

  /// This gives a direction with a part along every entry, the same for the same seed.
  static Node random(int n, int seed) {
    return Nodes.tensor(Shape.of(n), Randomness.normal(seed, n));
  }
}
