package dev.solvent.dsl;

import dev.solvent.build.Nodes;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashMap;
import java.util.Arrays;

/// What scripts write with brackets, for hosts that cannot: values, vectors, records, none.
public class Literals extends Algebra {
  /// Not this one, as `none` in a script.
  public static final Expr none = Expr.NONE;

  /// A whole axis, as `_` in a script: `A.get(all, 1)`.
  public static final Index.Whole all = new Index.Whole();

  protected Literals() {}

  /// This gives the expression of a number, a boolean, an array, a tensor, an iterable of values, a
  /// tuple, a record or a function.
  public static Expr expr(Object value) {
    return Expr.of(value);
  }

  /// This gives a vector of numbers, or a stack of tensors that are alike: `[x, y]`.
  public static Expr vec(Object... parts) {
    return parts instanceof double[][] rows
        ? Expr.of(rows)
        : Hosted.stack(Array.of(parts).map(Expr::of));
  }

  /// This gives a vector of the values of an iterable: `vec(0..<n)`.
  @Word(
      value = "vec(range)",
      doc = "The vector of the numbers of a range.",
      example = "vec(0..<3)  // [0, 1, 2]")
  public static Expr vec(Iterable<?> parts) {
    if (!(parts instanceof Expr e)) return Hosted.stack(Array.ofAll(parts).map(Expr::of));
    return e.tree() instanceof Tree.Range(int from, int to) ? counted(from, to) : vec((Object) e);
  }

  private static Expr counted(int from, int to) {
    Shape shape = Shape.of((int) Math.min(Integer.MAX_VALUE, (long) to - from));
    double[] numbers = new double[shape.count()];
    Arrays.setAll(numbers, i -> from + i);
    return Expr.of(Nodes.tensor(shape, numbers));
  }

  /// This gives a record: `record("w", W, "b", bias)` is `(w = W, b = bias)`.
  public static Expr record(Object... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw SolventError.of(
          Kind.TYPE, "a record is names and values in turn, but the last name has no value");
    }
    LinkedHashMap<String, Expr> fields = LinkedHashMap.empty();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Expr name = Expr.of(namesAndValues[i]);
      if (fields.containsKey(name.text())) {
        throw SolventError.of(Kind.TYPE, "a record has one field %s, not two", name.text());
      }
      fields = fields.put(name.text(), Expr.of(namesAndValues[i + 1]));
    }
    return Expr.record(fields);
  }
}
