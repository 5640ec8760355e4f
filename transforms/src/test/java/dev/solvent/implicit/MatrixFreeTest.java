package dev.solvent.implicit;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.solvent.Solvent.lu;

import dev.solvent.Solvent;
import dev.solvent.dsl.Fn;
import io.vavr.collection.Array;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// With an iterative linear solver memory is linear in the unknowns: a hundred thousand fit, with
/// their gradient, where one in a thousand of the Jacobian's columns would not.
class MatrixFreeTest {
  /// The relative tolerance of the linear solvers, times the bound of a condition number.
  private static final double SOLVED = 10 * 1e-12;

  private static final int UNKNOWNS = 100_000;

  private static final Array<double[]> FACTORED =
      Diffusion.sampled(Diffusion.results(UNKNOWNS, lu()));

  @ParameterizedTest
  @ValueSource(strings = {"cg", "gmres", "bicgstab"})
  void aKrylovMethodAgreesWithTheSparseFactorsInAHeapOf128Megabytes(String method)
      throws Exception {
    double[] got = inHeap("128m", method, UNKNOWNS);
    assertWithMessage("factorisations").that(got[0]).isEqualTo(0.0);
    int k = 1;
    for (double[] want : FACTORED) {
      double size = Arrays.stream(want).map(Math::abs).max().orElseThrow();
      for (double x : want) assertThat(got[k++]).isWithin(SOLVED * size).of(x);
    }
    assertThat(k).isEqualTo(got.length);
  }

  private static double[] inHeap(String heap, String method, int n)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                Diffusion.class.getName(),
                method,
                String.valueOf(n))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertWithMessage(said).that(process.waitFor()).isEqualTo(0);
    return Arrays.stream(said.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  private static String classPath() {
    return Stream.of(
            Diffusion.class,
            Solvent.class,
            Fn.class,
            Array.class,
            NullMarked.class,
            DMatrixRMaj.class,
            DMatrixSparseCSC.class)
        .map(type ->
            Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }
}
