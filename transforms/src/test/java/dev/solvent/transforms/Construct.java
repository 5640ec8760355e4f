package dev.solvent.transforms;

import static dev.solvent.Solvent.*;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.F1;
import dev.solvent.dsl.Fn;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.function.UnaryOperator;

/// A program with everything that a function can be made of, a point, and the same program in
/// Taylor arithmetic.
record Construct(String name, double at, F1 program, UnaryOperator<Jet> series) {

  Fn fn() {
    return Transforms.fn(program);
  }

  double derivative(int order) {
    return series.apply(Jet.at(at)).derivative(order);
  }

  @Override
  public String toString() {
    return name;
  }

  static Seq<Construct> all() {
    return Array.of(
        new Construct(
            "straight line",
            1.3,
            x -> x.sin().div(x).times(x.exp()),
            x -> x.sin().over(x).times(x.exp())),
        new Construct("heron's root", 2, Construct::heron, Construct::heron),
        new Construct("arithmetic-geometric mean", 0.7, Construct::means, Construct::means),
        new Construct(
            "a logistic map of 12 passes",
            3.1,
            r -> iterate(12, 0.3, y -> r.times(y).times(minus(1, y))),
            r -> {
              Jet y = Jet.of(0.3);
              for (int i = 0; i < 12; i++) y = r.times(y).times(y.times(-1).plus(1));
              return y;
            }),
        new Construct("while in while", 1.2, Construct::powers, Construct::powers),
        new Construct("branches in a while", 1.1, Construct::collatz, Construct::collatz),
        new Construct(
            "while in branch in while",
            1.4,
            x ->
                whileLoop(
                        tuple(0, x),
                        (k, y) -> k.lt(4),
                        (k, y) ->
                            tuple(
                                k.plus(1),
                                branch(y.lt(2), () -> grown(y, x), () -> y.sin().times(x))))
                    .get(1),
            x -> {
              Jet y = x;
              for (int i = 0; i < 4; i++) y = y.value() < 2 ? grown(y, x) : y.sin().times(x);
              return y;
            }),
        new Construct("scan with rows in and out", 0.8, Construct::scanned, Construct::scanned),
        new Construct(
            "map of whiles of their own length",
            1.3,
            x -> sum(vmap(a -> a.times(grown(a.times(x), x))).invoke(vec(0.2, 1, 2.5))),
            x -> added(a -> grown(x.times(a), x).times(a), 0.2, 1, 2.5)),
        new Construct(
            "map of maps in a for",
            1.3,
            x -> iterate(3, x.times(0.3), s -> products(s, x).times(0.1)),
            x -> {
              Jet s = x.times(0.3);
              for (int i = 0; i < 3; i++) s = products(s, x).times(0.1);
              return s;
            }),
        new Construct("newton with a gradient inside", 2, Construct::newton, Construct::newton),
        new Construct(
            "confusion in a while",
            1.2,
            x -> x.times(grad(y -> grown(y.times(x), x.plus(y.times(0.1)))).invoke(x.times(0.5))),
            Construct::confusion),
        new Construct(
            "pullback of a while, called in a for",
            1.3,
            x -> {
              Fn back = pullback(y -> grown(y, y)).invoke(x).get(1).function();
              return iterate(3, x, s -> s.times(0.2).plus(back.invoke(s.sin())));
            },
            x -> {
              Jet slope = slope(x);
              Jet s = x;
              for (int i = 0; i < 3; i++) s = s.times(0.2).plus(s.sin().times(slope));
              return s;
            }),
        new Construct(
            "a tangent rule that calls itself",
            2,
            x -> x.times(rootByTangent().invoke(x.plus(1))),
            x -> x.times(x.plus(1).sqrt())),
        new Construct(
            "a cotangent rule that calls itself",
            2,
            x -> x.times(rootByCotangent().invoke(x.plus(1))),
            x -> x.times(x.plus(1).sqrt())),
        new Construct(
            "an implicit rule in a while",
            2,
            x -> {
              Fn root = rootByEquation();
              return whileLoop(x, y -> y.gt(1.3), y -> root.invoke(y.times(0.9)));
            },
            x -> {
              Jet y = x;
              while (y.value() > 1.3) y = y.times(0.9).sqrt();
              return y;
            }),
        new Construct(
            "a body and a rule that capture",
            2,
            x -> {
              Fn f =
                  customJvp(
                      Transforms.fn(y -> x.times(y.sin())),
                      (self, y, dy) -> x.times(y.cos()).times(dy));
              return iterate(2, x.times(x), f);
            },
            x -> {
              Jet y = x.times(x);
              for (int i = 0; i < 2; i++) y = x.times(y.sin());
              return y;
            }),
        new Construct(
            "a residual that captures",
            2,
            x -> {
              Fn f =
                  implicit(
                      Transforms.fn(y -> heron(x.times(y))),
                      (s, y) -> s.times(s).minus(x.times(y)));
              return f.invoke(x.exp());
            },
            x -> x.times(x.exp()).sqrt()),
        new Construct("a tangent rule by basis", 0.4, Construct::jacobi, Construct::cramer));
  }

