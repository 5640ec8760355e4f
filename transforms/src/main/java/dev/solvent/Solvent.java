package dev.solvent;

import dev.solvent.data.Data;
import dev.solvent.data.Drawing;
import dev.solvent.data.Plot;
import dev.solvent.dsl.Arguments;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Word;
import dev.solvent.transforms.Looking;
import io.vavr.collection.Array;

/// All words: `import static dev.solvent.Solvent.*;`
public final class Solvent extends Looking {
  private Solvent() {}

  @Word(
      value = "load(file)",
      doc = "What a .csv, .json, .npy or .mtx file holds, looked up beside the script first.")
  public static Expr load(Object file) {
    return Data.load(Expr.of(file).text(), Data.folders());
  }

  @Word(value = "save(file, value)", doc = "Writes a value to a .csv, .json, .npy or .mtx file.")
  public static Expr save(Object file, Object value) {
    Data.save(Expr.of(file).text(), Expr.of(value));
    return Expr.NONE;
  }

  @Word(
      value =
          "plot(curves..., file = \"plot.svg\", title = none, xlabel = none, ylabel = none,"
              + " labels = none, points = none)",
      doc = "Draws lines through x, y, x, y, ... into an .svg or .png file.")
  public static Expr plot(Arguments a) {
    Drawing how =
        new Drawing(
            a.get("file").text(),
            a.get("title"),
            a.get("xlabel"),
            a.get("ylabel"),
            a.get("labels"),
            a.get("points"));
    return Plot.plot(a.rest("curves"), how);
  }

  /// This draws into `plot.svg`.
  public static Expr plot(Object... curves) {
    return plot(file("plot.svg"), curves);
  }

  public static Expr plot(Drawing how, Object... curves) {
    return Plot.plot(Array.of(curves).map(Expr::of), how);
  }

  /// Into which file to draw; what stands around the curves is told by its methods.
  public static Drawing file(String file) {
    return Drawing.into(file);
  }
}
