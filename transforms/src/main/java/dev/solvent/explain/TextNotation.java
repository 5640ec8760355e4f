package dev.solvent.explain;

import dev.solvent.source.NumberText;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// As scripts are written.
final class TextNotation implements Notation {
  private static final String INDENT = "  ";

  @Override
  public String of(Formula formula) {
    return switch (formula) {
      case Formula.Number(double value) -> NumberText.of(value);
      case Formula.Name(var name) -> name;
      case Formula.Negative(var x) -> "-" + within(x, NEGATION + 1);
      case Formula.Sum(var x, var y) -> within(x, SUM) + " + " + within(y, SUM);
      case Formula.Difference(var x, var y) -> within(x, SUM) + " - " + within(y, SUM + 1);
      case Formula.Product(var x, var y) -> within(x, PRODUCT) + " * " + factor(y);
      case Formula.Fraction(var x, var y) -> within(x, PRODUCT) + " / " + within(y, PRODUCT + 1);
      case Formula.MatrixProduct(var x, var y) ->
          within(x, PRODUCT + 1) + " @ " + within(y, PRODUCT + 1);
      case Formula.Power(var base, var exponent) ->
          within(base, POWER + 1) + "^" + within(exponent, NEGATION);
      case Formula.Infix(var x, var sign, var y) -> {
        int level = Notation.precedence(formula);
        yield within(x, level) + " " + sign.text() + " " + within(y, level + 1);
      }
      case Formula.Not(var x) -> "!" + within(x, ATOM);
      case Formula.Transpose(var x) -> within(x, ATOM) + ".T";
      case Formula.Call(var function, var arguments) ->
          arguments.map(this::of).mkString(function + "(", ", ", ")");
      case Formula.Field(var name, var value) -> name + " = " + of(value);
      case Formula.Part(var x, var subscripts) ->
          within(x, ATOM) + subscripts.map(this::subscript).mkString("[", ", ", "]");
      case Formula.Vector(var entries) -> entries.map(this::of).mkString("[", ", ", "]");
      case Formula.Spread(var x, var to) ->
          "full("
              + of(x)
              + ", "
              + (to.rank() == 1 ? to.size(0) : to.toSeq().mkString("(", ", ", ")"))
              + ")";
    };
  }

  private String within(Formula x, int least) {
    return Notation.precedence(x) < least ? "(" + of(x) + ")" : of(x);
  }

  /// Products need no parentheses, but for fractions: `a * (b / c)`.
  private String factor(Formula y) {
    return within(y, y instanceof Formula.Product ? PRODUCT : PRODUCT + 1);
  }

  private String subscript(Formula.Subscript subscript) {
    return switch (subscript) {
      case Formula.Subscript.At(var index) -> of(index);
      case Formula.Subscript.From(int start, int end) -> start + "..<" + end;
      case Formula.Subscript.Whole _ -> "_";
    };
  }

  @Override
  public String lines(Seq<Line> lines) {
    return lines.map(line -> line(line, INDENT)).mkString("\n");
  }

  private String line(Line line, String margin) {
    return switch (line) {
      case Line.Let(var keyword, var names, var type, var value) ->
          margin
              + keyword
              + " "
              + list(names)
              + (type.isEmpty() ? "" : ": " + type)
              + " = "
              + of(value);
      case Line.Assign(var names, var values) ->
          margin + list(names) + " = " + list(values.map(this::of));
      case Line.Check(var holds, var message) ->
          margin + "assert(" + of(holds) + ", \"" + message + "\")";
      case Line.Block(var opening, var of, var inner) ->
          margin
              + opening
              + subject(of)
              + " {\n"
              + inner.map(l -> line(l, margin + INDENT) + "\n").mkString()
              + margin
              + "}";
      case Line.Result(var value) -> margin + of(value);
      case Line.Comment(var text) -> margin + "// " + text;
    };
  }

  private String subject(Option<Formula> of) {
    return of.map(f -> " " + of(f)).getOrElse("");
  }

  private static String list(Seq<String> parts) {
    return parts.size() == 1 ? parts.head() : parts.mkString("(", ", ", ")");
  }
}
