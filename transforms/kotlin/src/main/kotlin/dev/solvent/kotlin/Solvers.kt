@file:JvmName("Solvers")

package dev.solvent.kotlin

import dev.solvent.Solvent
import dev.solvent.dsl.F1
import dev.solvent.dsl.F2
import dev.solvent.dsl.F3
import dev.solvent.dsl.F4
import dev.solvent.dsl.F5
import dev.solvent.dsl.F6
import dev.solvent.expr.Method
import dev.solvent.implicit.Guess
import dev.solvent.solver.Newton
import dev.solvent.solver.Solver

fun newton(tolerance: Double = 1e-12, maxIterations: Int = 200, linear: Method = Solvent.lu()): Newton =
  Solvent.newton().tolerance(tolerance).maxIterations(maxIterations).linear(linear)

private fun told(guess: Any, using: Any, onSingular: String, onFailure: String): Guess =
  Solvent.guess(guess).using(using).onSingular(onSingular).onFailure(onFailure)

fun root(guess: Any, using: Solver = newton(), onSingular: String = "error", onFailure: String = "error", f: F1): Fn =
  Solvent.root(told(guess, using, onSingular, onFailure), f)

fun root(guess: Any, using: Solver = newton(), onSingular: String = "error", onFailure: String = "error", f: F2): Fn =
  Solvent.root(told(guess, using, onSingular, onFailure), f)

fun root(guess: Any, using: Solver = newton(), onSingular: String = "error", onFailure: String = "error", f: F3): Fn =
  Solvent.root(told(guess, using, onSingular, onFailure), f)

fun root(guess: Any, using: Solver = newton(), onSingular: String = "error", onFailure: String = "error", f: F4): Fn =
  Solvent.root(told(guess, using, onSingular, onFailure), f)

fun root(guess: Any, using: Solver = newton(), onSingular: String = "error", onFailure: String = "error", f: F5): Fn =
  Solvent.root(told(guess, using, onSingular, onFailure), f)

fun root(guess: Any, using: Solver = newton(), onSingular: String = "error", onFailure: String = "error", f: F6): Fn =
  Solvent.root(told(guess, using, onSingular, onFailure), f)

