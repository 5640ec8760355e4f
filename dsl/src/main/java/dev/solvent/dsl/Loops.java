package dev.solvent.dsl;

import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.collection.Array;
import io.vavr.collection.Iterator;
import io.vavr.collection.Seq;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Functions, loops and branches. A loop's body is traced once, whatever the number of passes; its
/// state, any structure of tensors, keeps its structure and shapes on every pass.
public class Loops extends Checks {
  protected Loops() {}

  // functions

  public static Fn fn(F1 f) {
    return of(1, a -> f.of(a.get(0)));
  }

  public static Fn fn(F2 f) {
    return of(2, a -> f.of(a.get(0), a.get(1)));
  }

  public static Fn fn(F3 f) {
    return of(3, a -> f.of(a.get(0), a.get(1), a.get(2)));
  }

  public static Fn fn(F4 f) {
    return of(4, a -> f.of(a.get(0), a.get(1), a.get(2), a.get(3)));
  }

  public static Fn fn(F5 f) {
    return of(5, a -> f.of(a.get(0), a.get(1), a.get(2), a.get(3), a.get(4)));
  }

  public static Fn fn(F6 f) {
    return of(6, a -> f.of(a.get(0), a.get(1), a.get(2), a.get(3), a.get(4), a.get(5)));
  }

  public static Fn fn(F7 f) {
    return of(7, a -> f.of(a.get(0), a.get(1), a.get(2), a.get(3), a.get(4), a.get(5), a.get(6)));
  }

  public static Fn fn(F8 f) {
    return of(
        8,
        a -> f.of(a.get(0), a.get(1), a.get(2), a.get(3), a.get(4), a.get(5), a.get(6), a.get(7)));
  }

  /// This gives a function of any number of parameters.
  public static Fn fn(int arity, Function<? super List<Expr>, ?> body) {
    return of(arity, a -> body.apply(a.toJavaList()));
  }

  private static Fn of(int arity, Function<Seq<Expr>, ?> body) {
    return Fn.hosted(Signature.positional("fn", arity), body);
  }

  // branches

  /// This gives what one of two sides gives, which have the same structure and shapes. A side that
  /// is not taken is not evaluated.
  public static Expr branch(Object condition, F0 then, F0 otherwise) {
    return Repetition.branch(
        Expr.of(condition), () -> Expr.of(then.of()), () -> Expr.of(otherwise.of()));
  }

  /// This gives the side that a known condition takes.
  public static Expr taken(Supplier<Expr> side) {
    return Repetition.taken(side);
  }

  /// This gives `first && second` if `isAnd`, else `first || second`, where a second part that may
  /// fail is evaluated only if the first leaves it open.
  public static Expr connected(Expr first, boolean isAnd, Supplier<Expr> second) {
    return ShortCircuit.of(first, isAnd, second);
  }

  // while

  /// This gives the first state for which the condition does not hold. Functions of several
  /// parameters take the parts of the state.
  public static Expr whileLoop(Object state, Fn condition, Fn step) {
    return Repetition.whileLoop(Expr.of(state), Variables.unnamed(), condition, step);
  }

  /// This is a `while` statement, whose variables messages name.
  public static Expr whileLoop(Expr state, Variables variables, Fn condition, Fn step) {
    return Repetition.whileLoop(state, variables, condition, step);
  }

  public static Expr whileLoop(Object state, F1 condition, F1 step) {
    return whileLoop(state, fn(condition), fn(step));
  }

  public static Expr whileLoop(Object state, F2 condition, F2 step) {
    return whileLoop(state, fn(condition), fn(step));
  }

  public static Expr whileLoop(Object state, F3 condition, F3 step) {
    return whileLoop(state, fn(condition), fn(step));
  }

  public static Expr whileLoop(Object state, F4 condition, F4 step) {
    return whileLoop(state, fn(condition), fn(step));
  }

  public static Expr whileLoop(Object state, F5 condition, F5 step) {
    return whileLoop(state, fn(condition), fn(step));
  }

  public static Expr whileLoop(Object state, F6 condition, F6 step) {
    return whileLoop(state, fn(condition), fn(step));
  }

  // counted loops

