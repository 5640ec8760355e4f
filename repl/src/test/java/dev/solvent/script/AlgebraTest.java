package dev.solvent.script;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.solvent.dsl.Expr;
import dev.solvent.source.Diagnostic;
import dev.solvent.source.DiagnosticText;
import dev.solvent.source.Kind;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Linear systems, decompositions and their derivatives, row by row: what is written, and what it
/// is by a closed form or by NumPy.
class AlgebraTest {
  /// Small systems of moderate condition, differentiated up to three times, lose four digits at
  /// most.
  private static final double CLOSE = 1e-12;

  private static Expr value(String script) {
    Either<Diagnostic, Expr> value = new Session().eval(script);
    return value.getOrElseThrow(d -> new AssertionError(script + "\n" + DiagnosticText.of(d)));
  }

  private static void assertEqual(String script, String expected) {
    Seq<Expr> got = value(script).leaves().map(Expr::of);
    Seq<Expr> want = value(expected).leaves().map(Expr::of);
    assertWithMessage(script).that(got.map(Expr::shape)).isEqualTo(want.map(Expr::shape));
    for (int k = 0; k < got.size(); k++) {
      double size = Array.ofAll(want.get(k).array()).map(Math::abs).max().getOrElse(0.0);
      assertWithMessage(script)
          .that(got.get(k).array())
          .usingTolerance(CLOSE * Math.max(1, size))
          .containsExactly(want.get(k).array())
          .inOrder();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          solve([[4, 1], [2, 5]], [1, 2])                     ! [1 / 6, 1 / 3]
          solve([[4, 1], [2, 5]], eye(2))                     ! [[5, -1], [-2, 4]] / 18
          solve(2 * eye(1), [4])                              ! [2]
          inv([[1, 2], [3, 4]])                               ! [[-2, 1], [1.5, -0.5]]
          det([[1, 2], [3, 4]])                               ! -2
          det(zeros(0, 0))                                    ! 1
          logdet([[2, 0], [0, 3]])                            ! log(6)
          logdet([[0, 2], [3, 0]])                            ! log(6)
          cholesky([[4, 2], [2, 5]])                          ! [[2, 0], [1, 2]]
          cholesky([[4, 3], [1, 5]])                          ! [[2, 0], [1, 2]]
          qr([[3, 1], [4, 2]])                                ! (q = [[-0.6, -0.8], [-0.8, 0.6]], r = [[-5, -2.2], [0, 0.4]])
          eigh([[2, 1], [1, 2]]).values                       ! [1, 3]
          eigh([[2, 1], [1, 2]]).vectors[_, 1]                ! [1, 1] / sqrt(2)
          svd([[3, 0], [0, -4]])                              ! (u = [[0, 1], [1, 0]], values = [4, 3], v = [[0, 1], [-1, 0]])
          svd([[3, 4]])                                       ! (u = [[1]], values = [5], v = [[0.6], [0.8]])
          expm([[0, 1], [-1, 0]])                             ! [[cos(1), sin(1)], [-sin(1), cos(1)]]
          expm([[0.1, 0.2, 0.3], [0.4, -0.5, 0.6], [-0.7, 0.8, 0.9]])[2]  ! [-1.036451993129464, 1.0237759192860272, 2.655613542463069]
          lstsq([[1, 0], [1, 1], [1, 2]], [1, 2, 4])          ! [5 / 6, 1.5]
          lstsq([[1, 2], [2, 4]], [1, 2])                     ! [0.2, 0.4]
          lstsq([[1, 2, 3]], [14])                            ! [1, 2, 3]
          lstsq(zeros(2, 2), [1, 2])                          ! [0, 0]
          val S = sparse(([0, 1, 1, 0], [0, 0, 1, 0]), [1, 3, 4, 1], shape = (2, 2)); solve(S, [2, 7])  ! [1, 1]
          """)
  void values(String script, String value) {
    assertEqual(script, value);
  }

  /// `∂ det = cof`, whatever the rank; the second and third derivatives are of a polynomial.
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          grad(det)([[1, 2], [2, 4]])                         ! [[4, -2], [-2, 1]]
          grad(det)(zeros(2, 2))                              ! zeros(2, 2)
          hessian({ x -> det(reshape(x, 2, 2)) })([0, 0, 0, 0])  ! [[0, 0, 0, 1], [0, 0, -1, 0], [0, -1, 0, 0], [1, 0, 0, 0]]
          hessian({ x -> det(reshape(x, 2, 2)) })([1, 2, 2, 4])  ! [[0, 0, 0, 1], [0, 0, -1, 0], [0, -1, 0, 0], [1, 0, 0, 0]]
          grad(det)([[1, 2, 3], [4, 5, 6], [7, 8, 9]])        ! [[-3, 6, -3], [6, -12, 6], [-3, 6, -3]]
          grad(det)([[1, 2, 3], [2, 4, 6], [3, 6, 9]])        ! zeros(3, 3)
          grad({ t -> det(eye(3) * t) })(0)                   ! 0
          hessian({ t -> det(t * eye(2) + [[1, 1], [1, 1]]) })(0)  ! 2
          grad(grad({ t -> det([[t, 1, 0], [0, t, 1], [0, 0, t]]) }))(0)  ! 0
          grad(grad({ t -> det([[1, 0, 0], [0, t, 1], [0, 0, t]]) }))(0)  ! 2
          jacfwd({ t -> det([[1e-9, 1], [1, t]]) })(0)        ! 1e-9
          grad({ t -> det(diag([1e-10, 1e10, t])) })(0)       ! 1
          """)
  void theDerivativesOfADeterminantAreRightAtSingularMatricesToo(String script, String value) {
    assertEqual(script, value);
  }

  /// A symmetric function of the values, or a function of the space that vectors span, has a
  /// derivative.
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          grad({ A -> sum(eigh(A).values^2) })(3 * eye(3))    ! 6 * eye(3)
          jvp({ A -> sum(eigh(A).values^2) })(eye(2), [[1, 5], [5, 2]]).1  ! 6
          grad({ A -> sum(exp(eigh(A).values)) })(diag([1, 2, 2]))  ! diag(exp([1, 2, 2]))
          grad({ A -> eigh(A).values[0] })(eye(2))            ! 0.5 * eye(2)
          val B = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]; grad({ A -> val v = eigh(A).vectors[_, 0]; sum(outer(v, v) * B) })(diag([1, 2, 2]))  ! [[0, -3, -5], [-3, 0, 0], [-5, 0, 0]]
          val B = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]; grad({ A -> val v = eigh(A).vectors[_, 1..2]; sum(v @ v.T * B) })(diag([1, 2, 2]))  ! [[0, 3, 5], [3, 0, 0], [5, 0, 0]]
          grad({ A -> sum(svd(A).values) })(eye(3))           ! eye(3)
          grad({ A -> val s = svd(A); sum(s.u @ s.v.T * [[1, 2], [3, 4]]) })(eye(2))  ! [[0, -0.5], [0.5, 0]]
          grad({ A -> svd(A).values[1] })([[1, 2], [2, 4]])   ! zeros(2, 2)
          grad({ A -> svd(A).values[0] })([[3, 0], [0, 0], [0, 0]])  ! [[1, 0], [0, 0], [0, 0]]
          """)
  void repeatedValuesHaveTheDerivativesThatDoNotDependOnTheirVectors(String script, String value) {
    assertEqual(script, value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grad({ A -> eigh(A).vectors[0, 1] })(eye(2))",
        "jvp({ A -> eigh(A).vectors[0, 1] })(eye(2), [[1, 2], [2, 5]])",
        "grad({ A -> val e = eigh(A); (e.vectors @ diag(exp(e.values)) @ e.vectors.T)[0, 1]"
            + " })(eye(2))",
        "grad({ A -> svd(A).u[0, 1] })(eye(2))",
        "grad({ A -> svd(A).u[0, 1] })([[1, 0], [0, 0], [0, 0]])",
        "vmap(grad({ A -> eigh(A).vectors[0, 1] }))(stack((diag([1, 2]), eye(2))))",
        "grad({ A -> sum(qr(A).r) })([[1, 2], [2, 4]])",
        "cholesky([[1, 2], [2, 1]])",
        "inv([[1, 2], [2, 4]])",
        "grad(logdet)([[1, 2], [2, 4]])"
      })
  void whatHasNoDerivativeOrValueIsSingular(String script) {
    Either<Diagnostic, Expr> value = new Session().eval(script);
    assertWithMessage(script).that(value.isLeft()).isTrue();
    assertThat(value.getLeft().kind()).isEqualTo(Kind.SINGULAR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          solve([[1, 2, 3]], [1])                 ! shape: solve(A, b) takes a square matrix, but A is [1, 3]
          solve(eye(3), [1, 2])                   ! shape: the sizes of solve(A, b) differ: A is [3, 3], b is [2]
          solve(eye(2), 1)                        ! shape: the sizes of solve(A, b) differ: A is [2, 2], b is a number
          lstsq([1, 2], [1, 2])                   ! shape: lstsq(A, b) takes a matrix, but A is a tensor [2]
          det(5)                                  ! shape: det(A) takes a square matrix, but A is a number
          eigh("a")                               ! type: eigh(A) takes numbers and tensors, but A is a string
          """)
  void errors(String script, String error) {
    Diagnostic d = new Session().eval(script).getLeft();
    assertThat(d.kind() + ": " + d.headline()).isEqualTo(error);
  }
}
