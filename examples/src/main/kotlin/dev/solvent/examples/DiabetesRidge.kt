package dev.solvent.examples.kotlin

import dev.solvent.Solvent.*
import dev.solvent.kotlin.*
import kotlin.math.ln

/** Conjugate gradients: many steps, none of which is ever differentiated. */
val conjugateGradients by fn { A, b ->
  val (x) = whileLoop(tuple(zeros(10), b, b), { _, r, _ -> norm(r) gt norm(b) * 1e-14 }) { x, r, p ->
    val q = A.matmul(p)
    val alpha = dot(r, r) / dot(p, q)
    val next = r - alpha * q
    tuple(x + alpha * p, next, next + dot(next, next) / dot(r, r) * p)
  }
  x
}

/** The Jacobian of solve is solve. */
val solve = customJvp(conjugateGradients) { self, (A, b), (dA, db) ->
  val x = self(A, b)
  tuple(x, self(A, db - dA.matmul(x)))
}

/** The penalties, the ridge coefficients at each, and how each moves with the penalty. */
fun ridgePath(file: String): Expr {
  val data = load(file)
  val names = listOf("age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6")
  val raw = stack(tuple(*names.map { data[it] }.toTypedArray())).T
  val X = (raw - mean(raw, axis = 0)) / std(raw, axis = 0)
  val b = X.T.matmul(data["target"])
  val gram = X.T.matmul(X)
  val ridge = fn { theta -> solve(gram + theta * eye(10), b) }
  val thetas = exp(linspace(ln(0.01), ln(1e4), 25))
  return tuple(thetas, vmap(ridge)(thetas), vmap { t -> jvp(ridge)(t, 1.0)[1] }(thetas))
}

fun main(arguments: Array<String>) {
  val (thetas, coefficients, sensitivities) = ridgePath(arguments.firstOrNull() ?: "examples/data/diabetes.csv")
  for (i in 0..24 step 6) println("θ = ${thetas[i]}: bmi ${coefficients[i, 2]}, dbmi/dθ ${sensitivities[i, 2]}")
}
