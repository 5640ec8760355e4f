package dev.solvent.algebra;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.expr.Definition;
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

  /// This gives the results of a primitive.
  static Seq<Node> call(
      Kernel kernel, Seq<Type> types, Definition.Derivative derivative, Node... x) {
    return Build.apply(
        new Op.Call(new Definition.Primitive(kernel, types, derivative)), Array.of(x));
  }

  /// This gives what a linear map of `x` gives, which is written down in both directions: `forward`
  /// takes `fixed` and `x`; `backward` takes `fixed` and a cotangent for each result, and gives one
  /// for each of `x`.
  static Seq<Node> map(
      String name,
      Seq<Node> fixed,
      Seq<Node> x,
      Seq<Type> types,
      BinaryOperator<Seq<Node>> forward,
      BinaryOperator<Seq<Node>> backward) {
    Seq<Type> known = fixed.map(Node::type);
    Seq<Type> moving = x.map(Node::type);
    int n = fixed.size();
    Op.Dual map =
        new Op.Dual(
            name,
            Lazy.of(() ->
                Trace.closed(known.appendAll(moving), y -> forward.apply(y.take(n), y.drop(n)))),
            Lazy.of(() ->
                Trace.closed(known.appendAll(types), y -> backward.apply(y.take(n), y.drop(n)))),
            n,
            types);
    return Build.apply(map, fixed.appendAll(x));
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
