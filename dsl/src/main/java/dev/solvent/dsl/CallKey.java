package dev.solvent.dsl;

import dev.solvent.expr.Node;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.Arrays;
import java.util.function.Function;

/// What tells two calls of a function apart: the structure of the arguments, what is in them that
/// is no tensor, and whatever else decides the graph.
public record CallKey(Seq<Object> parts) {
  /// Known tensors up to this size are told apart by their entries; larger ones are data.
  private static final int BY_VALUE = 64;

  /// This gives the key of arguments whose leaves count as `leaf` tells.
  static CallKey of(Seq<Expr> arguments, Function<Node, Object> leaf) {
    return new CallKey(
        Array.ofAll(
            arguments
                .toJavaStream()
                .<Object>map(a ->
                    Array.<Object>of(a.describe(), a.opaque(), Array.ofAll(a.leaves().map(leaf))))
                .toList()));
  }

  /// This gives the key with a further part.
  public CallKey and(Object part) {
    return new CallKey(parts.append(part));
  }

  /// This tells a known value from others by its entries, an unknown one by its node.
  public static Object value(Node node) {
    return node instanceof Node.Const c
            && c.value() instanceof double[] entries
            && entries.length <= BY_VALUE
        ? Array.of(c.type(), c.isZero(), Arrays.hashCode(entries), Arrays.toString(entries))
        : (Object) node.id();
  }

  /// Whether a leaf is known and so large that a graph takes it as a parameter.
  static boolean isData(Node leaf) {
    return leaf instanceof Node.Const c
        && c.value() instanceof double[] entries
        && entries.length > BY_VALUE;
  }

  /// This tells which leaves of arguments, besides the chosen, are large known tensors.
  public static Seq<Seq<Boolean>> data(Seq<Expr> arguments, Seq<Seq<Boolean>> chosen) {
    return arguments.zipWith(
        chosen, (a, c) -> a.leaves().zipWith(c, (leaf, is) -> !is && isData(leaf)));
  }

  /// This gives the key of arguments of which only some leaves are parameters of the graph, known
  /// by their types; the others are what they are.
  public static CallKey of(Seq<Expr> arguments, Seq<Seq<Boolean>> chosen) {
    java.util.Iterator<Boolean> next = chosen.flatMap(c -> c).iterator();
    return of(arguments, leaf -> next.next() ? leaf.type() : value(leaf));
  }
}
