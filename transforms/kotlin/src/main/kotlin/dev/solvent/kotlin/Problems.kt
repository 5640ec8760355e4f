@file:JvmName("Problems")

package dev.solvent.kotlin

import dev.solvent.Solvent
import dev.solvent.Solvent.none
import dev.solvent.dsl.F1
import dev.solvent.dsl.F2
import dev.solvent.dsl.F3
import dev.solvent.dsl.F4
import dev.solvent.dsl.F5
import dev.solvent.dsl.F6
import dev.solvent.dsl.F7
import dev.solvent.expr.Method
import dev.solvent.implicit.Guess
import dev.solvent.solver.Stepper
import io.vavr.collection.LinkedHashMap

// Functions that equations define, and systems of them: one function a number of parameters.

private fun told(guess: Any, using: Any, onSingular: String, onFailure: String, vararg more: Pair<String, Any>): Guess {
  var named = LinkedHashMap.empty<String, Expr>()
  for ((name, value) in more) named = named.put(name, Solvent.expr(value))
  val start = Guess.of(Solvent.expr(guess), none, named).onSingular(onSingular).onFailure(onFailure)
  return if (using == none) start else start.using(using)
}

private fun bracketed(guess: Any, using: Any, lo: Any, hi: Any, onSingular: String, onFailure: String): Guess =
  told(guess, using, onSingular, onFailure, "lo" to lo, "hi" to hi)

private fun bounded(guess: Any, using: Any, lower: Any, upper: Any, onSingular: String, onFailure: String): Guess =
  told(guess, using, onSingular, onFailure, "lower" to lower, "upper" to upper)

private fun within(equal: Any, guess: Guess): Guess =
  if (equal == none) guess else guess.equal(Solvent.expr(equal).function())

fun root(
  guess: Any = none, using: Any = none, lo: Any = none, hi: Any = none,
  onSingular: String = "error", onFailure: String = "error", f: F1,
): Fn = Solvent.root(bracketed(guess, using, lo, hi, onSingular, onFailure), f)

fun root(
  guess: Any = none, using: Any = none, lo: Any = none, hi: Any = none,
  onSingular: String = "error", onFailure: String = "error", f: F2,
): Fn = Solvent.root(bracketed(guess, using, lo, hi, onSingular, onFailure), f)

fun root(
  guess: Any = none, using: Any = none, lo: Any = none, hi: Any = none,
  onSingular: String = "error", onFailure: String = "error", f: F3,
): Fn = Solvent.root(bracketed(guess, using, lo, hi, onSingular, onFailure), f)

fun root(
  guess: Any = none, using: Any = none, lo: Any = none, hi: Any = none,
  onSingular: String = "error", onFailure: String = "error", f: F4,
): Fn = Solvent.root(bracketed(guess, using, lo, hi, onSingular, onFailure), f)

fun root(
  guess: Any = none, using: Any = none, lo: Any = none, hi: Any = none,
  onSingular: String = "error", onFailure: String = "error", f: F5,
): Fn = Solvent.root(bracketed(guess, using, lo, hi, onSingular, onFailure), f)

fun root(
  guess: Any = none, using: Any = none, lo: Any = none, hi: Any = none,
  onSingular: String = "error", onFailure: String = "error", f: F6,
): Fn = Solvent.root(bracketed(guess, using, lo, hi, onSingular, onFailure), f)

fun fixedPoint(
  guess: Any = none, using: Any = none, lo: Any = none, hi: Any = none,
  onSingular: String = "error", onFailure: String = "error", f: F1,
): Fn = Solvent.fixedPoint(bracketed(guess, using, lo, hi, onSingular, onFailure), f)

fun fixedPoint(
  guess: Any = none, using: Any = none, lo: Any = none, hi: Any = none,
  onSingular: String = "error", onFailure: String = "error", f: F2,
): Fn = Solvent.fixedPoint(bracketed(guess, using, lo, hi, onSingular, onFailure), f)

