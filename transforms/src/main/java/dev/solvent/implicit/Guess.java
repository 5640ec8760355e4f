package dev.solvent.implicit;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.F1;
import dev.solvent.dsl.F2;
import dev.solvent.dsl.F3;
import dev.solvent.dsl.F4;
import dev.solvent.dsl.F5;
import dev.solvent.dsl.F6;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Loops;
import dev.solvent.dsl.Tree;
import dev.solvent.solver.Solver;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// What a solver is told besides its function: where to begin, a value or a function of the
/// parameters, and how to go on.
public record Guess(Expr start, Option<Solver> solver, LinkedHashMap<String, Expr> options) {
  private static final String EQUAL = "equal";
  private static final String ON_SINGULAR = "onSingular";
  private static final String ON_FAILURE = "onFailure";

  /// This gives a guess of a value, of a function of the parameters, or of a solver that needs
  /// none.
  public static Guess of(Object start) {
    return switch (start) {
      case Guess guess -> guess;
      case Solver solver -> of(Expr.NONE).using(solver);
      case Object value -> new Guess(Expr.of(value), Option.none(), LinkedHashMap.empty());
    };
  }

  /// This gives a guess with what a script says by names; `none` says nothing.
  public static Guess of(Expr start, Expr using, LinkedHashMap<String, Expr> options) {
    Guess guess = of(start);
    for (var option : options) guess = guess.with(option._1, option._2);
    return using.isNone() ? guess : guess.using(using);
  }

  private Guess with(String name, Expr value) {
    if (value.isNone()) return this;
    Guess guess = new Guess(start, solver, options.put(name, value));
    if (name.equals(ON_SINGULAR)) guess.isOneOf(name, "error", "minimumNorm");
    if (name.equals(ON_FAILURE)) guess.isOneOf(name, "error", "nan");
    return guess;
  }

  private void isOneOf(String name, String usual, String other) {
    String given = options.get(name).get().text();
    if (given.equals(usual) || given.equals(other)) return;
    throw SolventError.of(
        Kind.DOMAIN, "%s is \"%s\" or \"%s\", not \"%s\"", name, usual, other, given);
  }

  /// This chooses a solver, such as `newton().tolerance(1e-9)`.
  public Guess using(Object chosen) {
    return new Guess(start, Option.of(Solver.of(chosen)), options);
  }

  /// This brackets the root of a function of one number.
  public Guess lo(Object lo) {
    return with("lo", Expr.of(lo));
  }

  public Guess hi(Object hi) {
    return with("hi", Expr.of(hi));
  }

  /// This bounds the unknowns from below, all by a number or each by its own.
  public Guess lower(Object lower) {
    return with("lower", Expr.of(lower));
  }

  public Guess upper(Object upper) {
    return with("upper", Expr.of(upper));
  }

  /// This constrains the unknowns to where a function of them and the parameters is zero.
  public Guess equal(Fn constraint) {
    return with(EQUAL, Expr.of(constraint));
  }

  public Guess equal(F1 constraint) {
    return equal(Loops.fn(constraint));
  }

  public Guess equal(F2 constraint) {
    return equal(Loops.fn(constraint));
  }

  public Guess equal(F3 constraint) {
    return equal(Loops.fn(constraint));
  }

  public Guess equal(F4 constraint) {
    return equal(Loops.fn(constraint));
  }

  public Guess equal(F5 constraint) {
    return equal(Loops.fn(constraint));
  }

  public Guess equal(F6 constraint) {
    return equal(Loops.fn(constraint));
  }

  /// This says what a singular Jacobian does to a derivative: "error" or "minimumNorm".
  public Guess onSingular(String what) {
    return with(ON_SINGULAR, Expr.text(what));
  }

  /// This says what becomes of a value that is not found: "error" or "nan".
  public Guess onFailure(String what) {
    return with(ON_FAILURE, Expr.text(what));
  }

  Expr option(String name) {
    return options.getOrElse(name, Expr.NONE);
  }

  Option<Fn> constraint() {
    return options.get(EQUAL).map(Expr::function);
  }

  boolean minimumNorm() {
    return options.get(ON_SINGULAR).exists(e -> e.text().equals("minimumNorm"));
  }

  boolean nanOnFailure() {
    return options.get(ON_FAILURE).exists(e -> e.text().equals("nan"));
  }

  /// This gives the guess for the parameters of a call. Fails with `type` where there is none.
  Expr at(String problem, Seq<Expr> a) {
    return switch (start.tree()) {
      case Tree.Function(var f) -> f.apply(a.take(f.arity()));
      case Tree.None _ ->
          throw SolventError.of(Kind.TYPE, "%s wants a guess to begin with", problem)
              .help("say where: %s(guess = ...) { ... }", problem);
      case Tree.Leaf _, Tree.Tuple _, Tree.Record _, Tree.Text _, Tree.Range _, Tree.Sparse _ ->
          start;
    };
  }
}
