package dev.solvent.solver;

import static dev.solvent.dsl.Loops.dot;
import static dev.solvent.dsl.Loops.where;

import dev.solvent.dsl.Expr;

/// Steps against the gradient, of the length that the last one would best have had. Source:
/// Barzilai & Borwein, IMA J. Numer. Anal. 8 (1988).
public record GradientDescent(Control control) implements Minimiser, Tunable<GradientDescent> {
  public static final GradientDescent DEFAULT = new GradientDescent(Control.of(50_000));

  static GradientDescent of(Settings s) {
    return new GradientDescent(s.control(DEFAULT.control));
  }

  @Override
  public String name() {
    return "gradientDescent";
  }

  @Override
  public GradientDescent with(Control other) {
    return new GradientDescent(other);
  }

  @Override
  public Outcome minimum(Objective f, Box box, Expr guess) {
    return new Descent(f, box, control, new Length()).minimum(guess);
  }

  /// The length of a step as a multiple of the gradient.
  private record Length() implements Directions {
    @Override
    public Expr start(Expr x, Expr gradient) {
      return Bfgs.reach(x, gradient);
    }

    @Override
    public Expr after(Expr memory, Expr x, Expr s, Expr y) {
      return where(Bfgs.isUseful(s, y), dot(s, s).div(dot(s, y)), memory);
    }

    @Override
    public Direction at(Expr memory, Expr x, Expr gradient, Expr free) {
      return new Direction(gradient.times(free).times(memory).unaryMinus(), Expr.of(true));
    }

    @Override
    public boolean isLong() {
      return true;
    }
  }
}