  @Word(
      value = "iterate(n, init, f)",
      doc = "`f(f(..f(init)))`, `n` times; `n` may be data.",
      example = "iterate(3, 2) { x -> x^2 }  // 256")
  public static Expr iterate(Object n, Object init, Fn f) {
    return Repetition.over(
        Repetition.Rows.passes(Expr.of(n)),
        Expr.of(init),
        Variables.unnamed(),
        (state, _) -> Repetition.spread(f, state));
  }

  public static Expr iterate(Object n, Object init, F1 step) {
    return iterate(n, init, fn(step));
  }

  public static Expr iterate(Object n, Object init, F2 step) {
    return iterate(n, init, fn(step));
  }

  public static Expr iterate(Object n, Object init, F3 step) {
    return iterate(n, init, fn(step));
  }

  public static Expr iterate(Object n, Object init, F4 step) {
    return iterate(n, init, fn(step));
  }

  public static Expr iterate(Object n, Object init, F5 step) {
    return iterate(n, init, fn(step));
  }

  public static Expr iterate(Object n, Object init, F6 step) {
    return iterate(n, init, fn(step));
  }

  @Word(
      value = "fold(xs, init, f)",
      doc = "`carry = f(carry, x)` for each `x` along the leading axis; the last carry.",
      example = "fold([1, 2, 3], 0) { carry, x -> 10 * carry + x }  // 123")
  public static Expr fold(Object xs, Object init, Fn f) {
    return Repetition.over(
        Repetition.Rows.of(Expr.of(xs)), Expr.of(init), Variables.unnamed(), f::invoke);
  }

  public static Expr fold(Object xs, Object init, F2 step) {
    return fold(xs, init, fn(step));
  }

  @Word(
      value = "scan(xs, init, f)",
      doc =
          "`(carry, y) = f(carry, x)` for each `x` along the leading axis; the last carry and all"
              + " `y`, stacked.",
      example = "scan([1, 2, 3], 0) { carry, x -> (carry + x, carry * x) }  // (6, [0, 2, 9])")
  public static Expr scan(Object xs, Object init, Fn f) {
    Repetition.Done done =
        Repetition.loop(
            Repetition.Rows.of(Expr.of(xs)),
            Expr.of(init),
            Variables.unnamed(),
            (carry, x) -> pass(f.invoke(carry, x)));
    return Expr.tuple(Array.of(done.state(), done.rows()));
  }

  public static Expr scan(Object xs, Object init, F2 step) {
    return scan(xs, init, fn(step));
  }

  /// This gives what a loop goes over, one by one: the numbers of a range, the leading axis of a
  /// tensor or of all tensors of a tuple or a record together.
  public static Iterator<Expr> elements(Expr xs) {
    return Repetition.elements(xs);
  }

  /// This is a `for` statement over what `fold` goes over; `step` takes the element, then the parts
  /// of the state.
  public static Expr forEach(Expr over, Expr state, Variables variables, Fn step) {
    return Repetition.over(
        Repetition.Rows.of(over), state, variables, (s, x) -> step.apply(elementFirst(x, s, step)));
  }

  /// This is a `for` statement over the whole numbers from `from` to `until`, exclusive, which may
  /// be data.
  public static Expr forEach(Expr from, Expr until, Expr state, Variables variables, Fn step) {
    return Repetition.over(
        Repetition.Rows.counting(from, until),
        state,
        variables,
        (s, x) -> step.apply(elementFirst(x, s, step)));
  }

  private static Seq<Expr> elementFirst(Expr x, Expr state, Fn step) {
    return step.arity() == 2 ? Array.of(x, state) : state.parts().prepend(x);
  }

  private static Repetition.Pass pass(Expr given) {
    if (given.tree() instanceof Tree.Tuple(var parts) && parts.size() == 2) {
      Expr row = parts.get(1);
      if (!row.opaque().isEmpty()) {
        throw SolventError.of(
            Kind.TYPE, "what a scan stacks is made of tensors, but y is %s", row.describe());
      }
      return new Repetition.Pass(parts.get(0), row);
    }
    throw SolventError.of(
        Kind.TYPE, "the step of a scan gives (carry, y), but this is %s", given.describe());
  }
}
