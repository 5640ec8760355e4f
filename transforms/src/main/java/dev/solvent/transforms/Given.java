package dev.solvent.transforms;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Parameter;
import dev.solvent.dsl.Signature;
import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.util.ArrayList;
import java.util.List;

/// A function at the arguments that a call of its transform gives. What the call leaves out takes
/// its default inside the function, so that a default made of other arguments is differentiated and
/// mapped with them.
record Given(Fn f, Seq<Expr> arguments) {

  /// This keeps the places of all arguments; one that is left out is `none` and is not looked at,
  /// but that those at `wanted` take their defaults here.
  static Given whole(Fn f, Seq<Expr> arguments, Seq<Integer> wanted) {
    if (!arguments.exists(Parameter::isLeftOut)) return new Given(f, arguments);
    List<Expr> values = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Expr argument = arguments.get(i);
      Parameter parameter = f.signature().parameters().get(i);
      values.add(
          Parameter.isLeftOut(argument)
              ? parameter.value(Array.ofAll(values)).getOrElse(Expr.NONE)
              : argument);
    }
    Seq<Integer> given =
        arguments
            .zipWithIndex()
            .filter(p -> !Parameter.isLeftOut(p._1) || wanted.contains(p._2))
            .map(p -> p._2);
    Seq<Expr> seen =
        Array.ofAll(values).zipWithIndex((value, i) -> given.contains(i) ? value : Expr.NONE);
    Fn only =
        f.memo(
            Array.of("whole", given),
            () -> Fn.of(f.signature(), all -> called(f, given, given.map(all::get))));
    return new Given(only, seen);
  }

  /// This leaves out the places of the arguments that are left out.
  static Given only(Fn f, Seq<Expr> arguments) {
    if (!arguments.exists(Parameter::isLeftOut)) return new Given(f, arguments);
    Seq<Integer> given =
        Array.range(0, arguments.size()).reject(i -> Parameter.isLeftOut(arguments.get(i)));
    Signature signature = new Signature(f.name(), given.map(f.signature().parameters()::get));
    Fn only =
        f.memo(Array.of("only", given), () -> Fn.of(signature, some -> called(f, given, some)));
    return new Given(only, given.map(arguments::get));
  }

  private static Expr called(Fn f, Seq<Integer> given, Seq<Expr> some) {
    int first = given.zipWithIndex().takeWhile(p -> p._1.equals(p._2)).size();
    Map<String, Expr> named =
        LinkedHashMap.ofEntries(given.zip(some).drop(first).map(p -> p.map1(f.parameters()::get)));
    return f.call(some.take(first), named);
  }
}
