package dev.solvent.examples;

import static dev.solvent.Solvent.*;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import io.vavr.collection.LinkedHashMap;

/// The phrase book's column of Java.
final class Phrases {
  private Phrases() {}

  record Params(double[] w, double b) {}

  static LinkedHashMap<String, Object> all() {
    return values()
        .merge(operations())
        .merge(functions())
        .merge(derivatives())
        .merge(rules())
        .merge(loops());
  }

  private static LinkedHashMap<String, Object> values() {
    Expr p = record("w", vec(1, 2), "b", 1);
    return LinkedHashMap.<String, Object>of(
            "number",
            1,
            "vector",
            new double[] {1, 2},
            "matrix",
            new double[][] {{4, 1}, {2, 5}},
            "tuple",
            tuple(3, 4),
            "part",
            tuple(3, 4).get(0),
            "destructuring",
            tuple(3, 4).split((x, dx) -> x.times(dx)))
        .merge(
            LinkedHashMap.of(
                "record", new Params(new double[] {1, 2}, 1),
                "field", p.get("w"),
                "changed", p.with("w", 7)));
  }

  private static LinkedHashMap<String, Object> operations() {
    double[][] rows = {{4, 1}, {2, 5}};
    Expr A = expr(rows);
    Expr x = vec(1, 2, 3);
    Expr y = vec(1, 2);
    LinkedHashMap<String, Object> book = LinkedHashMap.empty();
    return book.put("minus", minus(1, x))
        .put("times", x.times(2))
        .put("negative", x.unaryMinus())
        .put("remainder", x.rem(2))
        .put("power", x.pow(2))
        .put("product", matmul(rows, y))
        .put("less", y.lt(vec(2, 2)))
        .put("equal", y.eq(vec(2, 2)))
        .put(
            "compared",
            dev.solvent.Solvent.all(
                vec(expr(1).le(2), expr(1).gt(0), expr(2).ge(2), expr(1).ne(2))))
        .put("and", y.lt(2).and(y.gt(0)))
        .put("not", y.lt(2).not())
        .put("entry", x.get(0))
        .put("entries", A.get(1, 0))
        .put("slice", x.get(range(1, 3)))
        .put("transposed", A.T())
        .put("axis", A.get(all, 1))
        .put("word", sin(0.5))
        .put("method", expr(0.5).sin())
        .put("option", sum(rows, axis(0), keep))
        .put("decomposition", eigh(new double[][] {{2, 0}, {0, 3}}).values());
  }

  private static LinkedHashMap<String, Object> functions() {
    Fn f = fn((x, a) -> x.times(a));
    return LinkedHashMap.of(
        "function", f.invoke(2, 3),
        "named", f.named("f", "x", "a").invoke(2, 3),
        "pattern", fn((x, p) -> p.split((a, b) -> x.times(a).plus(b))).invoke(2, tuple(3, 4)),
        "call", fn(x -> x.times(x)).invoke(0.5));
  }

  private static LinkedHashMap<String, Object> derivatives() {
    Fn f = fn((x, a) -> x.times(a));
    Fn g = fn((x, a) -> x.times(a.pow(2))).named("g", "x", "a");
    double[][] A = {{4, 1}, {2, 5}};
    LinkedHashMap<String, Object> book = LinkedHashMap.empty();
    return book.put("derivative", grad(f, wrt(1)).invoke(2, 3))
        .put("byName", grad(g, wrt("a")).invoke(2, 3))
        .put("ofLambda", grad(x -> x.pow(2)).invoke(3))
        .put(
            "jvp",
            jvp((M, b) -> M.matmul(b))
                .invoke(tuple(A, vec(1, 2)), tuple(new double[2][2], vec(1, 1))))
        .put("vmap", vmap(f, axes(none, 0)).invoke(vec(1, 2), vec(3, 4)))
        .put("pipe", g.then(grad(wrt(1))).then(vmap(axes(0, none))).invoke(vec(1, 2), 3));
  }

  private static LinkedHashMap<String, Object> rules() {
    Fn f = fn((x, y) -> x.times(y));
    Fn tangent =
        customJvp(f, (self, x, y, dx, dy) -> tuple(self.invoke(x, y), dx.times(10).plus(dy)));
    Fn cotangent = customVjp(f, (self, x, y, ct) -> tuple(ct.times(5), none));
    Fn residual = implicit(fn((x, y) -> x.div(y)), (s, x, y) -> s.times(y).minus(x));
    Fn circle = root(1.0, (x, a) -> x.pow(2).plus(a.pow(2)).minus(1));
    Fn squareRoot = root(guess(1.0).using(newton().tolerance(1e-12)), (x, a) -> x.pow(2).minus(a));
    Fn kepler = root(guess(fn((e, m) -> m)), (E, e, m) -> E.minus(e.times(sin(E))).minus(m));
    Fn fit = root(1.0, x -> x.pow(2).minus(4));
    LinkedHashMap<String, Object> book = LinkedHashMap.empty();
    return book.put("tangentRule", jvp(tangent).invoke(tuple(2, 3), tuple(1, 1)))
        .put("cotangentRule", grad(cotangent, wrt(0, 1)).invoke(2, 3))
        .put("residual", grad(residual).invoke(6, 2))
        .put("solver", grad(circle).invoke(0.6))
        .put("method of it", squareRoot.invoke(4))
        .put("guess", kepler.invoke(0, 1))
        .put("fit", fit.invoke());
  }

  private static LinkedHashMap<String, Object> loops() {
    LinkedHashMap<String, Object> book = LinkedHashMap.empty();
    return book.put("choice", fn(x -> branch(x.gt(0), () -> x, () -> minus(0, x))).invoke(-3))
        .put(
            "loop",
            whileLoop(tuple(0, 1), (k, x) -> k.lt(5), (k, x) -> tuple(k.plus(1), x.times(2))))
        .put("counted", iterate(3, 1, x -> x.times(2)))
        .put("fold", fold(vec(1, 2, 3), 0, (acc, x) -> acc.plus(x)))
        .put("scan", scan(vec(1, 2, 3), 0, (acc, x) -> tuple(acc.plus(x), acc.times(x))))
        .put("assertion", ensure(expr(1).lt(2), "why"));
  }
}