  // the programs

  static Expr heron(Expr x) {
    return whileLoop(
        1, y -> y.times(y).minus(x).pow(2).gt(1e-20), y -> y.plus(x.div(y)).times(0.5));
  }

  private static Jet heron(Jet x) {
    Jet y = Jet.of(1);
    while (Math.pow(y.value() * y.value() - x.value(), 2) > 1e-20) y = y.plus(x.over(y)).times(0.5);
    return y;
  }

  private static Expr means(Expr x) {
    return div(
        Math.PI / 2,
        whileLoop(
                tuple(1, x),
                (a, b) -> a.minus(b).pow(2).gt(1e-8),
                (a, b) -> tuple(a.plus(b).times(0.5), a.times(b).sqrt()))
            .get(0));
  }

  private static Jet means(Jet x) {
    Jet a = Jet.of(1);
    Jet b = x;
    while (Math.pow(a.value() - b.value(), 2) > 1e-8) {
      Jet mean = a.plus(b).times(0.5);
      b = a.times(b).sqrt();
      a = mean;
    }
    return Jet.of(Math.PI / 2).over(a);
  }

  private static Expr powers(Expr x) {
    return whileLoop(
            tuple(0, x),
            (k, y) -> k.lt(3),
            (k, y) ->
                tuple(
                    k.plus(1),
                    whileLoop(
                            tuple(0, y),
                            (i, z) -> i.lt(k.plus(1)),
                            (i, z) ->
                                tuple(i.plus(1), z.times(x.times(0.5).plus(z.sin().times(0.1)))))
                        .get(1)
                        .plus(y.times(x))))
        .get(1);
  }

  private static Jet powers(Jet x) {
    Jet y = x;
    for (int k = 0; k < 3; k++) {
      Jet z = y;
      for (int i = 0; i < k + 1; i++) z = z.times(x.times(0.5).plus(z.sin().times(0.1)));
      y = z.plus(y.times(x));
    }
    return y;
  }

  private static Expr collatz(Expr x) {
    return whileLoop(
            tuple(7, x),
            (m, y) -> m.gt(1),
            (m, y) -> {
              Expr even = m.rem(2).eq(0);
              return tuple(
                  branch(even, () -> m.div(2), () -> m.times(3).plus(1)),
                  branch(even, () -> y.times(x.times(-0.5).exp()), () -> y.sin().plus(x.times(y))));
            })
        .get(1);
  }

  private static Jet collatz(Jet x) {
    Jet y = x;
    for (int m = 7; m > 1; m = m % 2 == 0 ? m / 2 : 3 * m + 1) {
      y = m % 2 == 0 ? y.times(x.times(-0.5).exp()) : y.sin().plus(x.times(y));
    }
    return y;
  }

  /// While `y < 3`, `y` becomes `x y + 0.3`.
  static Expr grown(Expr start, Expr x) {
    return whileLoop(start, y -> y.lt(3), y -> y.times(x).plus(0.3));
  }

  private static Jet grown(Jet start, Jet x) {
    Jet y = start;
    while (y.value() < 3) y = y.times(x).plus(0.3);
    return y;
  }

  private static Expr scanned(Expr x) {
    Expr first =
        scan(
            vec(1, -2, 0.5, 3),
            0,
            (y, c) -> {
              Expr next = y.times(x).plus(c);
              return tuple(next, next.times(x).sin());
            });
    return first.get(0).plus(fold(first.get(1), x, (q, row) -> q.times(row.plus(1))));
  }

