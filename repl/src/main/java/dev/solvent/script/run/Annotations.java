package dev.solvent.script.run;

import dev.solvent.Solvent;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Tree;
import dev.solvent.script.syntax.Ast.Annotation;
import dev.solvent.script.syntax.Ast.Dim;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.Map;

/// The sizes that the annotations of one call name: each is one size throughout.
final class Annotations {
  private final Map<String, Size> sizes = new LinkedHashMap<>();
  private final Option<Scope> around;

  private Annotations(Option<Scope> around) {
    this.around = around;
  }

  /// A size and the value that it comes from, as messages tell it: `A is [n=3, m=2]`.
  private record Size(int size, String from, boolean isNew) {}

  /// This gives the sizes of a call, all of its own.
  static Annotations ofCall() {
    return new Annotations(Option.none());
  }

  /// This gives the sizes of a statement: a name that is a whole number there is that size.
  static Annotations within(Scope scope) {
    return new Annotations(Option.of(scope));
  }

  /// This gives each name that was none before its size, as a known number.
  void define(Scope scope) {
    sizes.forEach((name, size) -> {
      if (size.isNew) scope.define(name, Expr.of((double) size.size), false);
    });
  }

  /// This checks a value, called `what`. Fails with `shape` where its sizes are others, with `type`
  /// where it is something else altogether.
  void check(Annotation annotation, Expr value, String what) {
    switch (annotation) {
      case Annotation.Num _ -> expect(isNumber(value), what, "a number", value);
      case Annotation.BoolType _ -> expect(isBoolean(value), what, "a boolean", value);
      case Annotation.StringType _ ->
          expect(value.tree() instanceof Tree.Text, what, "a string", value);
      case Annotation.Shape(var dims, _) -> shape(dims, value, what);
      case Annotation.TupleType(var parts, _) -> {
        if (!(value.tree() instanceof Tree.Tuple(var values)) || values.size() != parts.size()) {
          throw mismatch(what, "a tuple of " + parts.size(), value);
        }
        for (int i = 0; i < parts.size(); i++) check(parts.get(i), values.get(i), what + "." + i);
      }
      case Annotation.RecordType(var fields, _) -> {
        boolean fits =
            value.tree() instanceof Tree.Record(var own)
                && own.keySet().equals(fields.map(f -> f.name().name()).toLinkedSet());
        if (!fits) {
          throw mismatch(
              what, "a record of " + fields.map(f -> f.name().name()).mkString(", "), value);
        }
        for (Annotation.FieldType field : fields) {
          String name = field.name().name();
          check(field.type(), value.field(name), what + "." + name);
        }
      }
    }
  }

  private static boolean isNumber(Expr value) {
    return value.isTensor() && value.shape().isScalar() && !value.type().isBoolean();
  }

  private static boolean isBoolean(Expr value) {
    return value.isTensor() && value.shape().isScalar() && value.type().isBoolean();
  }

  private static void expect(boolean holds, String what, String wanted, Expr value) {
    if (!holds) throw mismatch(what, wanted, value);
  }

  private static SolventError mismatch(String what, String wanted, Expr value) {
    return SolventError.of(Kind.TYPE, "%s must be %s, but is %s", what, wanted, value.described());
  }

  private void shape(Seq<Dim> dims, Expr value, String what) {
    boolean isSparse = value.tree() instanceof Tree.Sparse;
    if (!value.isTensor() && !(isSparse && dims.size() == 2)) {
      throw mismatch(what, "a tensor " + written(dims), value);
    }
    dims.forEach(this::lookUp);
    Seq<Integer> given =
        isSparse ? Solvent.shape(value).parts().map(n -> (int) n.number()) : value.shape().toSeq();
    boolean fits = given.size() == dims.size();
    for (int i = 0; fits && i < dims.size(); i++) fits = isSize(dims.get(i), given.get(i));
    if (!fits || !agree(dims, given)) throw clash(dims, value, what);
    for (int i = 0; i < dims.size(); i++) {
      if (dims.get(i) instanceof Dim.Symbol(var name, _)) {
        sizes.putIfAbsent(name, new Size(given.get(i), what + " is " + named(dims, given), true));
      }
    }
  }

  private void lookUp(Dim dim) {
    if (!(dim instanceof Dim.Symbol(var name, _)) || sizes.containsKey(name)) return;
    around
        .flatMap(scope -> scope.get(name))
        .filter(n -> isNumber(n) && n.isKnown() && n.number() == Math.rint(n.number()))
        .forEach(n -> sizes.put(name, new Size((int) n.number(), name + " is " + n, false)));
  }

  private boolean isSize(Dim dim, int given) {
    return switch (dim) {
      case Dim.Size(int size, _) -> size == given;
      case Dim.Symbol(var name, _) -> !sizes.containsKey(name) || sizes.get(name).size == given;
    };
  }

  /// A name that stands twice in one shape is one size there too.
  private static boolean agree(Seq<Dim> dims, Seq<Integer> given) {
    Map<String, Integer> own = new LinkedHashMap<>();
    return dims.zip(given)
        .forAll(p ->
            !(p._1 instanceof Dim.Symbol s) || own.merge(s.name(), p._2, (a, _) -> a).equals(p._2));
  }

  /// `A is [n=3, m=2], so x must be [2], but x is [3]`.
  private SolventError clash(Seq<Dim> dims, Expr value, String what) {
    String because =
        dims.toJavaStream()
            .filter(d -> d instanceof Dim.Symbol s && sizes.containsKey(s.name()))
            .map(d -> sizes.get(((Dim.Symbol) d).name()).from)
            .distinct()
            .collect(java.util.stream.Collectors.joining(" and "));
    String must =
        "%s must be %s, but %s is %s".formatted(what, known(dims), what, value.describe());
    return SolventError.of(Kind.SHAPE, "%s", because.isEmpty() ? must : because + ", so " + must);
  }

  private static String written(Seq<Dim> dims) {
    return dims.map(d -> d.span().text()).mkString("[", ", ", "]");
  }

  /// The sizes as far as they are known, other names as they are.
  private String known(Seq<Dim> dims) {
    return dims.map(d ->
            d instanceof Dim.Symbol s && sizes.containsKey(s.name())
                ? String.valueOf(sizes.get(s.name()).size)
                : d.span().text())
        .mkString("[", ", ", "]");
  }

  private static String named(Seq<Dim> dims, Seq<Integer> given) {
    return dims.zipWith(given, (d, n) -> d instanceof Dim.Symbol s ? s.name() + "=" + n : "" + n)
        .mkString("[", ", ", "]");
  }
}
