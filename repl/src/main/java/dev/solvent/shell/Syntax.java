package dev.solvent.shell;

import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// What `:doc` tells of the parts of the language that are no words: how each is written, what it
/// means, an example.
enum Syntax {
  VAL("val x = e", "A name for a value.", "val (x, dx) = (1, 2); dx  // 2", "val"),
  VAR("var x = e", "A name that may be assigned: x = e.", "var n = 1; n = n + 1; n  // 2", "var"),
  FUN(
      "fun f(x, k = 2) = e",
      "A function; its body is an expression or a block in braces.",
      "fun f(x, k = 2) = x^k; f(3)  // 9",
      "fun",
      "return"),
  LAMBDA(
      "{ x, y -> e }",
      "A function without a name; it is its one parameter where none is named.",
      "{ x, y -> x * y }(2, 3)  // 6",
      "->",
      "it",
      "{"),
  IF(
      "if (c) a else b",
      "A choice; the side that is not taken is not evaluated.",
      "if (1 < 2) 3 else 4  // 3",
      "if",
      "else"),
  WHILE(
      "while (c) { ... }",
      "A loop, whose state is the vars that it assigns.",
      "var n = 1; while (n < 100) { n = 2 * n }; n  // 128",
      "while"),
  FOR(
      "for (x in xs) { ... }",
      "A loop over a range or the leading axis of a tensor.",
      "var s = 0; for (i in 0..<4) { s = s + i }; s  // 6",
      "for",
      "in"),
  IMPORT(
      "import \"file.solv\" as s",
      "The names of another script; with as, under that name.",
      "",
      "import",
      "as"),
  TANGENT(
      "tangent f((x, y), (dx, dy)) = e",
      "The tangent of f, or its value with the tangent: its derivative in every mode.",
      "fun f(x) = x^2; tangent f(x, dx) = 2 * x * dx; grad(f)(3)  // 6",
      "tangent"),
  COTANGENT(
      "cotangent f((x, y), ct) = e",
      "The cotangents of f's arguments: its derivative in every mode.",
      "fun f(x) = x^2; cotangent f(x, ct) = 2 * x * ct; grad(f)(3)  // 6",
      "cotangent"),
  BOOLEAN("true, false", "The booleans.", "!true  // false", "true", "false"),
  NONE("none", "Not this one: an argument that is left out.", "", "none"),
  PI("pi", "The ratio of a circle's circumference to its diameter.", "cos(pi)  // -1", "pi"),
  INFINITY("infinity", "What 1 / 0 is.", "-1 / 0  // -infinity", "infinity"),
  NAN("nan", "What 0 / 0 is; it is not equal to itself.", "nan == nan  // false", "nan"),
  PIPE("x |> f", "f(x).", "[3, 4] |> norm  // 5", "|>"),
  PRODUCT("A @ x", "The matrix product.", "[[1, 2], [3, 4]] @ [1, 1]  // [3, 7]", "@"),
  POWER("x^y", "The power; it binds to the right.", "2^3^2  // 512", "^"),
  REMAINDER("x % y", "The remainder, with the sign of y.", "-1 % 3  // 2", "%"),
  RANGE(
      "a..b, a..<b",
      "The whole numbers from a to b, with b or without it.",
      "[1, 2, 3, 4][1..2]  // [2, 3]",
      "..",
      "..<"),
  AND("a && b", "Both.", "true && false  // false", "&&"),
  OR("a || b", "Either.", "true || false  // true", "||"),
  NOT("!a", "Not.", "!(1 > 2)  // true", "!"),
  AXIS(
      "A[_, 1]",
      "A whole axis; in a pattern, a part that gets no name.",
      "[[1, 2], [3, 4]][_, 1]  // [2, 4]",
      "_");

  private final String form;
  private final String doc;
  private final String example;
  private final Seq<String> names;

  Syntax(String form, String doc, String example, String... names) {
    this.form = form;
    this.doc = doc;
    this.example = example;
    this.names = Array.of(names);
  }

  String example() {
    return example;
  }

  /// This gives what is told of a keyword, an operator or a constant.
  static Option<String> of(String name) {
    return Array.of(values())
        .find(syntax -> syntax.names.contains(name))
        .map(syntax -> Array.of(syntax.form, syntax.doc, syntax.example))
        .map(lines -> lines.reject(String::isEmpty).mkString("\n  "));
  }
}
