package dev.solvent.laws;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.solvent.dsl.Expr;

/// What counts as equal.
final class Close {
  /// A result of two different ways differs by some hundred roundings.
  static final double ROUNDED = 0x1p-36;

  /// Differences of values that are right to the last bits, extrapolated, are right to a third of
  /// the digits less.
  static final double DIFFERENCED = 0x1p-23;

  private Close() {}

  static void assertClose(String what, Expr got, Expr want, double tolerance) {
    double[] x = Sample.vector(io.vavr.collection.Array.of(got)).array();
    double[] y = Sample.vector(io.vavr.collection.Array.of(want)).array();
    assertThat(x).hasLength(y.length);
    double size = 1;
    for (double entry : y) size = Math.max(size, Math.abs(entry));
    assertWithMessage(what).that(x).usingTolerance(tolerance * size).containsExactly(y).inOrder();
  }

  static void assertSame(String what, Expr got, Expr want) {
    assertWithMessage(what)
        .that(Sample.vector(io.vavr.collection.Array.of(got)).array())
        .isEqualTo(Sample.vector(io.vavr.collection.Array.of(want)).array());
  }
}
