package dev.solvent.dsl;

import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.kernel.Ejml;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import dev.solvent.value.Tensor;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The door between a host's values and expressions.
final class Hosted {
  private Hosted() {}

  // in

  /// This gives the expression of a number, a boolean, an array, a tensor, an iterable of values, a
  /// tuple, a record, a text or a function; fails with `type` for anything else, null among it.
  static Expr expression(@Nullable Object value) {
    return switch (value) {
      case null -> throw SolventError.of(Kind.TYPE, "null is not a value").help("none is one");
      case Expr e -> e;
      case Number n -> Expr.of(n.doubleValue());
      case Boolean b -> Expr.of(b.booleanValue());
      case String text -> Expr.text(text);
      case Tensor tensor -> Expr.of(tensor);
      case Fn fn -> Expr.of(fn);
      case double[] entries -> Expr.of(Tensor.of(entries));
      case int[] entries -> vector(Arrays.stream(entries).asDoubleStream().toArray());
      case boolean[] entries -> truths(entries);
      case double[][] rows -> Expr.of(Tensor.of(rows));
      case Object[] parts -> stack(Array.of(parts).map(Expr::of));
      case Tuple tuple -> Expr.tuple(tuple.toSeq().map(Expr::of));
      case Iterable<?> parts -> iterable(parts);
      case Record record -> record(record);
      case Object other ->
          Ejml.tensor(other)
              .map(Expr::of)
              .getOrElseThrow(() ->
                  SolventError.of(Kind.TYPE, "%s is not a value", one(other.getClass()))
                      .help(
                          "a value is a number, a boolean, an array, a tensor, a tuple, a record"
                              + " or an expression"));
    };
  }

  /// This gives the name of a class with its article.
  private static String one(Class<?> type) {
    String name = type.getSimpleName();
    return (name.matches("[AEIO].*") ? "an " : "a ") + name;
  }

  private static Expr vector(double[] entries) {
    return Expr.of(Nodes.tensor(Shape.of(entries.length), entries));
  }

  private static Expr truths(boolean[] entries) {
    return entries.length == 0
        ? vector(new double[0])
        : stack(Array.ofAll(entries).map(b -> Expr.of(b.booleanValue())));
  }

  private static Expr iterable(Iterable<?> parts) {
    Seq<Object> list = Array.ofAll(parts);
    if (!list.forAll(p -> p instanceof Number)) return stack(list.map(Expr::of));
    double[] entries = new double[list.size()];
    int i = 0;
    for (Object part : list) entries[i++] = ((Number) part).doubleValue();
    return vector(entries);
  }

  /// This gives the parts, which are alike, along a new leading axis; of tuples and records, leaf
  /// by leaf.
  static Expr stack(Seq<Expr> parts) {
    if (parts.isEmpty()) return vector(new double[0]);
    Expr first = parts.head();
    for (int i = 0; i < parts.size(); i++) {
      Expr part = parts.get(i);
      if (!part.opaque().isEmpty()) throw noNumbers(i, part);
      if (!part.isLike(first)) throw ragged(first, i, part);
    }
    Seq<Seq<Node>> leaves = parts.map(p -> p.filledLike(first).leaves());
    if (leaves.head().isEmpty()) throw noNumbers(0, first);
    return first.rebuild(
        Array.range(0, leaves.head().size()).map(k -> rows(leaves.map(part -> part.get(k)))));
  }

  private static Node rows(Seq<Node> rows) {
    boolean alike = rows.forAll(row -> row.type().equals(rows.head().type()));
    return Nodes.stack(alike ? rows : rows.map(Nodes::toNumber));
  }

  private static SolventError noNumbers(int i, Expr part) {
    return SolventError.of(
            Kind.TYPE, "a vector holds numbers, but part %d is %s", i, part.describe())
        .help("a tuple, (a, b), holds values of any kind");
  }

  private static SolventError ragged(Expr first, int i, Expr other) {
    return SolventError.of(
        first.isTensor() && other.isTensor() ? Kind.SHAPE : Kind.TYPE,
        "the parts of a vector differ: part 0 is %s, part %d is %s",
        first.describe(),
        i,
        other.describe());
  }

  private static Expr record(Record record) {
    return Expr.record(
        Array.of(record.getClass().getRecordComponents())
            .foldLeft(
                LinkedHashMap.<String, Expr>empty(),
                (fields, c) -> fields.put(c.getName(), component(record, c))));
  }

