package dev.solvent.data;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.solvent.dsl.Expr;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.value.Tensor;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotTest {
  private static final Expr X = vector(0, 1, 2, 3);
  private static final Expr Y = vector(1, 0, -1, 2);

  @TempDir Path folder;

  @Test
  void anSvgHoldsTitleLabelsAndLegend() throws IOException {
    Expr points = Expr.tuple(Array.of(vector(1), vector(0.5)));
    Drawing how =
        Drawing.into(file("p.svg"))
            .title("Two curves")
            .xlabel("a")
            .ylabel("x(a)")
            .labels(Expr.tuple(Array.of(Expr.text("first"), Expr.text("second"))))
            .points(points);
    Plot.plot(Array.of(X, Y, X, X), how);
    String svg = Files.readString(folder.resolve("p.svg"));
    assertThat(svg).startsWith("<?xml");
    for (String text : Array.of("Two curves", ">a<", "x(a)", "first", "second")) {
      assertWithMessage(text).that(svg.contains(text)).isTrue();
    }
  }

  @Test
  void theSamePlotIsTheSameFile() throws IOException {
    plot(Array.of(X, Y), "a.svg");
    plot(Array.of(X, Y), "b.svg");
    assertThat(Files.readString(folder.resolve("a.svg")))
        .isEqualTo(Files.readString(folder.resolve("b.svg")));
  }

  @Test
  void aMatrixIsALineAColumn() throws IOException {
    Expr matrix = Expr.of(Tensor.of(new double[][] {{1, 2}, {2, 3}, {3, 4}, {5, Double.NaN}}));
    plot(Array.of(X, matrix), "m.svg");
    assertThat(Files.size(folder.resolve("m.svg"))).isGreaterThan(1000L);
  }

  @Test
  void aPngIsAnImage() throws IOException {
    plot(Array.of(Y), "p.png");
    assertThat(ImageIO.read(folder.resolve("p.png").toFile()).getWidth()).isEqualTo(800);
  }

  @Test
  void clashingLengthsAreNamed() {
    SolventError error =
        assertThrows(SolventError.class, () -> plot(Array.of(X, vector(1, 2)), "p.svg"));
    assertThat(error.kind()).isEqualTo(Kind.SHAPE);
    assertThat(error.diagnostic().headline()).contains("x is [4], y is [2]");
  }

  @Test
  void anotherEndingIsRefused() {
    SolventError error = assertThrows(SolventError.class, () -> plot(Array.of(X, Y), "p.pdf"));
    assertThat(error.kind()).isEqualTo(Kind.IO);
    assertThat(error.diagnostic().headline()).contains("p.pdf");
  }

  private void plot(Seq<Expr> curves, String name) {
    Plot.plot(curves, Drawing.into(file(name)));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private static Expr vector(double... entries) {
    return Expr.of(Tensor.of(entries));
  }
}
