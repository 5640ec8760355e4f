package dev.solvent.examples

import dev.solvent.Solvent.*
import dev.solvent.kotlin.*

/** The phrase book's column of Kotlin. */
fun kotlinPhrases(): Map<String, Any> = values() + operations() + functions() + derivatives() + rules() + loops()

private fun values(): Map<String, Any> {
  val p = record("w", vec(1, 2), "b", 1)
  val (x, dx) = tuple(3, 4)
  return mapOf(
    "number" to 1,
    "vector" to vec(1, 2),
    "matrix" to vec(vec(4, 1), vec(2, 5)),
    "tuple" to tuple(3, 4),
    "part" to tuple(3, 4)[0],
    "destructuring" to x * dx,
    "record" to p,
    "field" to p["w"],
    "changed" to p.with("w", 7),
  )
}

private fun operations(): Map<String, Any> {
  val A = vec(vec(4, 1), vec(2, 5))
  val x = vec(1, 2, 3)
  val y = vec(1, 2)
  return mapOf(
    "minus" to 1 - x,
    "times" to 2 * x,
    "negative" to -x,
    "remainder" to x % 2,
    "power" to x.pow(2),
    "product" to A.matmul(y),
    "less" to (y lt vec(2, 2)),
    "equal" to (y eq vec(2, 2)),
    "compared" to all(vec(expr(1) le 2, expr(1) gt 0, expr(2) ge 2, expr(1) ne 2)),
    "and" to ((y lt 2) and (y gt 0)),
    "not" to !(y lt 2),
    "entry" to x[0],
    "entries" to A[1, 0],
    "slice" to x[1..2],
    "transposed" to A.T,
    "axis" to A[all, 1],
    "word" to sin(0.5),
    "method" to expr(0.5).sin(),
    "option" to sum(A, axis = 0, keep = true),
    "decomposition" to eigh(vec(vec(2, 0), vec(0, 3))).values,
  )
}

private fun functions(): Map<String, Any> {
  val f by fn { x, a -> x * a }
  return mapOf(
    "function" to fn { x, a -> x * a }(2, 3),
    "named" to f(2, 3),
    "pattern" to fn { x, (a, b) -> x * a + b }(2, tuple(3, 4)),
    "call" to fn { x -> x * x }(0.5),
  )
}

private fun derivatives(): Map<String, Any> {
  val f = fn { x, a -> x * a }
  val g = fn { x, a -> x * a.pow(2) }.named("g", "x", "a")
  val A = vec(vec(4, 1), vec(2, 5))
  return mapOf(
    "derivative" to grad(f, wrt = 1)(2, 3),
    "byName" to grad(g, wrt = "a")(2, 3),
    "ofLambda" to grad { x -> x.pow(2) }(3),
    "jvp" to jvp { M, b -> M.matmul(b) }(tuple(A, vec(1, 2)), tuple(zeros(2, 2), vec(1, 1))),
    "vmap" to vmap(f, axes = tuple(none, 0))(vec(1, 2), vec(3, 4)),
    "pipe" to (g then grad(wrt = 1) then vmap(axes = tuple(0, none)))(vec(1, 2), 3),
  )
}

private fun rules(): Map<String, Any> {
  val f = fn { x, y -> x * y }
  val tangent = customJvp(f) { self, (x, y), (dx, dy) -> tuple(self(x, y), 10 * dx + dy) }
  val cotangent = customVjp(f) { self, (x, y), ct -> tuple(5 * ct, none) }
  val residual = implicit(fn { x, y -> x / y }) { s, x, y -> s * y - x }
  val circle = root(guess = 1.0) { x, a -> x.pow(2) + a.pow(2) - 1 }
  val squareRoot = root(guess = 1.0, using = newton(tolerance = 1e-12)) { x, a -> x.pow(2) - a }
  val kepler = root(guess = fn { e, m -> m }) { E, e, m -> E - e * sin(E) - m }
  val fit = root(guess = 1.0) { x -> x.pow(2) - 4 }
  return mapOf(
    "tangentRule" to jvp(tangent)(tuple(2, 3), tuple(1, 1)),
    "cotangentRule" to grad(cotangent, wrt = tuple(0, 1))(2, 3),
    "residual" to grad(residual)(6, 2),
    "solver" to grad(circle)(0.6),
    "method of it" to squareRoot(4),
    "guess" to kepler(0, 1),
    "fit" to fit(),
  )
}

private fun loops(): Map<String, Any> =
  mapOf(
    "choice" to fn { x -> branch(x gt 0, { x }) { 0 - x } }(-3),
    "loop" to whileLoop(tuple(0, 1), { (k, _) -> k lt 5 }) { (k, x) -> tuple(k + 1, x * 2) },
    "counted" to iterate(3, 1) { x -> x * 2 },
    "fold" to fold(vec(1, 2, 3), 0) { acc, x -> acc + x },
    "scan" to scan(vec(1, 2, 3), 0) { acc, x -> tuple(acc + x, acc * x) },
    "assertion" to ensure(expr(1) lt 2, "why"),
  )
