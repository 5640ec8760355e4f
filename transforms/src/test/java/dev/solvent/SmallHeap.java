package dev.solvent;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.solvent.dsl.Fn;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.jspecify.annotations.NullMarked;

/// A JVM of its own, whose heap is bounded.
public final class SmallHeap {
  private static final Seq<Class<?>> NEEDED =
      Array.of(
          SmallHeap.class,
          Solvent.class,
          Fn.class,
          Array.class,
          NullMarked.class,
          DMatrixRMaj.class,
          DMatrixSparseCSC.class);

  private SmallHeap() {}

  /// This gives the numbers that the main method of a class of these tests prints.
  public static double[] numbers(String heap, Class<?> main, Object... arguments)
      throws IOException, InterruptedException {
    Seq<String> command =
        Array.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-cp",
                NEEDED.map(SmallHeap::home).distinct().mkString(File.pathSeparator),
                main.getName())
            .appendAll(Array.of(arguments).map(String::valueOf));
    Process process = new ProcessBuilder(command.toJavaList()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertWithMessage(said).that(process.waitFor()).isEqualTo(0);
    return Arrays.stream(said.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  private static String home(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }
}
