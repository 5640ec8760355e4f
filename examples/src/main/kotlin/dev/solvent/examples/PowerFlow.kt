package dev.solvent.examples.kotlin

import dev.solvent.Solvent.*
import dev.solvent.kotlin.*

/**
 * The steady state of an electric network: at each bus the power that flows into the lines is what is injected. Angles and
 * voltages are the root of these equations, and so functions of every injection. Source of the equations: Grainger and
 * Stevenson, *Power System Analysis* (1994), chapter 9.
 */
class PowerFlow(private val case: Expr) {
  private val row = case["admittance"]["row"]
  private val col = case["admittance"]["col"]
  private val g = case["admittance"]["g"]
  private val b = case["admittance"]["b"]
  private val n = case["buses"]
  private val pq = case["pq"]
  private val free = concat(tuple(case["pv"], pq))

  /** The voltage of each bus, and its angle in radians. */
  private fun voltages(s: Expr) = case["vset"] + scatter(pq, s["v"] - case["vset"][pq], shape = n)

  private fun angles(s: Expr) = case["slack_angle_deg"] * pi / 180 + scatter(free, s["angle"], shape = n)

  /** The active and reactive power that flows from each bus into the lines. */
  private fun injected(s: Expr): Expr {
    val v = voltages(s)
    val angle = angles(s)
    val d = angle[row] - angle[col]
    val vv = v[row] * v[col]
    return tuple(
      scatter(row, vv * (g * cos(d) + b * sin(d)), shape = n),
      scatter(row, vv * (g * sin(d) - b * cos(d)), shape = n),
    )
  }

  private val state = root(guess = record("angle", zeros(size(free)), "v", ones(size(pq)))) { s, p, q ->
    val (pAt, qAt) = injected(s)
    record("angle", pAt[free] - p[free], "v", qAt[pq] - q[pq])
  }

  private val losses by fn { p, q -> sum(injected(state(p, q))[0]) }

  /** Voltages, angles in degrees, losses in units of 100 MW, and what one more unit injected at a bus adds to them. */
  fun solution(): Expr {
    val (p, q) = tuple(case["p"], case["q"])
    val s = state(p, q)
    return record(
      "v", voltages(s),
      "degrees", angles(s) * 180 / pi,
      "losses", losses(p, q),
      "lossesByP", grad(losses)(p, q),
      "lossesByQ", grad(losses, wrt = 1)(p, q),
    )
  }
}

fun powerFlow(file: String): Expr = PowerFlow(load(file)).solution()

fun main(arguments: Array<String>) {
  val solution = powerFlow(arguments.firstOrNull() ?: "examples/data/ieee118.json")
  println("losses ${solution["losses"]}, dearest bus ${argmax(solution["lossesByP"])}")
}
