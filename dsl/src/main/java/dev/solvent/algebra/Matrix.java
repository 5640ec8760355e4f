package dev.solvent.algebra;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.expr.Definition;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Kernel;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.Lazy;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.function.BinaryOperator;

/// The words that rules of matrices are written in.
final class Matrix {
  private Matrix() {}

  /// The tangents of a primitive, which may depend on which of its results are used.
  @FunctionalInterface
  interface Rule {
    Seq<Node> tangents(Seq<Node> x, Seq<Node> dx, Seq<Node> y, Seq<Boolean> used);
  }

  /// This gives the results of a primitive.
  static Seq<Node> call(Kernel kernel, Seq<Type> types, Rule rule, Node... x) {
    Definition.Derivative derivative =
        new Definition.Derivative() {
          @Override
          public Seq<Node> tangents(Seq<Node> at, Seq<Node> dx, Seq<Node> y) {
            return tangents(at, dx, y, y.map(_ -> true));
          }

          @Override
          public Seq<Node> tangents(Seq<Node> at, Seq<Node> dx, Seq<Node> y, Seq<Boolean> used) {
            return rule.tangents(at, dx, y, used);
          }
        };
    return call(kernel, types, derivative, x);
  }

  /// This gives the results of a primitive.
  static Seq<Node> call(
      Kernel kernel, Seq<Type> types, Definition.Derivative derivative, Node... x) {
    return Build.apply(
        new Op.Call(new Definition.Primitive(kernel, types, derivative)), Array.of(x));
  }

  /// This gives what a linear map of `x` gives, which is written down in both directions: `forward`
  /// takes `fixed` and `x`; `backward` takes `fixed` and a cotangent for each result, and gives one
  /// for each of `x`. Its transpose is such a map too.
  static Seq<Node> map(
      String name,
      Seq<Node> fixed,
      Seq<Node> x,
      Seq<Type> types,
      BinaryOperator<Seq<Node>> forward,
      BinaryOperator<Seq<Node>> backward) {
    Op map = dual(name, fixed.map(Node::type), x.map(Node::type), types, forward, backward);
    return Build.apply(map, fixed.appendAll(x));
  }

  private static Op dual(
      String name,
      Seq<Type> fixed,
      Seq<Type> moving,
      Seq<Type> types,
      BinaryOperator<Seq<Node>> forward,
      BinaryOperator<Seq<Node>> backward) {
    int n = fixed.size();
    Lazy<Graph> there =
        Lazy.of(
            () -> Trace.closed(fixed.appendAll(moving), y -> forward.apply(y.take(n), y.drop(n))));
    Lazy<Graph> back =
        Lazy.of(() ->
            Trace.closed(
                fixed.appendAll(types),
                y -> Build.apply(dual(name, fixed, types, moving, backward, forward), y)));
    return new Op.Dual(name, there, back, n, types);
  }

  /// This gives the product of several matrices, from the left.
  static Node product(Node first, Node... others) {
    Node product = first;
    for (Node other : others) product = Nodes.product(product, other);
    return product;
  }

  /// `A⁻¹ B`.
  static Node solve(Node a, Node b) {
    return Build.one(new Op.Solve(false), b, a);
  }

  /// `A⁻ᵀ B`.
  static Node solveTransposed(Node a, Node b) {
    return Build.one(new Op.Solve(true), b, a);
  }

  /// `B A⁻¹`.
  static Node over(Node b, Node a) {
    return Nodes.transpose(solveTransposed(a, Nodes.transpose(b)));
  }

  /// `(A + Aᵀ) / 2`.
  static Node symmetric(Node a) {
    return Nodes.multiply(Nodes.number(0.5), Nodes.add(a, Nodes.transpose(a)));
  }

  static int size(Node a, int axis) {
    return Nodes.shape(a).size(axis);
  }

  /// The vector as each of `n` rows: entry `j` in column `j`.
  static Node rows(Node v, int n) {
    return Nodes.repeat(v, 0, n);
  }

  /// The vector as each of `n` columns: entry `i` in row `i`.
  static Node columns(Node v, int n) {
    return Nodes.repeat(v, 1, n);
  }

  static Type real(int... sizes) {
    return new Type.Real(Shape.of(sizes));
  }

  static Shape shape(int... sizes) {
    return Shape.of(sizes);
  }
}
