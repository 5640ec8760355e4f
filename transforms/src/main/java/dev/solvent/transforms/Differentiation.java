package dev.solvent.transforms;

import dev.solvent.build.Nodes;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Signature;
import dev.solvent.expr.Node;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.transform.Jvp;
import dev.solvent.transform.Pullback;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// First derivatives of functions of trees.
final class Differentiation {
  private Differentiation() {}

  /// `(primals, tangents) -> (value, tangent)`.
  static Expr jvp(Fn f, Expr primals, Expr tangents) {
    Seq<Expr> xs = Traced.spread(f, primals);
    Expr along = Traced.like("tangent", tangents, primals);
    Seq<Expr> dxs = xs.size() == 1 ? Array.of(along) : along.parts();
    Seq<Seq<Boolean>> chosen =
        xs.zip(dxs)
            .map(p ->
                p._1
                    .leaves()
                    .zip(p._2.leaves())
                    .<Boolean>map(l -> Traced.isNumber(l._1) && !isStill(l._1, l._2)));
    Seq<Node> values = picked(xs, chosen);
    Traced traced = Traced.of(f, xs, chosen, values.map(Node::type), values);
    Seq<Option<Node>> dx =
        picked(dxs, chosen)
            .map(d -> Nodes.isZero(d) ? Option.<Node>none() : Option.of(d))
            .appendAll(none(traced.leaves().size() - traced.chosen()));
    Jvp.Pushed pushed = Jvp.inline(traced.graph(), traced.leaves(), dx);
    Expr value = traced.result().rebuild(pushed.primals());
    Seq<Node> dy =
        pushed.tangents().zipWith(pushed.primals(), (t, y) -> t.getOrElse(() -> zero(y)));
    return Expr.tuple(Array.of(value, traced.result().rebuild(dy)));
  }

  /// A number that does not move stays known: it may decide a size.
  private static boolean isStill(Node primal, Node tangent) {
    return primal.isKnown()
        && Nodes.shape(primal).isScalar()
        && tangent instanceof Node.Const c
        && c.entries()[0] == 0;
  }

  static Node zero(Node like) {
    return Nodes.full(Nodes.shape(like), 0);
  }

  private static Seq<Option<Node>> none(int n) {
    return Array.fill(n, Option.<Node>none());
  }

  private static Seq<Node> picked(Seq<Expr> xs, Seq<Seq<Boolean>> chosen) {
    return xs.zip(chosen).flatMap(p -> p._1.leaves().zip(p._2).filter(l -> l._2).map(l -> l._1));
  }

  /// A function linearised at arguments, seen from its trees.
  record Linear(Traced traced, Pullback at, Seq<Expr> arguments) {

    static Linear of(Fn f, Seq<Expr> arguments, Seq<Integer> wrt) {
      Traced traced = Traced.of(f, arguments, wrt);
      Pullback at = Pullback.of(traced.graph(), traced.leaves(), traced.moving());
      return new Linear(traced, at, arguments);
    }

    static Linear of(Fn f, Seq<Expr> arguments) {
      return of(f, arguments, Array.range(0, arguments.size()));
    }

    Expr value() {
      return traced.result().rebuild(at.values());
    }

    /// This gives cotangents shaped as the arguments `which`.
    Seq<Expr> pull(Expr cotangent, Seq<Integer> which) {
      Expr ct = Traced.like("cotangent", cotangent, value());
      return split(at.pull(ct.leaves()), which);
    }

    /// This shares out what belongs to the numbers among the leaves of some arguments, which stand
    /// in the order of the arguments.
    Seq<Expr> split(Seq<Node> pulled, Seq<Integer> which) {
      Map<Integer, Expr> parts = new TreeMap<>();
      Iterator<Node> next = pulled.iterator();
      for (int i : which.sorted().distinct()) {
        Expr argument = arguments.get(i);
        List<Node> leaves = new ArrayList<>();
        for (Node l : argument.leaves()) leaves.add(Traced.isNumber(l) ? next.next() : zero(l));
        parts.put(i, argument.rebuild(Array.ofAll(leaves)));
      }
      return which.map(parts::get);
    }

    Expr push(Seq<Expr> tangents) {
      Seq<Node> along =
          tangents
              .zip(arguments)
              .flatMap(p ->
                  Traced.like("tangent", p._1, p._2)
                      .leaves()
                      .zip(p._2.leaves())
                      .filter(l -> Traced.isNumber(l._2))
                      .map(l -> l._1));
      return traced.result().rebuild(at.push(along));
    }
  }

  private static Seq<Integer> all(Seq<Expr> xs) {
    return Array.range(0, xs.size());
  }

  /// `(primals, cotangent) -> (value, cotangents)`.
  static Expr vjp(Fn f, Expr primals, Expr cotangent) {
    Seq<Expr> xs = Traced.spread(f, primals);
    Linear linear = Linear.of(f, xs);
    Expr back = Traced.bare(linear.pull(cotangent, all(xs)));
    return Expr.tuple(Array.of(linear.value(), back));
  }

  static Expr linearize(Given given) {
    Fn f = given.f();
    Seq<Expr> xs = given.arguments();
    Linear linear = Linear.of(f, xs);
    Signature signature = Signature.positional("linear part of " + f.name(), xs.size());
    return Expr.tuple(Array.of(linear.value(), Expr.of(Fn.of(signature, linear::push))));
  }

  static Expr pullback(Given given) {
    Fn f = given.f();
    Seq<Expr> xs = given.arguments();
    Linear linear = Linear.of(f, xs);
    Fn back =
        Fn.of("pullback of " + f.name(), 1, ct -> Traced.bare(linear.pull(ct.head(), all(xs))));
    return Expr.tuple(Array.of(linear.value(), Expr.of(back)));
  }

  /// The cotangents of the arguments of a linear function for a cotangent of its result.
  static Expr transpose(Fn f, Expr at, Expr cotangent) {
    Seq<Expr> xs = Traced.spread(f, at);
    Traced traced = Traced.of(f, xs, all(xs));
    Expr ct = Traced.like("cotangent", cotangent, traced.result());
    Seq<Node> back =
        Pullback.transpose(traced.graph(), traced.leaves(), traced.moving(), ct.leaves());
    Iterator<Node> next = back.iterator();
    return Traced.bare(
        Array.ofAll(
            xs.map(x -> x.rebuild(Array.ofAll(x.leaves().map(_ -> next.next()).toJavaList())))
                .toJavaList()));
  }

  /// The value and the gradient in the arguments `wrt`.
  static Expr valueAndGrad(Given given, Wrt wrt) {
    Fn f = given.f();
    Seq<Expr> xs = given.arguments();
    Seq<Integer> which = wrt.indices(f, xs.size());
    Linear linear = Linear.of(f, xs, which);
    Expr value = linear.value();
    if (!value.isTensor() || !value.shape().isScalar() || value.type().isBoolean()) {
      boolean hasNumbers = !value.leaves().isEmpty();
      SolventError error =
          SolventError.of(
              hasNumbers ? Kind.SHAPE : Kind.TYPE,
              "grad wants a function whose value is a number, but %s gives %s",
              f.name(),
              value.describe());
      throw hasNumbers ? error.help("sum the value, or use jacobian") : error;
    }
    Seq<Expr> parts = linear.pull(Expr.of(1.0), which);
    return Expr.tuple(Array.of(value, wrt.shaped(parts)));
  }
}
