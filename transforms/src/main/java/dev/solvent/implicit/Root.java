package dev.solvent.implicit;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.implicit.Solution.Found;
import dev.solvent.solver.Newton;
import dev.solvent.solver.RootFinder;
import dev.solvent.solver.Solver;
import io.vavr.collection.Seq;

/// `x` with `f(x, a..) = 0`.
public final class Root {
  private Root() {}

  public static Fn of(Fn f, Guess guess) {
    RootFinder finder = finder(guess.solver().getOrElse(Newton.DEFAULT));
    return new Solution(
            "root", f, guess, finder.control().linear(), a -> found(f, guess, finder, a), f::apply)
        .fn();
  }

  private static RootFinder finder(Solver solver) {
    return switch (solver) {
      case RootFinder finder -> finder;
    };
  }

  private static Found found(Fn f, Guess guess, RootFinder finder, Seq<Expr> a) {
    Expr start = guess.at("root", a);
    Unknown unknown = Unknown.of("root", start);
    Equations equations =
        Equations.square("root", f, unknown, x -> f.apply(a.prepend(unknown.shaped(x))));
    return new Found(unknown, finder.root(equations, unknown.flat(start)), equations);
  }
}