  private static Expr component(Record record, RecordComponent component) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return expression(accessor.invoke(record));
    } catch (ReflectiveOperationException closed) {
      throw SolventError.of(
          Kind.TYPE, "%s of a %s cannot be read", component, record.getClass().getSimpleName());
    }
  }

  // out

  /// This gives an expression as a value of the host; fails with `type` where it does not become
  /// one.
  static Object value(Expr e, Class<?> type) {
    if (type.isInstance(e)) return e;
    if (type == double.class || type == Double.class) return e.number();
    if (type == int.class || type == Integer.class) return e.whole("an int");
    if (type == long.class || type == Long.class) return (long) e.whole("a long");
    if (type == boolean.class || type == Boolean.class) return e.truth();
    if (type == String.class) return e.text();
    if (type == Fn.class) return e.function();
    if (type == Tensor.class) return e.tensor();
    if (type == double[].class) return e.array();
    if (type == double[][].class) return e.matrix();
    if (type == int[].class) return wholes(e);
    if (type.isRecord()) return record(e, type);
    if (Tuple.class.isAssignableFrom(type)) return tuple(e, type);
    if (type.isInterface() && e.tree() instanceof Tree.Function(var fn)) {
      return Interfaces.of(fn, type);
    }
    return Option.when(e.isTensor(), () -> e)
        .flatMap(tensor -> Ejml.matrix(tensor.tensor(), type))
        .getOrElseThrow(() ->
            SolventError.of(
                Kind.TYPE, "%s does not become a %s", e.describe(), type.getSimpleName()));
  }

  /// This gives a function as a functional interface.
  static <T> T into(Fn fn, Class<T> type) {
    return type.cast(type == Fn.class ? fn : Interfaces.of(fn, type));
  }

  private static int[] wholes(Expr e) {
    return Array.ofAll(e.array())
        .map(x -> Expr.of(x.doubleValue()).whole("an int"))
        .toJavaStream()
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static Object tuple(Expr e, Class<?> type) {
    Seq<Expr> parts = e.isTuple() ? e.parts() : Array.of(e);
    Object tuple =
        switch (parts.size()) {
          case 0 -> Tuple.empty();
          case 1 -> Tuple.of(parts.get(0));
          case 2 -> Tuple.of(parts.get(0), parts.get(1));
          case 3 -> Tuple.of(parts.get(0), parts.get(1), parts.get(2));
          case 4 -> Tuple.of(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
          default -> longer(parts);
        };
    if (type.isInstance(tuple)) return tuple;
    throw SolventError.of(Kind.TYPE, "%s does not become a %s", e.describe(), type.getSimpleName());
  }

  private static Object longer(Seq<Expr> p) {
    return switch (p.size()) {
      case 5 -> Tuple.of(p.get(0), p.get(1), p.get(2), p.get(3), p.get(4));
      case 6 -> Tuple.of(p.get(0), p.get(1), p.get(2), p.get(3), p.get(4), p.get(5));
      case 7 -> Tuple.of(p.get(0), p.get(1), p.get(2), p.get(3), p.get(4), p.get(5), p.get(6));
      case 8 ->
          Tuple.of(p.get(0), p.get(1), p.get(2), p.get(3), p.get(4), p.get(5), p.get(6), p.get(7));
      default -> throw SolventError.of(Kind.TYPE, "a tuple of %d parts has no type here", p.size());
    };
  }

  /// The fields of a record by name, the parts of a tuple in order.
  private static Object record(Expr e, Class<?> type) {
    Seq<Tuple2<String, Class<?>>> components =
        Array.of(type.getRecordComponents()).map(c -> Tuple.of(c.getName(), c.getType()));
    Seq<String> names = components.map(Tuple2::_1);
    Seq<Expr> parts =
        switch (e.tree()) {
          case Tree.Record(var fields) when fields.keySet().toSet().equals(names.toSet()) ->
              names.map(name -> fields.get(name).get());
          case Tree.Tuple(var tuple) when tuple.size() == names.size() -> tuple;
          case Tree.Leaf _, Tree.Tuple _, Tree.Record _, Tree.None _, Tree.Text _ ->
              throw mismatch(e, type, names);
          case Tree.Function _, Tree.Range _, Tree.Sparse _ -> throw mismatch(e, type, names);
        };
    Object[] values = parts.zipWith(components, (part, c) -> value(part, c._2)).toJavaArray();
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(components.map(Tuple2::_2).toJavaArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException refused) {
      throw SolventError.of(
          Kind.TYPE, "%s is refused: %s", type.getSimpleName(), refused.getCause().getMessage());
    } catch (ReflectiveOperationException closed) {
      throw SolventError.of(Kind.TYPE, "a %s cannot be made", type.getSimpleName());
    }
  }

  private static SolventError mismatch(Expr e, Class<?> type, Seq<String> names) {
    return SolventError.of(
        Kind.TYPE,
        "%s does not become a %s, whose parts are %s",
        e.describe(),
        type.getSimpleName(),
        names.mkString(", "));
  }
}
