@file:JvmName("Options")

package dev.solvent.kotlin

import dev.solvent.Solvent
import dev.solvent.dsl.Reducing

// The words that take options, with the script's names and defaults.

private fun along(axis: Any): Array<Reducing.Axis> =
  if (axis == Solvent.none) arrayOf() else arrayOf(Solvent.axis(axis))

private fun reducing(axis: Any, keep: Boolean): Array<Reducing> =
  if (keep) arrayOf(*along(axis), Solvent.keep) else arrayOf(*along(axis))

// reductions

fun sum(x: Any, axis: Any = Solvent.none, keep: Boolean = false): Expr =
  Solvent.sum(x, *reducing(axis, keep))

fun prod(x: Any, axis: Any = Solvent.none, keep: Boolean = false): Expr =
  Solvent.prod(x, *reducing(axis, keep))

fun mean(x: Any, axis: Any = Solvent.none, keep: Boolean = false): Expr =
  Solvent.mean(x, *reducing(axis, keep))

fun variance(x: Any, axis: Any = Solvent.none, keep: Boolean = false): Expr =
  Solvent.variance(x, *reducing(axis, keep))

fun std(x: Any, axis: Any = Solvent.none, keep: Boolean = false): Expr =
  Solvent.std(x, *reducing(axis, keep))

fun norm(x: Any, axis: Any = Solvent.none, keep: Boolean = false): Expr =
  Solvent.norm(x, *reducing(axis, keep))

fun argmin(x: Any, axis: Any = Solvent.none, keep: Boolean = false): Expr =
  Solvent.argmin(x, *reducing(axis, keep))

fun argmax(x: Any, axis: Any = Solvent.none, keep: Boolean = false): Expr =
  Solvent.argmax(x, *reducing(axis, keep))

fun any(x: Any, axis: Any = Solvent.none, keep: Boolean = false): Expr =
  Solvent.any(x, *reducing(axis, keep))

fun all(x: Any, axis: Any = Solvent.none, keep: Boolean = false): Expr =
  Solvent.all(x, *reducing(axis, keep))

fun logsumexp(x: Any, axis: Any = Solvent.none, keep: Boolean = false): Expr =
  Solvent.logsumexp(x, *reducing(axis, keep))

fun min(x: Any, y: Any = Solvent.none, axis: Any = Solvent.none, keep: Boolean = false): Expr =
  if (y == Solvent.none) Solvent.min(x, *reducing(axis, keep)) else Solvent.min(x, y, *reducing(axis, keep))

fun max(x: Any, y: Any = Solvent.none, axis: Any = Solvent.none, keep: Boolean = false): Expr =
  if (y == Solvent.none) Solvent.max(x, *reducing(axis, keep)) else Solvent.max(x, y, *reducing(axis, keep))

fun softmax(x: Any, axis: Any = -1): Expr = Solvent.softmax(x, *along(axis))

fun cumsum(x: Any, axis: Any = Solvent.none): Expr = Solvent.cumsum(x, *along(axis))

fun cumprod(x: Any, axis: Any = Solvent.none): Expr = Solvent.cumprod(x, *along(axis))

// shapes

fun flip(x: Any, axis: Any = Solvent.none): Expr = Solvent.flip(x, *along(axis))

fun roll(x: Any, shift: Any, axis: Any = Solvent.none): Expr = Solvent.roll(x, shift, *along(axis))

fun stack(xs: Any, axis: Any = 0): Expr = Solvent.stack(xs, *along(axis))

fun concat(xs: Any, axis: Any = 0): Expr = Solvent.concat(xs, *along(axis))

fun transpose(A: Expr, axes: Any = Solvent.none): Expr = Solvent.transpose(A, axes)

fun tril(A: Any, k: Int = 0): Expr = Solvent.tril(A, k)

fun triu(A: Any, k: Int = 0): Expr = Solvent.triu(A, k)

fun scatter(index: Any, values: Any, shape: Int): Expr = Solvent.scatter(index, values, shape)

fun scatter(index: Any, values: Any, shape: Expr): Expr = Solvent.scatter(index, values, shape)

fun sparse(index: Any, values: Any, shape: Int): Expr = Solvent.sparse(index, values, shape)

fun sparse(index: Any, values: Any, shape: Expr): Expr = Solvent.sparse(index, values, shape)

// checks

fun ensure(c: Any, message: String = "the assertion does not hold"): Expr = Solvent.ensure(c, message)

fun assertClose(a: Any, b: Any, tolerance: Double = 1e-9): Expr = Solvent.assertClose(a, b, tolerance)

fun checkDerivatives(f: Fn, args: Any, order: Int = 2): Expr = Solvent.checkDerivatives(f, args, order)

fun explain(f: Fn, args: Any = Solvent.none, latex: Boolean = false): Expr = Solvent.explain(f, args, latex)

fun time(f: Fn, args: Any = Solvent.none): Expr = Solvent.time(f, args)
