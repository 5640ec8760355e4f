package dev.solvent.explain;

import dev.solvent.build.Nodes;
import dev.solvent.build.Scalars;
import dev.solvent.expr.Node;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.DoubleFunction;

/// The derivative at 0 of a function of a number whose value is a vector, by central differences
/// extrapolated to no step.
///
/// Source: Ridders, *Accurate computation of F'(x) and F'(x)F''(x)*, Advances in Engineering
/// Software 4 (1982), 75-76.
///
/// @param slope the derivative
/// @param error an estimate of how far off each entry is
/// @param smooth where the derivatives from the left and from the right are the same
record Differences(Node slope, Node error, Node smooth) {
  private static final int LEVELS = 9;

  /// By what a step is smaller than the one before.
  private static final double SHRINK = 1.4;

  /// How often a step is halved that leads out of the function's domain.
  private static final int HALVINGS = 40;

  /// The step at which the sides of a kink are told apart.
  private static final double SIDE = 1e-5;

  private static final double KINK = 1e-2;

  /// None where the function has no value on both sides, however near.
  static Option<Differences> of(DoubleFunction<Node> f, double step) {
    double h = step;
    for (int i = 0; i < HALVINGS; i++, h /= 2) {
      if (isFinite(f, h) && isFinite(f, -h)) return Option.of(extrapolated(f, h));
    }
    return Option.none();
  }

  private static boolean isFinite(DoubleFunction<Node> f, double at) {
    try {
      Node value = f.apply(at);
      Node difference = Nodes.subtract(value, value);
      return Entries.of(difference).forAll(v -> v == 0);
    } catch (SolventError outside) {
      if (outside.kind() == Kind.LIMIT) throw outside;
      return false;
    }
  }

  private static Differences extrapolated(DoubleFunction<Node> f, double first) {
    Seq<Node> before = Array.of(central(f, first));
    Node best = before.head();
    Node error = Nodes.full(Nodes.shape(best), Double.MAX_VALUE);
    double h = first;
    for (int i = 1; i < LEVELS; i++) {
      h /= SHRINK;
      Seq<Node> row = Array.of(central(f, h));
      double factor = 1;
      for (int k = 1; k <= i; k++) {
        factor *= SHRINK * SHRINK;
        Node old = before.get(k - 1);
        Node coarse = row.last();
        Node fine = scaled(Nodes.subtract(scaled(coarse, factor), old), 1 / (factor - 1));
        Node off = larger(distance(fine, coarse), distance(fine, old));
        Node better = Nodes.less(off, error);
        best = Nodes.select(better, fine, best);
        error = Nodes.select(better, off, error);
        row = row.append(fine);
      }
      before = row;
    }
    return new Differences(best, error, smooth(f, Math.min(first, SIDE)));
  }

  private static Node central(DoubleFunction<Node> f, double h) {
    return scaled(Nodes.subtract(f.apply(h), f.apply(-h)), 1 / (2 * h));
  }

  private static Node smooth(DoubleFunction<Node> f, double h) {
    Node here = f.apply(0);
    Node right = scaled(Nodes.subtract(f.apply(h), here), 1 / h);
    Node left = scaled(Nodes.subtract(here, f.apply(-h)), 1 / h);
    Node sizes = Nodes.add(absolute(right), absolute(left));
    Node most = Nodes.add(scaled(sizes, KINK), Nodes.number(KINK / 10));
    return Nodes.lessEqual(distance(left, right), most);
  }

  private static Node scaled(Node x, double factor) {
    return Nodes.multiply(Nodes.number(factor), x);
  }

  private static Node absolute(Node x) {
    return Nodes.of(Scalars.ABS, x);
  }

  private static Node distance(Node x, Node y) {
    return absolute(Nodes.subtract(x, y));
  }

  private static Node larger(Node x, Node y) {
    return Nodes.of(Scalars.MAX, x, y);
  }
}
