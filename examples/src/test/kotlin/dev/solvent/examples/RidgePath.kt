package dev.solvent.examples

import dev.solvent.Solvent.*
import dev.solvent.kotlin.*

/**
 * The weights of a ridge regression as a function of its penalty, how they move, and the slope of the validation loss
 * along the path.
 */
fun ridgePath(): List<Expr> {
  val X = vec(vec(1.0, 0.5), vec(-0.3, 1.2), vec(0.7, -0.9), vec(1.5, 0.2))
  val y = vec(1.0, 0.3, -0.4, 1.6)
  val Xv = vec(vec(0.4, -1), vec(1.1, 0.6))
  val yv = vec(0.2, 1.1)
  val ridge by argmin(guess = zeros(2)) { w, t -> sum((X.matmul(w) - y).pow(2)) + exp(t) * sum(w.pow(2)) }
  val loss by fn { t -> sum((Xv.matmul(ridge(t)) - yv).pow(2)) }
  return listOf(ridge(0.1), jacobian(ridge)(0.1), (loss then grad() then vmap())(linspace(-2, 1, 4)))
}
