package dev.solvent.kotlin

import com.google.common.truth.Truth.assertThat
import com.google.common.truth.Truth.assertWithMessage
import dev.solvent.Solvent
import dev.solvent.Solvent.ones
import dev.solvent.Solvent.transpose
import dev.solvent.Solvent.tuple
import dev.solvent.dsl.Entry
import dev.solvent.dsl.F1
import dev.solvent.dsl.Vocabulary
import dev.solvent.expr.Method
import dev.solvent.linear.Methods
import dev.solvent.solver.Solver
import dev.solvent.solver.Stepper
import io.vavr.collection.Array as Seq
import io.vavr.collection.LinkedHashMap
import java.util.stream.Stream
import kotlin.reflect.KFunction
import kotlin.reflect.jvm.kotlinFunction
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.Arguments
import org.junit.jupiter.params.provider.MethodSource

/** Every word that takes options is a function of Kotlin with the script's names and defaults. */
class OptionsTest {

  /** A word as a script and as Kotlin know it. `assert` is Kotlin's, and `ensure` here. */
  class Optional(val entry: Entry) {
    val name = if (entry.name() == "assert") "ensure" else entry.name()
    val functions: List<KFunction<*>> = FUNCTIONS.filter { it.name == name }

    override fun toString() = entry.signature()
  }

  /** `transpose` is two words, which must not hide each other from a bare lambda. */
  @Test
  fun theTransposeOfALambdaIsNotThatOfATensor() {
    assertThat(transpose({ x -> x.times(2) }, 0.0).invoke(3).number()).isEqualTo(6.0)
    assertThat(transpose(ones(2, 3, 4)).shape()).isEqualTo(ones(2, 4, 3).shape())
    assertThat(transpose(ones(2, 3, 4), axes = tuple(1, 0, 2)).shape()).isEqualTo(ones(3, 2, 4).shape())
  }

  @ParameterizedTest
  @MethodSource("words")
  fun namesAreTheScripts(word: Optional) {
    for (way in word.entry.ways().filter { !it.options().isEmpty }) {
      val names = way.names().toJavaList().toList()
      val whole = word.functions.filter { f -> f.parameters.map { it.name }.toSet() == names.toSet() }
      assertWithMessage("functions with the parameters %s", names).that(whole).isNotEmpty()
    }
  }

  @ParameterizedTest
  @MethodSource("words")
  fun whatMayBeLeftOutInAScriptMayBeInKotlin(word: Optional) {
    for (way in word.entry.ways()) {
      for (f in word.functions.filter { f -> f.parameters.map { it.name }.toSet() == way.names().toJavaSet() }) {
        val optional = f.parameters.filter { it.isOptional }.map { it.name }
        assertThat(optional).containsExactlyElementsIn(way.options())
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  fun defaultsAreTheScripts(word: String, required: List<Any>) {
    val entry = WORDS.find(word).get()
    val told = Seq.ofAll(required.map { Expr.of(it) })
    val function = Optional(entry).functions.first { f ->
      val needed = f.parameters.filter { !it.isOptional }
      needed.size == required.size && needed.zip(required).all { (p, x) -> accepts(p.type.classifier, x) }
    }
    val given = function.parameters.filter { !it.isOptional }.zip(required).toMap()
    val script = entry.call(told, LinkedHashMap.empty())
    when (val value = function.callBy(given)!!) {
      is Solver -> assertThat(value).isEqualTo(Solver.of(script))
      is Stepper -> assertThat(value).isEqualTo(Stepper.of(script))
      is Method -> assertThat(value).isEqualTo(Methods.of(script))
      else -> assertThat(shown(value)).isEqualTo(shown(script))
    }
  }

  private fun accepts(type: Any?, value: Any) = (type as kotlin.reflect.KClass<*>).isInstance(value)

  private fun shown(value: Any): String {
    val e = Expr.of(value)
    return if (e.describe().startsWith("function")) e.invoke(vec(3.0, 1.0)).toString() else e.toString()
  }

  companion object {
    private val WORDS = Vocabulary.of(Solvent::class.java)
    private val FUNCTIONS =
      listOf("Options", "Derivatives", "Solvers", "Problems", "DrawingOptions")
        .flatMap { Class.forName("dev.solvent.kotlin.$it").declaredMethods.toList() }
        .mapNotNull { it.kotlinFunction }

    private fun vec(vararg x: Double) = Solvent.vec(*x.toTypedArray())

    @JvmStatic
    fun words(): Stream<Optional> =
      WORDS.names().toJavaStream().flatMap { WORDS.find(it).toJavaStream() }
        .filter { !it.options().isEmpty }
        .map { Optional(it) }

    @JvmStatic
    fun samples(): List<Arguments> {
      val A = Solvent.vec(vec(4.0, 1.0), vec(2.0, 5.0))
      val reductions =
        "sum prod mean variance std min max norm argmin argmax any all logsumexp softmax"
          .split(" ").map { it to listOf<Any>(A) }
      val square = Solvent.fn(F1 { x -> Solvent.sum(x.pow(3)) })
      val derivatives =
        "grad valueAndGrad jacobian jacfwd jacrev hessian vmap".split(" ").map { it to listOf<Any>(square) }
      val others =
        listOf(
          "cumsum" to listOf<Any>(vec(1.0, 2.0)),
          "cumprod" to listOf<Any>(vec(3.0, 2.0)),
          "flip" to listOf<Any>(vec(1.0, 2.0)),
          "roll" to listOf<Any>(vec(1.0, 2.0, 3.0), 1),
          "stack" to listOf<Any>(Solvent.tuple(A, A)),
          "concat" to listOf<Any>(Solvent.tuple(A, A)),
          "tril" to listOf<Any>(A),
          "triu" to listOf<Any>(A),
          "assert" to listOf<Any>(true),
          "checkDerivatives" to listOf<Any>(square, vec(1.0, 2.0)),
          "explain" to listOf<Any>(Solvent.fn(F1 { x -> x.pow(3) })),
          "assertClose" to listOf<Any>(1.0, 1.0 + 5e-10),
        )
      val methods =
        ("newton broyden bisection brent picard anderson levenbergMarquardt bfgs lbfgs gradientDescent " +
            "cg gmres bicgstab dopri5 rodas")
          .split(" ").map { it to listOf<Any>() }
      return (reductions + derivatives + others + methods).map { Arguments.of(it.first, it.second) }
    }
  }
}
