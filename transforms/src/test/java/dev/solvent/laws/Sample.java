package dev.solvent.laws;

import static dev.solvent.Solvent.*;

import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.F1;
import dev.solvent.dsl.F2;
import dev.solvent.dsl.F3;
import dev.solvent.dsl.Fn;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// A function that says one or a few words, and where it may be asked for: one row of the table
/// that every law goes over.
///
/// `words` are those that the row stands for, before a colon that may tell the row apart from
/// others.
record Sample(String name, Fn f, Seq<Domain> domains) {

  /// The numbers of an argument: a shape, and the interval that its entries are from.
  record Domain(double from, double to, Shape shape) {
    Expr at(int seed) {
      Expr unit = random.uniform(seed, sizes());
      return unit.times(to - from).plus(from);
    }

    private Object sizes() {
      return tuple(shape.toSeq().toJavaArray());
    }
  }

  static Domain in(double from, double to, int... sizes) {
    return new Domain(from, to, Shape.of(sizes));
  }

  static Sample row(String name, Domain x, F1 f) {
    return new Sample(name, fn(f), Array.of(x));
  }

  static Sample row(String name, Domain x, Domain y, F2 f) {
    return new Sample(name, fn(f), Array.of(x, y));
  }

  static Sample row(String name, Domain x, Domain y, Domain z, F3 f) {
    return new Sample(name, fn(f), Array.of(x, y, z));
  }

  static Seq<Sample> all() {
    return NumberSamples.rows()
        .appendAll(TensorSamples.rows())
        .appendAll(MatrixSamples.rows())
        .appendAll(FunctionSamples.rows());
  }

  Seq<String> words() {
    return Array.of(name.split(":")[0].split(" "));
  }

  /// This gives arguments, of which there are as many as there are seeds.
  Seq<Expr> arguments(int seed) {
    return Array.ofAll(domains.zipWithIndex((d, i) -> d.at(100 * seed + i)));
  }

  // as a function of one vector

  /// This gives all arguments as one vector.
  Expr point(int seed) {
    return vector(arguments(seed));
  }

  /// This gives the function from the vector of all arguments to the vector of all results.
  Fn flat() {
    return Sample.flat(f, domains.map(Domain::shape));
  }

  static Fn flat(Fn f, Seq<Shape> shapes) {
    return fn(v -> vector(Array.of(f.apply(apart(v, shapes)))));
  }

  private static Seq<Expr> apart(Expr vector, Seq<Shape> shapes) {
    Seq<Expr> parts = Array.empty();
    int at = 0;
    for (Shape shape : shapes) {
      Node own = Nodes.slice(vector.node(), 0, at, shape.count());
      parts = parts.append(Expr.of(Nodes.reshape(own, shape)));
      at += shape.count();
    }
    return parts;
  }

  /// This gives the entries of tensors, tuples and records one after another.
  static Expr vector(Seq<Expr> values) {
    Seq<Node> leaves = values.flatMap(Expr::leaves).map(Nodes::toNumber);
    return Expr.of(
        Nodes.concat(leaves.map(x -> Nodes.reshape(x, Shape.of(Nodes.shape(x).count()))), 0));
  }

  /// This gives a function's graph of the vector of its arguments.
  static Graph graph(Fn flat, int n) {
    Seq<Type> types = Array.of(Type.real(n));
    return Trace.close(types, (Seq<Node> x) -> flat.invoke(Expr.of(x.head())).leaves()).graph();
  }

  @Override
  public String toString() {
    return name;
  }
}
