package dev.solvent.solver;

import dev.solvent.dsl.Expr;
import dev.solvent.expr.Method;
import dev.solvent.linear.Methods;
import io.vavr.collection.LinkedHashMap;

/// The settings of a solver as the language names them; `none` and what is missing are as usual.
public record Settings(LinkedHashMap<String, Expr> named) {

  Expr get(String name) {
    return named.getOrElse(name, Expr.NONE);
  }

  double number(String name, double usual) {
    return get(name).isNone() ? usual : get(name).number();
  }

  int whole(String name, int usual) {
    return get(name).isNone() ? usual : get(name).whole(name);
  }

  Control control(Control usual) {
    Method linear = get("linear").isNone() ? usual.linear() : Methods.of(get("linear"));
    return new Control(
        number("tolerance", usual.tolerance()),
        whole("maxIterations", usual.maxIterations()),
        linear);
  }
}
