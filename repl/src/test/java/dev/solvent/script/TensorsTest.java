package dev.solvent.script;

import static com.google.common.truth.Truth.assertThat;

import dev.solvent.dsl.Expr;
import dev.solvent.render.ValueText;
import dev.solvent.source.Diagnostic;
import io.vavr.control.Either;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The words that make and move tensors and multiply matrices, row by row: what is written, and its
/// value as it prints, or the kind and the headline of its error.
class TensorsTest {

  private static String value(String script) {
    Either<Diagnostic, Expr> value = new Session().eval(script);
    return value.fold(d -> d.kind() + ": " + d.headline(), ValueText::of).replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          zeros(3)                            ! [0, 0, 0]
          (zeros(2, 1), zeros((2, 1)), zeros([2, 1]))  ! ([[0], [0]], [[0], [0]], [[0], [0]])
          zeros(0)                            ! []
          ones(2)                             ! [1, 1]
          full(7, 2)                          ! [7, 7]
          full([1, 2], (2, 2))                ! [[1, 2], [1, 2]]
          full(true, shape = 2)               ! [true, true]
          eye(2)                              ! [[1, 0], [0, 1]]
          vec(range(3))                       ! [0, 1, 2]
          vec(range(2, 5))                    ! [2, 3, 4]
          linspace(0, 1, 5)                   ! [0, 0.25, 0.5, 0.75, 1]
          linspace(0.1, 0.7, 4)[3] == 0.7     ! true
          linspace(2, 3, 1)                   ! [2]
          linspace([0, 1], [1, 3], 2)         ! [[0, 1], [1, 3]]
          shape([[1, 2, 3], [4, 5, 6]])       ! (2, 3)
          shape([1, 2]).0                     ! 2
          shape(5)                            ! ()
          size([[1, 2, 3], [4, 5, 6]])        ! 6
          rank([[1, 2, 3], [4, 5, 6]])        ! 2
          zeros(shape([[1, 2]]))              ! [[0, 0]]
          """)
  void making(String script, String value) {
    assertThat(value(script)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          reshape(vec(0..<6), 2, 3)           ! [[0, 1, 2], [3, 4, 5]]
          reshape(vec(0..<6), (3, -1))        ! [[0, 1], [2, 3], [4, 5]]
          reshape(5, 1, 1)                    ! [[5]]
          ravel([[1, 2], [3, 4]])             ! [1, 2, 3, 4]
          transpose([[1, 2], [3, 4]])         ! [[1, 3], [2, 4]]
          [1, 2].T                            ! [1, 2]
          shape(zeros(2, 3, 4).T)             ! (2, 4, 3)
          flip([1, 2, 3])                     ! [3, 2, 1]
          flip([[1, 2], [3, 4]], axis = 0)    ! [[3, 4], [1, 2]]
          roll([1, 2, 3, 4], 1)               ! [4, 1, 2, 3]
          roll([1, 2, 3, 4], -5)              ! [2, 3, 4, 1]
          roll([[1, 2], [3, 4]], 1, axis = 1) ! [[2, 1], [4, 3]]
          stack(([1, 2], [3, 4]))             ! [[1, 2], [3, 4]]
          stack(([1, 2], [3, 4]), axis = 1)   ! [[1, 3], [2, 4]]
          stack((1, 2))                       ! [1, 2]
          concat(([1, 2], [3]))               ! [1, 2, 3]
          concat(([[1], [2]], [[3], [4]]), axis = -1)  ! [[1, 3], [2, 4]]
          pad([1, 2], 1, 2)                   ! [0, 1, 2, 0, 0]
          pad([[1]], (0, 1), (1, 0))          ! [[0, 1], [0, 0]]
          scatter([0, 2, 0], [1, 5, 2], shape = 4)          ! [3, 0, 5, 0]
          scatter(([0, 1], [1, 0]), [2, 3], shape = (2, 2)) ! [[0, 2], [3, 0]]
          scatter([1, -1], [[1, 2], [3, 4]], shape = (3, 2)) ! [[0, 0], [1, 2], [3, 4]]
          scatter([0, 1], 1, shape = 3)       ! [1, 1, 0]
          """)
  void moving(String script, String value) {
    assertThat(value(script)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          [[1, 2], [3, 4]] @ [1, 10]          ! [21, 43]
          [1, 10] @ [[1, 2], [3, 4]]          ! [31, 42]
          [1, 2] @ [3, 4]                     ! 11
          [[1, 2], [3, 4]] @ eye(2)           ! [[1, 2], [3, 4]]
          shape(ones(5, 2, 3) @ ones(3, 4))   ! (5, 2, 4)
          shape(ones(2, 3) @ ones(5, 3, 4))   ! (5, 2, 4)
          shape(ones(5, 1, 2, 3) @ ones(7, 3, 4))  ! (5, 7, 2, 4)
          shape(ones(5, 2, 3) @ ones(3))      ! (5, 2)
          shape(ones(3) @ ones(5, 3, 4))      ! (5, 4)
          dot([1, 2, 3], [4, 5, 6])           ! 32
          outer([1, 2], [3, 4, 5])            ! [[3, 4, 5], [6, 8, 10]]
          kron([[1, 2]], [[1], [3]])          ! [[1, 2], [3, 6]]
          kron([1, 2], [1, 10])               ! [1, 10, 2, 20]
          diag([1, 2])                        ! [[1, 0], [0, 2]]
          diag([[1, 2, 3], [4, 5, 6]])        ! [1, 5]
          trace([[1, 2], [3, 4]])             ! 5
          tril([[1, 2], [3, 4]])              ! [[1, 0], [3, 4]]
          tril([[1, 2], [3, 4]], -1)          ! [[0, 0], [3, 0]]
          triu([[1, infinity], [nan, 4]])     ! [[1, infinity], [0, 4]]
          val S = sparse(([0, 1, 1], [0, 0, 1]), [2, 3, 4], shape = (2, 2)); (S @ [1, 2], S.T @ [1, 2], [1, 2] @ S)  ! ([2, 11], [8, 8], [8, 8])
          dense(sparse(([0, 0], [1, 1]), [2, 3], shape = (1, 2)))  ! [[0, 5]]
          diag(sparse(([0, 1, 1], [0, 0, 1]), [2, 3, 4], shape = (2, 2)))  ! [2, 4]
          """)
  void products(String script, String value) {
    assertThat(value(script)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          zeros(-1)                           ! shape: a size is not negative, but this is -1
          zeros(1.5)                          ! type: a size is a whole number, not 1.5
          reshape([1, 2, 3], 2, 2)            ! shape: a tensor [3] of 3 entries does not take the shape [2, 2]
          reshape([1, 2, 3], 2, -1)           ! shape: 3 entries do not fill [2, -1] whatever -1 stands for
          flip([[1, 2], [3, 4]])              ! type: flip goes along one axis, but x is a tensor [2, 2]
          flip([1, 2], axis = 1)              ! index: there is no axis 1: [2] has axes 0 to 0
          stack(([1, 2], [3]))                ! shape: the shapes of stack(xs) do not go together: [2], [1]
          concat(([1, 2], [[3]]))             ! shape: the shapes of concat(xs) do not go together: [2], [1, 1]
          pad([1, 2], (1, 1), 0)              ! shape: before has 2 widths, but x has rank 1
          scatter([3], [1], shape = 3)        ! index: index 3 is outside axis 0 of size 3
          scatter([0.5], [1], shape = 3)      ! index: an index is a whole number, not 0.5
          scatter([0, 1], [1, 2, 3], shape = 3)  ! shape: the shapes of scatter(index, values, shape) do not go together: [3] and [2]
          eye(3) @ [1, 2]                     ! shape: the inner sizes of A @ x differ: A is [3, 3], x is [2]
          [1, 2] @ 3                          ! shape: A @ B takes vectors and matrices, but B is a number
          dot([1, 2], [1, 2, 3])              ! shape: dot(x, y) takes two tensors of one shape: x is [2], y is [3]
          trace([1, 2])                       ! shape: trace(A) takes a matrix, but A is a tensor [2]
          diag(5)                             ! shape: diag(x) takes a vector or a matrix, but x is a number
          sparse(([2], [0]), [1], shape = (2, 2))  ! index: index 2 is outside axis 0 of size 2
          sparse(([0], [0]), [1], shape = 3)  ! shape: a sparse matrix has two axes, but its shape is [3]
          """)
  void errors(String script, String error) {
    assertThat(value(script)).isEqualTo(error);
  }
}
