package dev.solvent.script;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.solvent.dsl.Expr;
import dev.solvent.render.ValueText;
import dev.solvent.source.Diagnostic;
import dev.solvent.source.DiagnosticText;
import io.vavr.control.Either;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the language's page says, row by row: a script, and its last value as it prints.
class LanguageTest {

  private static String value(String script) {
    Either<Diagnostic, Expr> value = new Session().eval(script);
    return value.fold(DiagnosticText::of, ValueText::of);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          1_000 + 1e-3 + .5                 ! 1000.501
          val λ = 0.5; val x' = λ * 2; x'   ! 1
          ((1, (2, 3)), 4).0.1.0            ! 2
          "a\\t${1 + 1} \\$x \\"q\\""       ! a\t2 $x "q"
          "${"${1}" }"                      ! 1
          /* a /* nested */ one */ 1        ! 1
          val tangent = 2; tangent * 2      ! 4
          val t = ((1, 2), 3); t.0.1        ! 2
          vec(1..3)                         ! [1, 2, 3]
          vec(0..<3)                        ! [0, 1, 2]
          [1, 2, 3][1..2]                   ! [2, 3]
          vec(2..<1)                        ! []
          """)
  void lexicalStructure(String row) {
    check(row);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          [[1, 2], [3, 4]]                              ! [[1, 2], [3, 4]]
          [1, 2, 3] > 1                                 ! [false, true, true]
          (1, [2, 3])                                   ! (1, [2, 3])
          (1)                                           ! 1
          ()                                            ! ()
          val (x, (y, _)) = (1, (2, 3)); [x, y]         ! [1, 2]
          (w = [1, 2], b = 3).w                         ! [1, 2]
          (w = 1, b = 2).with(b = 5)                    ! (w = 1, b = 5)
          none                                          ! none
          if (false) 1                                  ! none
          fun f(A: [n, m], x: [m]) = (n, m); f([[1, 2, 3]], [1, 2, 3])     ! (1, 3)
          fun f(p: (w: [n], b: num)): [n] = p.w * p.b; f((w = [1, 2], b = 3))  ! [3, 6]
          """)
  void values(String row) {
    check(row);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          3 |> { x -> x^2 }                  ! 9
          [4, 9] |> sqrt |> sum              ! 5
          3 |> { k -> { x -> x + k } }(2)    ! 5
          true || 1 / 0 > 0                  ! true
          !(1 > 2) && true                   ! true
          (1, 2) == (1, 2)                   ! true
          [1, 2] == [1, 3]                   ! [true, false]
          -2^2                               ! -4
          2^-1 + 3 * -2                      ! -5.5
          2^3^2                              ! 512
          10 - 2 - 3                         ! 5
          7 % 3 + -7 % 3                     ! 3
          [[1, 2], [3, 4]] @ [1, 1]          ! [3, 7]
          [1, 2] @ [3, 4]                    ! 11
          [[1, 2], [3, 4]].T                 ! [[1, 3], [2, 4]]
          [[1, 2], [3, 4]] + [10, 20]        ! [[11, 22], [13, 24]]
          if (1 > 2) "a" else "b"            ! b
          { x, (a, b) -> x * a + b }(2, (3, 4))      ! 10
          { it * 2 }(4)                      ! 8
          { 3 }()                            ! 3
          [1, 2, 3][-1]                      ! 3
          [[1, 2, 3], [4, 5, 6]][1, 2]       ! 6
          [[1, 2, 3], [4, 5, 6]][_, 1]       ! [2, 5]
          [1, 2, 3, 4][1..<3]                ! [2, 3]
          [1, 2, 3, 4][2..]                  ! [3, 4]
          [1, 2, 3, 4][..<2]                 ! [1, 2]
          [1, 2, 3, 4][1..-1]                ! [2, 3, 4]
          [1, 2, 3][[2, 0, 2]]               ! [3, 1, 3]
          [[1, 2], [3, 4]][[0, 1], [1, 0]]   ! [2, 3]
          [1, 2].sum()                       ! 3
          fun f(x, k = 2) = x^k; [f(3), f(3, k = 3), f(x = 2, k = 1)]      ! [9, 27, 2]
          fun f(x, k = 2, m = k + 1) = x * m; f(1)   ! 3
          fun f(x, k = 2) = x^k; grad(f)(2, k = 3)   ! 12
          fold([1, 2, 3], 0.0) { acc, x -> acc + x }         ! 6
          scan([1, 2, 3], 0.0) { acc, x -> (acc + x, acc) }.1     ! [0, 1, 3]
          iterate(3, 1.0) { it * 2 }         ! 8
          val f = { x, y -> x^2 * y }; f |> grad(wrt = 1) |> vmap(axes = (0, none))  ! function vmap(grad(f))(x, y)
          val f = { x, y -> x^2 * y }; (f |> grad(wrt = 1) |> vmap(axes = (0, none)))([1, 2], 3)  ! [1, 4]
          """)
  void expressions(String row) {
    check(row);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          var t = 0; for (i in 1..4) { t = t + i }; t                                  ! 10
          var t = 0; for (row in [[1, 2], [3, 4]]) { t = t + row[1] }; t               ! 6
          var x = 100; while (x > 1) { x = x / 2 }; x                                  ! 0.78125
          fun f(x) { if (x < 0) { return 0.0 }; sqrt(x) }; [f(-1), f(4)]               ! [0, 2]
          fun f(x) { var s = 0.0; for (i in 0..<4) { s = s + x^i }; s }; grad(f)(2.0)  ! 17
          fun h(a) { var x = a; while (abs(x^2 - a) > 1e-12) { x = (x + a / x) / 2 }; x }; grad(h)(4.0)  ! 0.25
          fun fact(n) = if (n <= 1) 1 else n * fact(n - 1); fact(10)                   ! 3628800
          fun even(n) = if (n == 0) true else odd(n - 1); fun odd(n) = if (n == 0) false else even(n - 1); even(7)  ! false
          val k = 10; fun addK(x) = x + k; val k = 20; addK(1)                         ! 11
          var a = 1; val f = { a }; a = 2; f()                                         ! 1
          { val t = 3; { x -> x * t } }()(4)                                           ! 12
          fun f(x) { var y = x; if (x > 0) { y = 2 * x } else { y = -x }; y }; vmap(grad(f))([-3, 3])  ! [-1, 2]
          """)
  void statements(String row) {
    check(row);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          fun f(x) = x^2; tangent f(x, dx) = (f(x), 10 * x * dx); jvp(f)(3, 1)                  ! (9, 30)
          fun f(x) = x^2; tangent f(x, dx) = 10 * x * dx; grad(f)(3)                            ! 30
          fun f(x, y) = x * y; cotangent f((x, y), ct) = (5 * ct * y, none); grad(f, wrt = (0, 1))(2, 3)   ! (15, 0)
          fun f(a) = sqrt(a); implicit f(s, a) = s^2 - a; grad(f)(4.0)                          ! 0.25
          fun f(a) = sqrt(a); implicit f(s, a) = s^2 - a; grad(grad(f))(4.0)                    ! -0.03125
          val f = customJvp({ x -> x^2 }) { self, x, dx -> (self(x), 7 * dx) }; grad(f)(3)      ! 7
          val f = customVjp({ x -> x^2 }) { self, x, ct -> 7 * ct }; jvp(f)(3, 2)               ! (9, 14)
          fun g(a) { fun f(x) = a * x; tangent f(x, dx) = a * dx; f(2.0) }; grad(g)(3.0)        ! 2
          """)
  void rules(String row) {
    check(row);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          jvp({ x, y -> x * y })((2, 3), (1, 0))                      ! (6, 3)
          vjp({ x, y -> x * y })((2, 3), 1)                           ! (6, (3, 2))
          val (y, push) = linearize({ x, y -> x * y })(2, 3); (y, push(1, 1))   ! (6, 5)
          val (y, pull) = pullback({ x, y -> x * y })(2, 3); pull(1)  ! (3, 2)
          transpose({ x -> [[1, 2], [3, 4]] @ x }, [0, 0])([1, 1])    ! [4, 6]
          valueAndGrad({ x -> x^2 })(3)                               ! (9, 6)
          grad({ p -> p.w^2 * p.b })((w = 3, b = 2))                  ! (w = 12, b = 9)
          grad({ x, y -> x^2 * y }, wrt = ("y", "x"))(2, 3)           ! (4, 12)
          jacobian({ x -> [x[0]^2, x[0] * x[1]] })([2, 3])            ! [[4, 0], [3, 2]]
          jacfwd({ x -> (x^2, sum(x)) })([1, 2])                      ! ([[2, 0], [0, 4]], [1, 1])
          jacrev({ x -> x^2 })([1, 2])                                ! [[2, 0], [0, 4]]
          hessian({ x -> x[0]^2 * x[1] })([1, 2])                     ! [[4, 2], [2, 0]]
          hvp({ x -> sum(x^3) })([1, 2], [1, 1])                      ! [6, 12]
          vmap({ x, y -> x * y }, axes = (0, none))([1, 2], [3, 4])   ! [[3, 4], [6, 8]]
          vmap({ x -> (x, 1) }, out = (0, 0))([1, 2])                 ! ([1, 2], [1, 1])
          grad({ x -> stopGradient(x) * x })(3)                       ! 3
          grad(checkpoint({ x -> sin(x)^2 }))(0)                      ! 0
          comp(sqrt, { x -> x + 2 })(2)                               ! 2
          [grad(abs)(0), grad(norm)([0, 0])[0], grad(relu)(0), grad({ x -> max(x, x) })(2)]   ! [0, 0, 0, 1]
          grad({ x -> max(x, 2) })(2)                                 ! 0.5
          grad({ x -> where(x > 0, log(x), 0) })(0)                   ! 0
          grad({ x -> x * grad({ y -> x + y })(1) })(1)               ! 1
          """)
  void transforms(String row) {
    check(row);
  }

  private static void check(String row) {
    int at = row.lastIndexOf(" ! ");
    String script = row.substring(0, at).strip();
    assertWithMessage(script).that(value(script)).isEqualTo(row.substring(at + 3).strip());
  }

  @ParameterizedTest
  @CsvSource({"1 +, syntax", "x, name", "sin('a'), syntax", "sin(\"a\"), type", "1[0], index"})
  void failuresAreDiagnostics(String script, String kind) {
    assertThat(new Session().eval(script).getLeft().kind().toString()).isEqualTo(kind);
  }
}
