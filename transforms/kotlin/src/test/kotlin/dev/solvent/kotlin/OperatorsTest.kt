package dev.solvent.kotlin

import com.google.common.truth.Truth.assertThat
import dev.solvent.Solvent.*
import dev.solvent.source.Kind
import dev.solvent.source.SolventError
import io.vavr.Tuple
import java.util.function.DoubleUnaryOperator
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.Arguments
import org.junit.jupiter.params.provider.MethodSource

class OperatorsTest {

  @JvmRecord data class Line(val w: Expr, val b: Expr)

  @JvmRecord data class Fit(val w: DoubleArray, val b: Double)

  fun interface Price {
    fun of(spot: Double, strike: Double, vol: Double): Double
  }

  @ParameterizedTest
  @MethodSource("operations")
  fun operatorsAreTheScripts(literal: String, value: Any) {
    assertThat(expr(value).toString()).isEqualTo(literal)
  }

  @Test
  fun tuplesAndResultsDestructure() {
    val (a, b, c) = Tuple.of(1, "two", 3.0)
    assertThat(listOf(a, b, c)).containsExactly(1, "two", 3.0).inOrder()
    val (values, vectors) = eigh(vec(vec(2, 0), vec(0, 3)))
    assertThat("$values ${abs(vectors)}").isEqualTo("[2, 3] [[1, 0], [0, 1]]")
    val (u, s, v) = svd(vec(vec(2, 0), vec(0, 1)))
    assertThat("${abs(u)} $s ${abs(v)}").isEqualTo("[[1, 0], [0, 1]] [2, 1] [[1, 0], [0, 1]]")
    val (q, r) = qr(vec(vec(2, 0), vec(0, 1)))
    assertThat("${q.matmul(r)}").isEqualTo("[[2, 0], [0, 1]]")
    val (_, second) = tuple(1, vec(2, 3))
    assertThat("$second").isEqualTo("[2, 3]")
  }

  @Test
  fun aDelegateNamesItsFunction() {
    val circle by fn { x -> x.sqrt() }
    assertThat(circle.name()).isEqualTo("circle")
    assertThat((circle then grad()).name()).isEqualTo("grad(circle)")
  }

  @Test
  fun aBranchGivesAnyValue() {
    val f = fn { x -> branch(x gt 0, { 1 }) { -x } }
    assertThat("${f(3)} ${f(-2)} ${branch(true, { 1 }) { 0 }}").isEqualTo("1 2 1")
  }

  @Test
  fun pipesOfWaitingTransforms() {
    val f = fn { x, a -> x * a.pow(2) }
    assertThat("${(f then grad(wrt = 1) then vmap(axes = tuple(0, none)))(vec(1, 2), 3)}").isEqualTo("[6, 12]")
    val both = grad(wrt = 1) then vmap(axes = tuple(0, none))
    assertThat("${(f then both)(vec(1, 2), 3)}").isEqualTo("[6, 12]")
    assertThat("${(fn { x -> x * x } then vmap(out = 0))(vec(1, 2))}").isEqualTo("[1, 4]")
    assertThat("${grad { a, b -> a * b }(2, 3)} ${grad(wrt = 1) { a, b -> a * b }(2, 3)}").isEqualTo("3 2")
    assertThat("${vmap(axes = tuple(0, none)) { a, b -> a * b }(vec(1, 2), 3)}").isEqualTo("[3, 6]")
  }

  @Test
  fun valuesGoOutAsTypesOfKotlin() {
    assertThat(expr(3).into<Double>()).isEqualTo(3.0)
    val fit = record("w", vec(1, 2), "b", 3).into<Fit>()
    assertThat(fit.w).isEqualTo(doubleArrayOf(1.0, 2.0))
    assertThat(fit.b).isEqualTo(3.0)
    assertThat(fn { s, k, v -> s * k + v }.into<Price>().of(2.0, 3.0, 4.0)).isEqualTo(10.0)
    assertThat(grad { x -> x * x }.into<DoubleUnaryOperator>().applyAsDouble(3.0)).isEqualTo(6.0)
  }

  @Test
  fun aRecordClassIsAnArgumentAndAGradient() {
    val line = fn { p, x ->
      val (w, b) = p.into<Line>()
      w * x + b
    }
    assertThat("${grad(line)(Line(expr(2), expr(1)), 3)}").isEqualTo("(w = 3, b = 1)")
  }

  @Test
  fun aLambdaThatGivesNothingIsAnErrorOfType() {
    val error = assertThrows<SolventError> { fn { x -> listOf(x).forEach { it + 1 } }(1) }
    assertThat(error.kind()).isEqualTo(Kind.TYPE)
    assertThat(error.diagnostic().headline()).isEqualTo("a Unit is not a value")
  }

  companion object {
    @JvmStatic
    fun operations(): List<Arguments> {
      val x = vec(1, 2, 3)
      return listOf(
        "[2, 3, 4]" to 1 + x,
        "[0, -1, -2]" to 1.0 - x,
        "[2, 4, 6]" to 2L * x,
        "[6, 3, 2]" to 6f / x,
        "[0, 1, 1]" to 7 % x,
        "[-1, -2, -3]" to -x,
        "[true, false, false]" to (x lt 2),
        "[true, true, false]" to (x le 2),
        "[false, false, true]" to (x gt 2),
        "[false, true, true]" to (x ge 2),
        "[false, true, false]" to (x eq 2),
        "[true, false, true]" to (x ne 2),
        "[false, true, false]" to ((x gt 1) and (x lt 3)),
        "[true, false, true]" to ((x lt 2) or (x gt 2)),
        "[false, true, true]" to !(x lt 2),
        "[[1, 3], [2, 4]]" to vec(vec(1, 2), vec(3, 4)).T,
        "[2, 3]" to x[1..2],
        "[3, 1]" to x[listOf(2, 0)],
        "[0, 1, 2]" to vec(0..<3),
        "3" to max(x),
        "[2, 2, 3]" to max(x, 2),
        "[3, 4]" to max(vec(vec(1, 4), vec(3, 2)), axis = 0),
        "[[5], [5]]" to sum(vec(vec(1, 4), vec(3, 2)), axis = 1, keep = true),
        "10" to sum(vec(vec(1, 4), vec(3, 2)), axis = tuple(0, 1)),
        "[0, 7, 0]" to scatter(vec(1), vec(7), shape = 3),
        "[[0, 7], [0, 0]]" to dense(sparse(tuple(vec(0), vec(1)), vec(7), shape = tuple(2, 2))),
      ).map { Arguments.of(it.first, it.second) }
    }
  }
}
