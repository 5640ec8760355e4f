package dev.solvent.data;

import dev.solvent.dsl.Expr;

/// Into which file curves are drawn, `.svg` or `.png`, and what stands around them; each but the
/// file may be none. `labels` is a string or a tuple of one a line; `points` is a tuple `(x, y)`
/// that is drawn as points.
public record Drawing(String file, Expr title, Expr xlabel, Expr ylabel, Expr labels, Expr points) {

  /// This gives a drawing with nothing around its curves.
  public static Drawing into(String file) {
    return new Drawing(file, Expr.NONE, Expr.NONE, Expr.NONE, Expr.NONE, Expr.NONE);
  }

  public Drawing title(String title) {
    return new Drawing(file, Expr.text(title), xlabel, ylabel, labels, points);
  }

  public Drawing xlabel(String xlabel) {
    return new Drawing(file, title, Expr.text(xlabel), ylabel, labels, points);
  }

  public Drawing ylabel(String ylabel) {
    return new Drawing(file, title, xlabel, Expr.text(ylabel), labels, points);
  }

  public Drawing labels(Object labels) {
    return new Drawing(file, title, xlabel, ylabel, Expr.of(labels), points);
  }

  public Drawing points(Object points) {
    return new Drawing(file, title, xlabel, ylabel, labels, Expr.of(points));
  }
}