  private static Jet scanned(Jet x) {
    Jet y = Jet.of(0);
    Jet q = x;
    for (double c : new double[] {1, -2, 0.5, 3}) {
      y = y.times(x).plus(c);
      q = q.times(y.times(x).sin().plus(1));
    }
    return y.plus(q);
  }

  private static Jet added(java.util.function.Function<Double, Jet> term, double... of) {
    Jet sum = Jet.of(0);
    for (double a : of) sum = sum.plus(term.apply(a));
    return sum;
  }

  private static Expr products(Expr s, Expr x) {
    Fn inner =
        Transforms.fn(a -> sum(vmap(b -> grown(a.times(b).times(s), x)).invoke(vec(0.5, 1.5))));
    return sum(vmap(inner).invoke(vec(0.2, 1)));
  }

  private static Jet products(Jet s, Jet x) {
    return added(a -> added(b -> grown(s.times(a * b), x), 0.5, 1.5), 0.2, 1);
  }

  private static Expr newton(Expr x) {
    Fn cubic = Transforms.fn(z -> z.times(z).times(z).minus(x));
    return whileLoop(
        1.5,
        z -> cubic.invoke(z).pow(2).gt(1e-24),
        z -> z.minus(cubic.invoke(z).div(grad(cubic).invoke(z))));
  }

  private static Jet newton(Jet x) {
    Jet z = Jet.of(1.5);
    while (Math.pow(z.times(z).times(z).minus(x).value(), 2) > 1e-24) {
      z = z.minus(z.times(z).times(z).minus(x).over(z.times(z).times(3)));
    }
    return z;
  }

  /// `d/dy` by the recurrence differentiated by hand.
  private static Jet confusion(Jet x) {
    Jet y = x.times(0.5);
    Jet z = y.times(x);
    Jet dz = x;
    Jet factor = x.plus(y.times(0.1));
    while (z.value() < 3) {
      dz = dz.times(factor).plus(z.times(0.1));
      z = z.times(factor).plus(0.3);
    }
    return x.times(dz);
  }

  private static Jet slope(Jet x) {
    Jet z = x;
    Jet dz = Jet.of(1);
    while (z.value() < 3) {
      dz = dz.times(x).plus(z);
      z = z.times(x).plus(0.3);
    }
    return dz;
  }

  private static Fn rootByTangent() {
    return customJvp(
        Transforms.fn(Construct::heron), (self, a, da) -> da.div(self.invoke(a).times(2)));
  }

  private static Fn rootByCotangent() {
    return customVjp(
        Transforms.fn(Construct::heron), (self, a, ct) -> ct.div(self.invoke(a).times(2)));
  }

  private static Fn rootByEquation() {
    return implicit(Transforms.fn(Construct::heron), (s, a) -> s.times(s).minus(a));
  }

  /// Jacobi's method for two unknowns, whose tangent rule runs as long as its tangent wants.
  static Fn jacobi() {
    return customJvp(
        Transforms.fn(Construct::iterated),
        (self, at, along) -> {
          Expr s = self.invoke(at.get(0), at.get(1));
          return self.invoke(at.get(0), along.get(1).minus(product(along.get(0), s)));
        });
  }

  private static Expr iterated(Expr a, Expr b) {
    return whileLoop(
            tuple(vec(0, 0), b),
            (s, r) -> sum(r.times(r)).gt(1e-30),
            (s, r) -> {
              Expr next = s.plus(r.div(vec(a.get(0), a.get(3))));
              return tuple(next, b.minus(product(a, next)));
            })
        .get(0);
  }

  private static Expr product(Expr a, Expr v) {
    return vec(
        a.get(0).times(v.get(0)).plus(a.get(1).times(v.get(1))),
        a.get(2).times(v.get(0)).plus(a.get(3).times(v.get(1))));
  }

  private static Expr jacobi(Expr x) {
    Expr s = jacobi().invoke(vec(4, x, x.plus(0.5), 5), vec(x.sin(), 2));
    return s.get(0).plus(s.get(1).times(3));
  }

  private static Jet cramer(Jet x) {
    Jet a = Jet.of(4);
    Jet c = x.plus(0.5);
    Jet d = Jet.of(5);
    Jet u = x.sin();
    Jet v = Jet.of(2);
    Jet det = a.times(d).minus(x.times(c));
    Jet first = d.times(u).minus(x.times(v)).over(det);
    Jet second = a.times(v).minus(c.times(u)).over(det);
    return first.plus(second.times(3));
  }
}
