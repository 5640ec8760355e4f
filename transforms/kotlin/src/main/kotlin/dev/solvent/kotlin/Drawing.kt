@file:JvmName("DrawingOptions")

package dev.solvent.kotlin

import dev.solvent.Solvent
import dev.solvent.Solvent.expr
import dev.solvent.Solvent.none
import dev.solvent.data.Drawing

/** Draws lines through x, y, x, y, ... into an .svg or .png file. */
fun plot(
  vararg curves: Any, file: String = "plot.svg", title: Any = none, xlabel: Any = none, ylabel: Any = none,
  labels: Any = none, points: Any = none,
): Expr =
  Solvent.plot(Drawing(file, expr(title), expr(xlabel), expr(ylabel), expr(labels), expr(points)), *curves)
