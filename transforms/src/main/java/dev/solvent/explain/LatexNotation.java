package dev.solvent.explain;

import dev.solvent.source.NumberText;
import io.vavr.collection.Array;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// As LaTeX's mathematics, for `align*` of amsmath.
final class LatexNotation implements Notation {
  private static final Set<String> GREEK =
      HashSet.of(
          ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma"
                  + " tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi"
                  + " Omega")
              .split(" "));

  /// Functions that LaTeX has a command for.
  private static final Set<String> KNOWN =
      HashSet.of("log sin cos tan sinh cosh tanh max min det".split(" "));

  private static final Pattern NUMBERED = Pattern.compile("(\\p{L}+)_?(\\d+)");

  @Override
  public String of(Formula formula) {
    return switch (formula) {
      case Formula.Number(double value) -> number(value);
      case Formula.Name(var name) -> name(name);
      case Formula.Negative(var x) -> "-" + within(x, PRODUCT);
      case Formula.Sum(var x, var y) -> within(x, SUM) + " + " + within(y, SUM);
      case Formula.Difference(var x, var y) -> within(x, SUM) + " - " + within(y, SUM + 1);
      case Formula.Product(var x, var y) -> product(x, y);
      case Formula.Fraction(var x, var y) -> "\\frac{" + of(x) + "}{" + of(y) + "}";
      case Formula.MatrixProduct(var x, var y) -> within(x, PRODUCT) + " \\, " + within(y, PRODUCT);
      case Formula.Power(var base, var exponent) -> power(base, exponent);
      case Formula.Infix(var x, var sign, var y) -> {
        int level = Notation.precedence(formula);
        yield within(x, level) + " " + sign(sign) + " " + within(y, level + 1);
      }
      case Formula.Not(var x) -> "\\neg " + within(x, ATOM);
      case Formula.Transpose(var x) -> within(x, ATOM) + "^\\top";
      case Formula.Call(var function, var arguments) -> call(function, arguments);
      case Formula.Field(var name, var value) -> words(name) + " = " + of(value);
      case Formula.Part(var x, var subscripts) ->
          within(x, ATOM) + subscripts.map(this::subscript).mkString("_{", ", ", "}");
      case Formula.Vector(var entries) ->
          entries.map(this::of).mkString("\\begin{pmatrix} ", " \\\\ ", " \\end{pmatrix}");
      case Formula.Spread(var x, _) -> of(x);
    };
  }

  private String within(Formula x, int least) {
    return Notation.precedence(x) < least ? "\\left(" + of(x) + "\\right)" : of(x);
  }

  private String product(Formula x, Formula y) {
    boolean digits = y instanceof Formula.Number || of(y).startsWith("1");
    return within(x, PRODUCT) + (digits ? " \\cdot " : " \\, ") + within(y, PRODUCT);
  }

  private String power(Formula base, Formula exponent) {
    if (exponent.equals(new Formula.Number(0.5))) return "\\sqrt{" + of(base) + "}";
    return "{"
        + within(base, base instanceof Formula.Call ? ATOM + 1 : ATOM)
        + "}^{"
        + of(exponent)
        + "}";
  }

  private static String number(double value) {
    String text = NumberText.of(value).replace("infinity", "\\infty");
    int e = text.indexOf('e');
    if (e < 0) return text.equals("nan") ? "\\mathrm{nan}" : text;
    String factor = text.substring(0, e);
    String power = "10^{" + text.substring(e + 1) + "}";
    return factor.equals("1") ? power : factor + " \\cdot " + power;
  }

  private static String name(String name) {
    if (GREEK.contains(name)) return "\\" + name;
    Matcher numbered = NUMBERED.matcher(name);
    if (numbered.matches()) return name(numbered.group(1)) + "_{" + numbered.group(2) + "}";
    return name.length() == 1 ? name : "\\mathrm{" + escaped(name) + "}";
  }

  private static String escaped(String text) {
    return text.replaceAll("([_#$%&{}])", "\\\\$1");
  }

  private static String sign(Formula.Sign sign) {
    return switch (sign) {
      case EQUAL -> "=";
      case UNEQUAL -> "\\ne";
      case LESS -> "<";
      case LESS_EQUAL -> "\\le";
      case GREATER -> ">";
      case GREATER_EQUAL -> "\\ge";
      case AND -> "\\land";
      case OR -> "\\lor";
      case REMAINDER -> "\\bmod";
    };
  }

  private String call(String function, Seq<Formula> arguments) {
    String list = arguments.map(this::of).mkString(", ");
    return switch (function) {
      case "sqrt" -> "\\sqrt{" + list + "}";
      case "cbrt" -> "\\sqrt[3]{" + list + "}";
      case "exp" -> "e^{" + list + "}";
      case "abs" -> "\\left|" + list + "\\right|";
      case String other -> function(other) + "\\left(" + list + "\\right)";
    };
  }

  private static String function(String name) {
    if (name.isEmpty()) return "";
    return KNOWN.contains(name) ? "\\" + name : "\\operatorname{" + escaped(name) + "}";
  }

  private String subscript(Formula.Subscript subscript) {
    return switch (subscript) {
      case Formula.Subscript.At(var index) -> of(index);
      case Formula.Subscript.From(int start, int end) -> start + ".." + (end - 1);
      case Formula.Subscript.Whole _ -> "\\cdot";
    };
  }

  @Override
  public String lines(Seq<Line> lines) {
    return lines
        .flatMap(line -> line(line, "&"))
        .mkString("\\begin{align*}\n", " \\\\\n", "\n\\end{align*}");
  }

  private Seq<String> line(Line line, String margin) {
    return switch (line) {
      case Line.Let(_, var names, _, var value) ->
          Array.of(margin + list(names.map(LatexNotation::name)) + " = " + of(value));
      case Line.Assign(var names, var values) ->
          Array.of(
              margin
                  + list(names.map(LatexNotation::name))
                  + " \\leftarrow "
                  + list(values.map(this::of)));
      case Line.Check(var holds, _) -> Array.of(margin + words("assert ") + of(holds));
      case Line.Block(var opening, var of, var inner) ->
          inner
              .flatMap(l -> line(l, margin + "\\quad "))
              .prepend(margin + words(opening + " ") + subject(of));
      case Line.Result(var value) -> Array.of(margin + of(value));
      case Line.Comment(var text) -> Array.of(margin + words(text));
    };
  }

  private static String words(String text) {
    return "\\text{" + escaped(text) + "}";
  }

  private String subject(Option<Formula> of) {
    return of.map(this::of).getOrElse("");
  }

  private static String list(Seq<String> parts) {
    return parts.size() == 1 ? parts.head() : parts.mkString("\\left(", ", ", "\\right)");
  }
}
