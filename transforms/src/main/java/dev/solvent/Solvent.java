package dev.solvent;

import dev.solvent.data.Data;
import dev.solvent.data.Plot;
import dev.solvent.dsl.Arguments;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Word;
import dev.solvent.transforms.Implicits;

/// All words: `import static dev.solvent.Solvent.*;`
public final class Solvent extends Implicits {
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
    return Plot.plot(
        a.rest("curves"),
        a.get("file"),
        a.get("title"),
        a.get("xlabel"),
        a.get("ylabel"),
        a.get("labels"),
        a.get("points"));
  }
}
