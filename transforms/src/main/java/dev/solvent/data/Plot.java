package dev.solvent.data;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Tree;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.Locale;

/// The door to pictures: what `plot` does.
public final class Plot {
  private Plot() {}

  /// A line, or points, of equally many coordinates each way.
  record Curve(Option<String> label, double[] x, double[] y, boolean isPoints) {}

  /// What stands around the curves.
  record Captions(Option<String> title, Option<String> xlabel, Option<String> ylabel) {}

  /// This draws lines through the points (x, y) and gives none. `curves` are `x, y, x, y, ...`, or
  /// one `y` over 0, 1, 2, ...; an `x` is a vector `[n]`, a `y` one of its length, or a matrix `[n,
  /// k]` of k lines.
  public static Expr plot(Seq<Expr> curves, Drawing how) {
    boolean png = isPng(how.file());
    Seq<Curve> lines = labelled(lines(curves), how.labels());
    Seq<Curve> all = how.points().isNone() ? lines : lines.appendAll(points(how.points()));
    Captions captions = new Captions(text(how.title()), text(how.xlabel()), text(how.ylabel()));
    draw(how.file(), png, all, captions);
    return Expr.NONE;
  }

  private static void draw(String path, boolean png, Seq<Curve> curves, Captions captions) {
    Path target = Data.path(path);
    try {
      if (png) Chart.png(curves, captions, target);
      else Chart.svg(curves, captions, target);
    } catch (java.io.IOException e) {
      throw Data.io("cannot write %s: %s", path, Data.reason(e));
    } catch (LinkageError | InternalError e) {
      throw undrawn(path, e);
    }
  }

  private static SolventError undrawn(String path, Error e) {
    if (String.valueOf(e.getMessage()).contains("jfree")) {
      return Data.io("cannot draw %s: the library for pictures is not on the class path", path)
          .help("add org.jfree:jfreechart and org.jfree:org.jfree.svg");
    }
    return Data.io("cannot draw %s: this Java cannot measure text", path)
        .help("install fontconfig and a font, such as fonts-dejavu-core");
  }

  private static boolean isPng(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    if (!lower.endsWith(".png") && !lower.endsWith(".svg")) {
      throw Data.io("cannot draw %s: its ending is neither .svg nor .png", path);
    }
    return lower.endsWith(".png");
  }

  private static Option<String> text(Expr option) {
    return option.isNone() ? Option.none() : Option.of(option.text());
  }

  private static Seq<Curve> lines(Seq<Expr> curves) {
    if (curves.isEmpty()) throw SolventError.of(Kind.TYPE, "plot wants x and y");
    if (curves.size() == 1) {
      double[] index = new double[vector(curves.head(), "y").shape().size(0)];
      for (int i = 0; i < index.length; i++) index[i] = i;
      return pair(Expr.of(dev.solvent.value.Tensor.of(index)), curves.head());
    }
    if (curves.size() % 2 != 0) {
      throw SolventError.of(Kind.TYPE, "plot wants pairs x, y, but has %d values", curves.size());
    }
    return curves.grouped(2).toArray().flatMap(xy -> pair(xy.get(0), xy.get(1)));
  }

  private static Seq<Curve> pair(Expr xs, Expr ys) {
    double[] x = vector(xs, "x").array();
    int n = vector(ys, "y").shape().size(0);
    if (xs.shape().rank() != 1 || ys.shape().rank() > 2 || n != x.length) {
      throw SolventError.of(
          Kind.SHAPE,
          "plot wants x [n] and y [n] or [n, k], but x is %s, y is %s",
          xs.shape(),
          ys.shape());
    }
    int k = ys.shape().rank() == 1 ? 1 : ys.shape().size(1);
    double[] entries = ys.array();
    return Array.range(0, k)
        .map(j -> {
          double[] y = new double[n];
          for (int i = 0; i < n; i++) y[i] = entries[i * k + j];
          return new Curve(Option.none(), x, y, false);
        });
  }

  private static Expr vector(Expr value, String name) {
    if (value.isTensor() && value.shape().rank() > 0) return value;
    throw SolventError.of(Kind.TYPE, "plot wants vectors, but %s is %s", name, value.describe());
  }

  private static Seq<Curve> labelled(Seq<Curve> lines, Expr labels) {
    if (labels.isNone()) return lines;
    Seq<String> names =
        labels.tree() instanceof Tree.Text(var one)
            ? Vector.of(one)
            : labels.parts().map(Expr::text);
    if (names.size() != lines.size()) {
      throw SolventError.of(
          Kind.TYPE, "plot has %d lines, but %d labels", lines.size(), names.size());
    }
    return lines.zipWith(names, (c, name) -> new Curve(Option.of(name), c.x(), c.y(), false));
  }

  private static Seq<Curve> points(Expr points) {
    Seq<Expr> parts = points.parts();
    if (parts.size() != 2) {
      throw SolventError.of(
          Kind.TYPE, "points is a tuple (x, y), but this is %s", points.describe());
    }
    Seq<Expr> vectors = parts.map(Plot::atLeastVector);
    return pair(vectors.get(0), vectors.get(1))
        .map(c -> new Curve(Option.none(), c.x(), c.y(), true));
  }

  private static Expr atLeastVector(Expr number) {
    return number.isTensor() && number.shape().isScalar()
        ? Expr.of(dev.solvent.value.Tensor.of(number.array()))
        : number;
  }
}