fun fixedPoint(
  guess: Any = none, using: Any = none, lo: Any = none, hi: Any = none,
  onSingular: String = "error", onFailure: String = "error", f: F3,
): Fn = Solvent.fixedPoint(bracketed(guess, using, lo, hi, onSingular, onFailure), f)

fun fixedPoint(
  guess: Any = none, using: Any = none, lo: Any = none, hi: Any = none,
  onSingular: String = "error", onFailure: String = "error", f: F4,
): Fn = Solvent.fixedPoint(bracketed(guess, using, lo, hi, onSingular, onFailure), f)

fun fixedPoint(
  guess: Any = none, using: Any = none, lo: Any = none, hi: Any = none,
  onSingular: String = "error", onFailure: String = "error", f: F5,
): Fn = Solvent.fixedPoint(bracketed(guess, using, lo, hi, onSingular, onFailure), f)

fun fixedPoint(
  guess: Any = none, using: Any = none, lo: Any = none, hi: Any = none,
  onSingular: String = "error", onFailure: String = "error", f: F6,
): Fn = Solvent.fixedPoint(bracketed(guess, using, lo, hi, onSingular, onFailure), f)

fun argmin(
  guess: Any = none, using: Any = none, lower: Any = none, upper: Any = none, equal: Any = none,
  onSingular: String = "error", onFailure: String = "error", f: F1,
): Fn = Solvent.argmin(within(equal, bounded(guess, using, lower, upper, onSingular, onFailure)), f)

fun argmin(
  guess: Any = none, using: Any = none, lower: Any = none, upper: Any = none, equal: Any = none,
  onSingular: String = "error", onFailure: String = "error", f: F2,
): Fn = Solvent.argmin(within(equal, bounded(guess, using, lower, upper, onSingular, onFailure)), f)

fun argmin(
  guess: Any = none, using: Any = none, lower: Any = none, upper: Any = none, equal: Any = none,
  onSingular: String = "error", onFailure: String = "error", f: F3,
): Fn = Solvent.argmin(within(equal, bounded(guess, using, lower, upper, onSingular, onFailure)), f)

fun argmin(
  guess: Any = none, using: Any = none, lower: Any = none, upper: Any = none, equal: Any = none,
  onSingular: String = "error", onFailure: String = "error", f: F4,
): Fn = Solvent.argmin(within(equal, bounded(guess, using, lower, upper, onSingular, onFailure)), f)

fun argmin(
  guess: Any = none, using: Any = none, lower: Any = none, upper: Any = none, equal: Any = none,
  onSingular: String = "error", onFailure: String = "error", f: F5,
): Fn = Solvent.argmin(within(equal, bounded(guess, using, lower, upper, onSingular, onFailure)), f)

fun argmin(
  guess: Any = none, using: Any = none, lower: Any = none, upper: Any = none, equal: Any = none,
  onSingular: String = "error", onFailure: String = "error", f: F6,
): Fn = Solvent.argmin(within(equal, bounded(guess, using, lower, upper, onSingular, onFailure)), f)

fun leastSquares(
  guess: Any = none, using: Any = none, lower: Any = none, upper: Any = none,
  onSingular: String = "error", onFailure: String = "error", f: F1,
): Fn = Solvent.leastSquares(bounded(guess, using, lower, upper, onSingular, onFailure), f)

fun leastSquares(
  guess: Any = none, using: Any = none, lower: Any = none, upper: Any = none,
  onSingular: String = "error", onFailure: String = "error", f: F2,
): Fn = Solvent.leastSquares(bounded(guess, using, lower, upper, onSingular, onFailure), f)

fun leastSquares(
  guess: Any = none, using: Any = none, lower: Any = none, upper: Any = none,
  onSingular: String = "error", onFailure: String = "error", f: F3,
): Fn = Solvent.leastSquares(bounded(guess, using, lower, upper, onSingular, onFailure), f)

