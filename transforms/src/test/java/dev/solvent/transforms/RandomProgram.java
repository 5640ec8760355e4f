package dev.solvent.transforms;

import static dev.solvent.Solvent.*;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A random function of a number in which loops, branches, maps and derivatives stand inside one
/// another. A body is traced more than once, so it draws from a seed of its own.
final class RandomProgram {
  private final Random random;
  private final int depth;

  private RandomProgram(long seed, int depth) {
    this.random = new Random(seed);
    this.depth = depth;
  }

  static Fn of(long seed) {
    return fn(x -> new RandomProgram(seed, 1 + (int) (seed % 3)).value(List.of(x, expr(0.7))));
  }

  private Expr value(List<Expr> known) {
    List<Expr> lines = new ArrayList<>(known);
    int count = 2 + random.nextInt(3);
    for (int i = 0; i < count; i++) lines.add(line(lines));
    return lines.getLast().plus(pick(lines).times(0.3));
  }

  private Expr pick(List<Expr> lines) {
    return lines.get(random.nextInt(lines.size()));
  }

  /// A program one storey deeper that may use `more` too.
  private Expr inside(long seed, List<Expr> known, Expr... more) {
    List<Expr> all = new ArrayList<>(known);
    all.addAll(List.of(more));
    return new RandomProgram(seed, depth - 1).value(all);
  }

  private Expr line(List<Expr> known) {
    Expr a = pick(known);
    Expr b = pick(known);
    List<Expr> outer = List.copyOf(known);
    long first = random.nextLong();
    long second = random.nextLong();
    double k = Math.round((random.nextDouble() * 2 - 1) * 100) / 100.0;
    return switch (random.nextInt(depth > 0 ? 14 : 4)) {
      case 0 -> a.plus(b.times(k));
      case 1 -> a.times(b).sin();
      case 2 -> a.div(b.times(b).plus(1.5));
      case 3 -> a.sin().times(0.3).exp();
      case 4 -> whileOnData(a, b, (s, u) -> inside(first, outer, s, u));
      case 5 ->
          iterate(
                  2 + (int) (first & 1),
                  tuple(a, 0.5),
                  (s, t) -> tuple(inside(second, outer, s, t).sin(), s.times(t)))
              .get((int) (second & 1));
      case 6 -> branch(a.lt(k), () -> inside(first, outer), () -> inside(second, outer));
      case 7 -> sum(vmap(e -> inside(first, outer, e).sin()).invoke(vec(0.4, -0.7)));
      case 8 -> scanned(a, b, k, s -> inside(first, outer, s));
      case 9 -> grad(y -> inside(first, outer, y)).invoke(a).sin();
      case 10 -> jvp(y -> inside(first, outer, y)).invoke(b, 1).get(1).sin();
      case 11 -> sum(vmap(y -> inside(first, outer, y).sin()).invoke(vec(a, b)));
      case 12 -> sum(vmap(grad(y -> inside(first, outer, y))).invoke(vec(b, a))).sin();
      default -> {
        Fn back = pullback(y -> inside(first, outer, y)).invoke(a).get(1).function();
        yield iterate(2, b, s -> back.invoke(s).sin()).sin();
      }
    };
  }

  private interface Body {
    Expr of(Expr s, Expr t);
  }

  /// The number of passes depends on the states.
  private static Expr whileOnData(Expr a, Expr b, Body body) {
    Expr out =
        whileLoop(
            tuple(0, a, b),
            (t, s, u) -> t.lt(2.2),
            (t, s, u) ->
                tuple(
                    t.plus(0.35).plus(s.sin().pow(2).times(0.3)),
                    body.of(s, u).sin(),
                    u.times(0.5).plus(s.times(a))));
    return out.get(1).plus(out.get(0).times(0.1).times(out.get(2)));
  }

  private interface Step {
    Expr of(Expr s);
  }

  private static Expr scanned(Expr a, Expr b, double k, Step step) {
    Expr out =
        scan(
            vec(a, b, k),
            a,
            (s, x) -> {
              Expr next = step.of(s).sin();
              return tuple(next, next.times(x));
            });
    return out.get(0).plus(sum(out.get(1)));
  }
}
