package dev.solvent.solver;

import static dev.solvent.dsl.Loops.concat;
import static dev.solvent.dsl.Loops.dot;
import static dev.solvent.dsl.Loops.record;
import static dev.solvent.dsl.Loops.tuple;
import static dev.solvent.dsl.Loops.where;
import static dev.solvent.dsl.Loops.zeros;

import dev.solvent.dsl.Expr;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;

/// The last corrections of an inverse Hessian, which is never formed. Source: Nocedal & Wright,
/// *Numerical Optimization*, 2nd ed., 7.2.
public record Lbfgs(int memory, Control control) implements Minimiser, Tunable<Lbfgs> {
  public static final Lbfgs DEFAULT = new Lbfgs(10, Control.of(5000));

  public Lbfgs {
    if (memory < 1) throw SolventError.of(Kind.DOMAIN, "memory is at least 1, but is %d", memory);
  }

  static Lbfgs of(Settings s) {
    return new Lbfgs(s.whole("memory", DEFAULT.memory), s.control(DEFAULT.control));
  }

  /// This gives the method that keeps so many of the last steps.
  public Lbfgs memory(int steps) {
    return new Lbfgs(steps, control);
  }

  @Override
  public String name() {
    return "lbfgs";
  }

  @Override
  public Lbfgs with(Control other) {
    return new Lbfgs(memory, other);
  }

  @Override
  public Outcome minimum(Objective f, Box box, Expr guess) {
    return new Descent(f, box, control, new Recent(memory)).minimum(guess);
  }

  /// The last steps and how they changed the gradient, a row each, and the scale of the first
  /// estimate.
  private record Recent(int rows) implements Directions {
    @Override
    public Expr start(Expr x, Expr gradient) {
      Expr none = zeros(rows, x.shape().size(0));
      return record("steps", none, "changes", none, "scale", Bfgs.reach(x, gradient));
    }

    @Override
    public Expr after(Expr memory, Expr x, Expr s, Expr y) {
      Expr useful = Bfgs.isUseful(s, y);
      Expr steps = memory.field("steps");
      Expr changes = memory.field("changes");
      return record(
          "steps", where(useful, pushed(steps, s), steps),
          "changes", where(useful, pushed(changes, y), changes),
          "scale", where(useful, dot(s, y).div(dot(y, y)), memory.field("scale")));
    }

    private Expr pushed(Expr kept, Expr last) {
      Expr row = last.reshape(1, last.shape().size(0));
      return rows == 1 ? row : concat(tuple(kept.get(Expr.range(1, rows)), row));
    }

    @Override
    public Direction at(Expr memory, Expr x, Expr gradient, Expr free) {
      Expr[] shares = new Expr[rows];
      Expr way = gradient.times(free);
      for (int i = rows - 1; i >= 0; i--) {
        shares[i] = weight(memory, i).times(dot(memory.field("steps").get(i), way));
        way = way.minus(memory.field("changes").get(i).times(shares[i]));
      }
      way = way.times(memory.field("scale"));
      for (int i = 0; i < rows; i++) {
        Expr share = weight(memory, i).times(dot(memory.field("changes").get(i), way));
        way = way.plus(memory.field("steps").get(i).times(shares[i].minus(share)));
      }
      return new Direction(way.times(free).unaryMinus(), Expr.of(true));
    }

    /// `1 / sᵀy`, or 0 of a row that is still empty.
    private static Expr weight(Expr memory, int i) {
      Expr curvature = dot(memory.field("steps").get(i), memory.field("changes").get(i));
      Expr used = curvature.gt(0);
      return where(used, where(used, curvature, 1).pow(-1), 0);
    }

    @Override
    public boolean isLong() {
      return true;
    }
  }
}
