@file:JvmName("Solvers")

package dev.solvent.kotlin

import dev.solvent.Solvent
import dev.solvent.expr.Method
import dev.solvent.solver.Accuracy
import dev.solvent.solver.Anderson
import dev.solvent.solver.Bfgs
import dev.solvent.solver.Bisection
import dev.solvent.solver.Brent
import dev.solvent.solver.Broyden
import dev.solvent.solver.Dopri5
import dev.solvent.solver.GradientDescent
import dev.solvent.solver.Lbfgs
import dev.solvent.solver.LevenbergMarquardt
import dev.solvent.solver.Newton
import dev.solvent.solver.Picard
import dev.solvent.solver.Rodas

// Solvers for the option `using`, with their settings.

fun newton(tolerance: Double = 1e-12, maxIterations: Int = 200, linear: Method = Solvent.lu()): Newton =
  Solvent.newton().tolerance(tolerance).maxIterations(maxIterations).linear(linear)

fun broyden(tolerance: Double = 1e-12, maxIterations: Int = 500, linear: Method = Solvent.lu()): Broyden =
  Solvent.broyden().tolerance(tolerance).maxIterations(maxIterations).linear(linear)

fun bisection(
  lo: Any = Solvent.none,
  hi: Any = Solvent.none,
  tolerance: Double = 1e-12,
  maxIterations: Int = 200,
  linear: Method = Solvent.lu(),
): Bisection = Solvent.bisection(lo, hi).tolerance(tolerance).maxIterations(maxIterations).linear(linear)

fun brent(
  lo: Any = Solvent.none,
  hi: Any = Solvent.none,
  tolerance: Double = 1e-12,
  maxIterations: Int = 200,
  linear: Method = Solvent.lu(),
): Brent = Solvent.brent(lo, hi).tolerance(tolerance).maxIterations(maxIterations).linear(linear)

fun picard(
  damping: Double = 1.0, tolerance: Double = 1e-12, maxIterations: Int = 1000, linear: Method = Solvent.lu(),
): Picard =
  Solvent.picard().damping(damping).tolerance(tolerance).maxIterations(maxIterations).linear(linear)

fun anderson(
  memory: Int = 5, tolerance: Double = 1e-12, maxIterations: Int = 500, linear: Method = Solvent.lu(),
): Anderson =
  Solvent.anderson().memory(memory).tolerance(tolerance).maxIterations(maxIterations).linear(linear)

fun levenbergMarquardt(
  tolerance: Double = 1e-12, maxIterations: Int = 5000, linear: Method = Solvent.lu(),
): LevenbergMarquardt =
  Solvent.levenbergMarquardt().tolerance(tolerance).maxIterations(maxIterations).linear(linear)

fun bfgs(tolerance: Double = 1e-12, maxIterations: Int = 2000, linear: Method = Solvent.lu()): Bfgs =
  Solvent.bfgs().tolerance(tolerance).maxIterations(maxIterations).linear(linear)

fun lbfgs(
  memory: Int = 10, tolerance: Double = 1e-12, maxIterations: Int = 5000, linear: Method = Solvent.lu(),
): Lbfgs =
  Solvent.lbfgs().memory(memory).tolerance(tolerance).maxIterations(maxIterations).linear(linear)

fun gradientDescent(
  tolerance: Double = 1e-12, maxIterations: Int = 50000, linear: Method = Solvent.lu(),
): GradientDescent =
  Solvent.gradientDescent().tolerance(tolerance).maxIterations(maxIterations).linear(linear)

// Methods of linear systems. Where `maxIterations` is 0, it is ten times the number of unknowns.

fun cg(tolerance: Double = 1e-12, maxIterations: Int = 0): Method =
  Solvent.cg().tolerance(tolerance).maxIterations(maxIterations)

fun gmres(tolerance: Double = 1e-12, maxIterations: Int = 0, restart: Int = 50): Method =
  Solvent.gmres().tolerance(tolerance).maxIterations(maxIterations).restart(restart)

fun bicgstab(tolerance: Double = 1e-12, maxIterations: Int = 0): Method =
  Solvent.bicgstab().tolerance(tolerance).maxIterations(maxIterations)

// Methods of differential equations.

fun dopri5(tolerance: Double = 1e-10, absolute: Double = tolerance, maxIterations: Int = 100000): Dopri5 =
  Dopri5(Accuracy(tolerance, absolute, maxIterations))

fun rodas(tolerance: Double = 1e-10, absolute: Double = tolerance, maxIterations: Int = 100000): Rodas =
  Rodas(Accuracy(tolerance, absolute, maxIterations))
