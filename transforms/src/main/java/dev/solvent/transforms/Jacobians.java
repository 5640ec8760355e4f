package dev.solvent.transforms;

import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.expr.Node;
import dev.solvent.transform.Basis;
import dev.solvent.transform.Jvp;
import dev.solvent.transform.Pullback;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// Matrices of first derivatives: a tangent or a cotangent map on a basis, some rows of it at a
/// time so that memory stays bounded.
final class Jacobians {
  private Jacobians() {}

  /// This picks the mode with the smaller basis.
  static Expr of(Given given, Wrt wrt) {
    Fn f = given.f();
    Seq<Expr> xs = given.arguments();
    Traced traced = traced(given, wrt);
    int in = count(traced.leaves().take(traced.chosen()));
    return in <= count(traced.graph().results())
        ? forward(traced, f, xs, wrt)
        : reverse(traced, f, xs, wrt);
  }

  static Expr forward(Given given, Wrt wrt) {
    return forward(traced(given, wrt), given.f(), given.arguments(), wrt);
  }

  static Expr reverse(Given given, Wrt wrt) {
    return reverse(traced(given, wrt), given.f(), given.arguments(), wrt);
  }

  private static Traced traced(Given given, Wrt wrt) {
    Seq<Expr> xs = given.arguments();
    return Traced.of(given.f(), xs, wrt.indices(given.f(), xs.size()));
  }

  private static int count(Seq<Node> leaves) {
    return leaves.map(l -> Nodes.shape(l).count()).sum().intValue();
  }

  private static Expr forward(Traced t, Fn f, Seq<Expr> xs, Wrt wrt) {
    Seq<Seq<Node>> byInput =
        Array.range(0, t.chosen())
            .map(j -> {
              Shape in = Nodes.shape(t.leaves().get(j));
              Seq<Node> stacks = onBasis(in, e -> along(t, j, e));
              return stacks.map(s -> {
                Shape out = Nodes.shape(s).slice(1, Nodes.shape(s).rank());
                return Nodes.reshape(Nodes.move(s, 0, out.rank()), out.concat(in));
              });
            });
    return assemble(t, f, xs, wrt, (result, input) -> byInput.get(input).get(result));
  }

  private static Seq<Node> along(Traced t, int j, Node e) {
    Seq<Option<Node>> dx = t.leaves().zipWithIndex((_, i) -> i == j ? Option.of(e) : Option.none());
    Jvp.Pushed pushed = Jvp.inline(t.graph(), t.leaves(), dx);
    return pushed
        .tangents()
        .zipWith(pushed.primals(), (d, y) -> d.getOrElse(() -> Differentiation.zero(y)));
  }

  private static Expr reverse(Traced t, Fn f, Seq<Expr> xs, Wrt wrt) {
    Pullback at = Pullback.of(t.graph(), t.leaves(), t.moving());
    Seq<Seq<Node>> byResult =
        Array.range(0, at.values().size())
            .map(k -> {
              Shape out = Nodes.shape(at.values().get(k));
              Seq<Node> stacks =
                  onBasis(
                      out,
                      e ->
                          at.pull(
                              at.values()
                                  .zipWithIndex((v, i) -> i == k ? e : Nodes.zero(v.type()))));
              return stacks.map(s ->
                  Nodes.reshape(s, out.concat(Nodes.shape(s).slice(1, Nodes.shape(s).rank()))));
            });
    return assemble(t, f, xs, wrt, (result, input) -> byResult.get(result).get(input));
  }

  /// This maps a linear function over a basis of tensors of one shape: the images are stacked.
  private static Seq<Node> onBasis(Shape shape, Function<Node, Seq<Node>> map) {
    Trace.Closed closed =
        Trace.close(Array.<Type>of(new Type.Real(shape)), e -> map.apply(e.head()));
    return Basis.images(closed.graph(), closed.captures());
  }

  /// The derivative of one result leaf in one input leaf.
  private interface Entry {
    Node of(int result, int input);
  }

  /// The result's structure outside, the argument's inside.
  private static Expr assemble(Traced t, Fn f, Seq<Expr> xs, Wrt wrt, Entry entry) {
    Seq<Integer> which = wrt.indices(f, xs.size());
    int[] result = {0};
    return mapLeaves(
        t.result(),
        () -> {
          int k = result[0]++;
          int[] input = {0};
          Map<Integer, Expr> parts = new TreeMap<>();
          for (int i : which.sorted().distinct()) {
            parts.put(
                i,
                Trees.map(
                    xs.get(i),
                    x -> Expr.of(Traced.isNumber(x) ? entry.of(k, input[0]++) : still(t, k, x))));
          }
          return wrt.shaped(which.map(parts::get));
        });
  }

  /// The derivative in a boolean.
  private static Node still(Traced t, int result, Node x) {
    return Nodes.full(Nodes.shape(t.graph().results().get(result)).concat(Nodes.shape(x)), 0);
  }

  private static Expr mapLeaves(Expr like, Supplier<Expr> leaf) {
    return Trees.map(like, _ -> leaf.get());
  }
}
