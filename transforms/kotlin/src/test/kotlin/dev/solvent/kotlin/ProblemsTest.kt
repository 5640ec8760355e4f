package dev.solvent.kotlin

import com.google.common.truth.Truth.assertThat
import dev.solvent.Solvent.*
import dev.solvent.dsl.Report
import dev.solvent.source.Kind
import dev.solvent.source.SolventError
import java.nio.file.Files
import java.nio.file.Path
import kotlin.math.exp as e
import kotlin.math.sqrt as squareRoot
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import org.junit.jupiter.api.io.TempDir

class ProblemsTest {

  @Test
  fun rootsWithTheirOptions() {
    val accurate = newton(tolerance = 1e-13, maxIterations = 40)
    val circle by root(guess = 1.0, using = accurate) { x, a -> x.pow(2) + a.pow(2) - 1 }
    assertThat(circle(0.6).number()).isWithin(1e-12).of(0.8)
    assertThat(grad(circle)(0.6).number()).isWithin(1e-12).of(-0.75)
    assertThat(root(lo = 0, hi = 3) { x, a -> x.pow(2) - a }(2).number()).isWithin(1e-11).of(squareRoot(2.0))
    assertThat(root(using = bisection(lo = 0, hi = 3)) { x, a -> x.pow(2) - a }(2).number())
      .isWithin(1e-11).of(squareRoot(2.0))
    val pair = root(guess = tuple(1, 1)) { (x, y), a -> tuple(x + y - a, x - y) }
    for (half in pair(3).parts()) assertThat(half.number()).isWithin(Math.ulp(1.5)).of(1.5)
    assertThat("${root(guess = 1.0, onFailure = "nan") { x -> x.pow(2) + 1 }()}").isEqualTo("nan")
  }

  @Test
  fun fixedPointsAndTheirMethods() {
    val fixed = fixedPoint(guess = 1.0, using = picard(damping = 0.5)) { z, a -> cos(a * z) }
    val z = fixed(1.0).number()
    assertThat(kotlin.math.cos(z)).isWithin(1e-10).of(z)
  }

  @Test
  fun minimaWithBoundsAndConstraints() {
    val held = argmin(guess = zeros(2), lower = 0, upper = vec(1, 1)) { w, t -> sum((w - t).pow(2)) }
    assertThat(held(vec(2.0, 0.5)).array()).usingTolerance(1e-9).containsExactly(doubleArrayOf(1.0, 0.5)).inOrder()
    val tied = argmin(guess = zeros(2), equal = fn { w, t -> sum(w) - 1 }) { w, t -> sum((w - t).pow(2)) }
    assertThat(tied(vec(1.0, 1.0)).array()).usingTolerance(1e-9).containsExactly(doubleArrayOf(0.5, 0.5)).inOrder()
    val fit = leastSquares(guess = 1.0, using = levenbergMarquardt(tolerance = 1e-13)) { w, y -> w * vec(1, 2) - y }
    assertThat(fit(vec(2, 4)).number()).isWithin(1e-10).of(2.0)
  }

  @Test
  fun equationsAndSystems() {
    val quotient = implicit(fn { x, y -> x / y }, using = lu()) { s, x, y -> s * y - x }
    assertThat(grad(quotient, wrt = 1)(6, 2).number()).isWithin(1e-12).of(-1.5)
    val A = vec(vec(4, 1), vec(1, 5))
    val x = linearSolve({ v -> A.matmul(v) }, vec(1, 2), using = cg(tolerance = 1e-14))
    assertThat(A.matmul(x).array()).usingTolerance(1e-12).containsExactly(doubleArrayOf(1.0, 2.0)).inOrder()
    val (w, _, inequality) = qp(eye(1), vec(-2), G = vec(vec(1)), h = vec(1))
    assertThat(w.array()).usingTolerance(1e-9).containsExactly(doubleArrayOf(1.0))
    assertThat(inequality.array()).usingTolerance(1e-9).containsExactly(doubleArrayOf(1.0))
  }

  @Test
  fun differentialEquations() {
    val ys = odeint({ y, t, k -> -k * y }, 1.0, vec(0, 1), 2.0, using = dopri5(tolerance = 1e-9))
    assertThat(ys[1].number()).isWithin(1e-7).of(e(-2.0))
    assertThat(odeint({ y, _ -> -y }, 1.0, vec(0, 1))[1].number()).isWithin(1e-8).of(e(-1.0))
    val decay by fn { y, t, k -> -k * y }
    assertThat(odeint(decay, 1.0, vec(0, 1), 2.0, using = rodas())[1].number()).isWithin(1e-7).of(e(-2.0))
    assertThat(odeint(decay, 1.0, vec(0, 1), 2.0)[1].number()).isWithin(1e-8).of(e(-2.0))
  }

  @Test
  fun timeTakesItsArgumentsInPlaceAndByName() {
    val f by fn { x, y -> x * y }
    assertThat("${time(f, tuple(2, 3))["value"]} ${time(f, args = tuple(2, 3))["value"]}").isEqualTo("6 6")
    assertThat(explain(f, tuple(2, 3)).text()).isEqualTo(explain(f, args = tuple(2, 3)).text())
  }

  @Test
  fun reportsDestructure() {
    val (value, converged) = report(root(guess = 1.0) { x, a -> x - a })(3).into<Report>()
    assertThat("$value $converged").isEqualTo("3 true")
  }

  @Test
  fun settingsOutsideTheirRangesAreOfKindDomain() {
    assertThat(assertThrows<SolventError> { newton(tolerance = -1.0) }.kind()).isEqualTo(Kind.DOMAIN)
    assertThat(assertThrows<SolventError> { gmres(restart = 0) }.kind()).isEqualTo(Kind.DOMAIN)
  }

  @Test
  fun curvesAreDrawn(@TempDir folder: Path) {
    val file = folder.resolve("circle.svg")
    plot(vec(0, 1), vec(1, 2), file = file.toString(), title = "A line", labels = "one", points = tuple(vec(0), vec(1)))
    assertThat(Files.readString(file)).contains("A line")
  }
}
