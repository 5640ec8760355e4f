package dev.solvent.examples.kotlin

import dev.solvent.Solvent.*
import dev.solvent.kotlin.*

private val A = vec(vec(4, 1), vec(2, 5))
private val b = vec(1, 2)

/** Any solver, however many steps it takes ... */
val jacobi by fn { A, b ->
  val (x) = whileLoop(tuple(zeros(shape(b)[0]), b), { (_, r) -> norm(r) gt 1e-12 }) { (x, r) ->
    val next = x + r / diag(A)
    tuple(next, b - A.matmul(next))
  }
  x
}

/** ... and the rule that skips them: the Jacobian of solve is solve. */
val solution = customJvp(jacobi) { self, (A, b), (dA, db) ->
  val x = self(A, b)
  tuple(x, self(A, db - dA.matmul(x)))
}

val energy by fn { b -> sum(solution(A, b).pow(2)) }

/** The solution, and derivatives of it in several modes. */
fun seed(): Expr {
  val (x, along) = jvp(solution)(tuple(A, b), tuple(eye(2), ones(2)))
  return record(
    "x", x,
    "along", along,
    "gradient", grad(energy)(b),
    "inMatrix", grad { A -> sum(solution(A, b)) }(A),
    "inverse", jacrev { b -> solution(A, b) }(b),
    "curvature", hessian(energy)(b),
    "gradients", (energy then grad() then vmap())(eye(2)),
  )
}

fun main() = seed().fields().forEach { println("${it._1} ${it._2}") }
