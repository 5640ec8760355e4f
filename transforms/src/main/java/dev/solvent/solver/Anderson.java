package dev.solvent.solver;

import static dev.solvent.dsl.Loops.concat;
import static dev.solvent.dsl.Loops.matmul;
import static dev.solvent.dsl.Loops.norm;
import static dev.solvent.dsl.Loops.ones;
import static dev.solvent.dsl.Loops.record;
import static dev.solvent.dsl.Loops.tuple;
import static dev.solvent.dsl.Loops.where;
import static dev.solvent.dsl.Loops.whileLoop;
import static dev.solvent.dsl.Loops.zeros;

import dev.solvent.dsl.Expr;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;

/// The combination of the last points whose changes cancel best, and its change. Where that is
/// worse by far than the point before, or not finite, the memory is dropped and the map applied
/// once. Source: Walker & Ni, *Anderson acceleration for fixed-point iterations*, SIAM J. Numer.
/// Anal. 49 (2011).
public record Anderson(int memory, Control control) implements Iterating, Tunable<Anderson> {
  public static final Anderson DEFAULT = new Anderson(5, Control.of(500));

  /// A change that grows by more than this is not worth going on from.
  private static final double GROWTH = 10;

  public Anderson {
    if (memory < 1) throw SolventError.of(Kind.DOMAIN, "memory is at least 1, but is %d", memory);
  }

  static Anderson of(Settings s) {
    return new Anderson(s.whole("memory", DEFAULT.memory), s.control(DEFAULT.control));
  }

  /// This gives the method that combines so many of the last points.
  public Anderson memory(int points) {
    return new Anderson(points, control);
  }

  @Override
  public String name() {
    return "anderson";
  }

  @Override
  public Anderson with(Control other) {
    return new Anderson(memory, other);
  }

  @Override
  public Outcome fixedPoint(Smooth change, Expr guess) {
    int n = guess.shape().size(0);
    Expr least = norm(guess).times(1e-3);
    Expr none = zeros(memory, n);
    Expr end =
        whileLoop(
            record(
                "x",
                guess,
                "change",
                change.at(guess),
                "steps",
                none,
                "differences",
                none,
                "plain",
                true,
                "stuck",
                false,
                "iterations",
                0),
            s -> isOpen(s, least),
            s -> pass(change, s));
    Expr left = norm(end.field("change"));
    Expr converged = left.le(wanted(end, least));
    return new Outcome(end.field("x"), converged, end.field("iterations"), left);
  }

  private Expr wanted(Expr s, Expr least) {
    return Numbers.size(norm(s.field("x")), least).times(control.tolerance());
  }

  private Expr isOpen(Expr s, Expr least) {
    Expr left = norm(s.field("change"));
    return left.gt(wanted(s, least))
        .and(s.field("iterations").lt(control.maxIterations()))
        .and(s.field("stuck").not());
  }

  private Expr pass(Smooth change, Expr s) {
    Expr x = s.field("x");
    Expr before = s.field("change");
    Expr steps = s.field("steps");
    Expr differences = s.field("differences");
    Expr shares =
        Step.bounded(differences.T(), before.unaryMinus(), ones(memory), Expr.of(Double.MAX_VALUE))
            .s();
    Expr next = x.plus(before).minus(matmul(shares, steps.plus(differences)));
    Expr after = change.at(next);
    Expr better = norm(after).le(norm(before).times(GROWTH));
    Expr taken = better.or(s.field("plain").and(Numbers.isFinite(after)));
    return record(
        "x", where(taken, next, x),
        "change", where(taken, after, before),
        "steps", where(taken, pushed(steps, next.minus(x)), 0),
        "differences", where(taken, pushed(differences, after.minus(before)), 0),
        "plain", taken.not(),
        "stuck", s.field("plain").and(taken.not()),
        "iterations", s.field("iterations").plus(1));
  }

  /// The rows without the first, and a new last one.
  private static Expr pushed(Expr rows, Expr last) {
    Expr later = rows.get(Expr.range(1, rows.shape().size(0)));
    return concat(tuple(later, last.reshape(1, last.shape().size(0))));
  }
}