fun leastSquares(
  guess: Any = none, using: Any = none, lower: Any = none, upper: Any = none,
  onSingular: String = "error", onFailure: String = "error", f: F4,
): Fn = Solvent.leastSquares(bounded(guess, using, lower, upper, onSingular, onFailure), f)

fun leastSquares(
  guess: Any = none, using: Any = none, lower: Any = none, upper: Any = none,
  onSingular: String = "error", onFailure: String = "error", f: F5,
): Fn = Solvent.leastSquares(bounded(guess, using, lower, upper, onSingular, onFailure), f)

fun leastSquares(
  guess: Any = none, using: Any = none, lower: Any = none, upper: Any = none,
  onSingular: String = "error", onFailure: String = "error", f: F6,
): Fn = Solvent.leastSquares(bounded(guess, using, lower, upper, onSingular, onFailure), f)

fun implicit(
  f: Fn, using: Any = none, onSingular: String = "error", onFailure: String = "error", residual: F2,
): Fn = Solvent.implicit(f, Solvent.fn(residual), told(none, using, onSingular, onFailure))

fun implicit(
  f: Fn, using: Any = none, onSingular: String = "error", onFailure: String = "error", residual: F3,
): Fn = Solvent.implicit(f, Solvent.fn(residual), told(none, using, onSingular, onFailure))

fun implicit(
  f: Fn, using: Any = none, onSingular: String = "error", onFailure: String = "error", residual: F4,
): Fn = Solvent.implicit(f, Solvent.fn(residual), told(none, using, onSingular, onFailure))

fun implicit(
  f: Fn, using: Any = none, onSingular: String = "error", onFailure: String = "error", residual: F5,
): Fn = Solvent.implicit(f, Solvent.fn(residual), told(none, using, onSingular, onFailure))

fun implicit(
  f: Fn, using: Any = none, onSingular: String = "error", onFailure: String = "error", residual: F6,
): Fn = Solvent.implicit(f, Solvent.fn(residual), told(none, using, onSingular, onFailure))

fun implicit(
  f: Fn, using: Any = none, onSingular: String = "error", onFailure: String = "error", residual: F7,
): Fn = Solvent.implicit(f, Solvent.fn(residual), told(none, using, onSingular, onFailure))

fun linearSolve(f: F1, b: Any, using: Method = Solvent.lu()): Expr = Solvent.linearSolve(f, b, using)

fun qp(
  Q: Any, c: Any, A: Any = none, b: Any = none, G: Any = none, h: Any = none, onSingular: String = "error",
): Expr = Solvent.qp(Q, c, A, b, G, h, onSingular)

fun odeint(f: Fn, y0: Any, ts: Any, vararg p: Any, using: Stepper = Solvent.dopri5()): Expr =
  Solvent.odeint(f, y0, ts, using, *p)

fun odeint(f: F2, y0: Any, ts: Any, vararg p: Any, using: Stepper = Solvent.dopri5()): Expr =
  Solvent.odeint(Solvent.fn(f), y0, ts, using, *p)

fun odeint(f: F3, y0: Any, ts: Any, vararg p: Any, using: Stepper = Solvent.dopri5()): Expr =
  Solvent.odeint(Solvent.fn(f), y0, ts, using, *p)

fun odeint(f: F4, y0: Any, ts: Any, vararg p: Any, using: Stepper = Solvent.dopri5()): Expr =
  Solvent.odeint(Solvent.fn(f), y0, ts, using, *p)

fun odeint(f: F5, y0: Any, ts: Any, vararg p: Any, using: Stepper = Solvent.dopri5()): Expr =
  Solvent.odeint(Solvent.fn(f), y0, ts, using, *p)

fun odeint(f: F6, y0: Any, ts: Any, vararg p: Any, using: Stepper = Solvent.dopri5()): Expr =
  Solvent.odeint(Solvent.fn(f), y0, ts, using, *p)
