package dev.solvent.script.syntax;

import dev.solvent.script.syntax.Ast.Annotation;
import dev.solvent.script.syntax.Ast.Dim;
import dev.solvent.script.syntax.Ast.Expression;
import dev.solvent.script.syntax.Ast.Expression.Block;
import dev.solvent.script.syntax.Ast.Named;
import dev.solvent.script.syntax.Ast.Negation;
import dev.solvent.script.syntax.Ast.Parameter;
import dev.solvent.script.syntax.Ast.Pattern;
import dev.solvent.script.syntax.Ast.Piece;
import dev.solvent.script.syntax.Ast.Statement;
import dev.solvent.script.syntax.Ast.Subscript;
import dev.solvent.script.syntax.Token.Kind;
import dev.solvent.script.syntax.Token.Strength;
import io.vavr.collection.Seq;
import io.vavr.collection.Stream;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.Random;

/// Writes trees as scripts, with the fewest parentheses and random blanks.
final class Unparser {
  private final Random random;

  Unparser(Random random) {
    this.random = random;
  }

  String script(Seq<Statement> statements) {
    return statements.map(this::statement).mkString(end());
  }

  private String statement(Statement statement) {
    return switch (statement) {
      case Statement.Val(var p, var t, var e, _) ->
          "val " + pattern(p) + type(t) + equal() + loose(e);
      case Statement.Var(var p, var t, var e, _) ->
          "var " + pattern(p) + type(t) + equal() + loose(e);
      case Statement.Assign(var x, var e, _) -> x.name() + equal() + loose(e);
      case Statement.Fun(var f, var ps, var t, var body, _) ->
          "fun " + f + "(" + parameters(ps) + ")" + type(t) + body(body);
      case Statement.RuleOf(var kind, var f, var ps, var body, _) ->
          kind.name().toLowerCase(Locale.ROOT)
              + blank()
              + f
              + "("
              + parameters(ps)
              + ")"
              + body(body);
      case Statement.While(var c, var body, _) ->
          "while" + blank() + "(" + inner(c) + ")" + block(body);
      case Statement.For(var p, var e, var body, _) ->
          "for (" + pattern(p) + " in" + line() + inner(e) + ")" + block(body);
      case Statement.Import(var path, var alias, _) ->
          "import \"" + escaped(path) + "\"" + alias.map(a -> " as " + a).getOrElse("");
      case Statement.Evaluate(var e, _) -> loose(e);
    };
  }

  private String body(Block body) {
    boolean single = body.statements().size() == 1;
    return single
            && body.statements().head() instanceof Statement.Evaluate(Expression e, _)
            && random.nextBoolean()
        ? equal() + loose(e)
        : block(body);
  }

  private String block(Block block) {
    return blank() + "{" + line() + script(block.statements()) + line() + "}";
  }

  private String loose(Expression e) {
    return operand(e, Strength.PIPE);
  }

  /// Inside of brackets a line may end anywhere between words.
  private String inner(Expression e) {
    return line() + loose(e) + line();
  }

  private String operand(Expression e, Strength context) {
    return strength(e).compareTo(context) < 0 ? "(" + inner(e) + ")" : bare(e, context);
  }

  /// How strongly the outermost operator of a form binds. What ends in a branch goes on as far as
  /// it can, so that it binds as loosely as anything.
  private static Strength strength(Expression e) {
    return switch (e) {
      case Expression.Pipe _ -> Strength.PIPE;
      case Expression.Logical logical -> kind(logical.operator().toString()).strength().get();
      case Expression.Binary binary -> kind(binary.operator().toString()).strength().get();
      case Expression.Range _ -> Strength.RANGE;
      case Expression.Unary unary ->
          unary.operator() == Negation.NOT ? Strength.NOT : Strength.UNARY;
      case Expression.If _ -> Strength.PIPE;
      case Expression.Number _, Expression.Text _, Expression.Bool _, Expression.None _ ->
          Strength.OPERAND;
      case Expression.Name _, Expression.Tuple _, Expression.Record _, Expression.ListOf _ ->
          Strength.OPERAND;
      case Expression.Lambda _, Expression.Block _, Expression.Call _, Expression.Index _ ->
          Strength.OPERAND;
      case Expression.Field _, Expression.Part _ -> Strength.OPERAND;
    };
  }

  private static Kind kind(String sign) {
    return Stream.of(Kind.values()).find(kind -> kind.toString().equals(sign)).get();
  }

  private String bare(Expression e, Strength context) {
    return switch (e) {
      case Expression.Number(double value, _) -> String.valueOf(value);
      case Expression.Text(var pieces, _) -> "\"" + pieces.map(this::piece).mkString() + "\"";
      case Expression.Bool(boolean value, _) -> String.valueOf(value);
      case Expression.None _ -> "none";
      case Expression.Name(String name, _) -> name;
      case Expression.Tuple(var parts, _) ->
          parts.size() == 1
              ? "(" + inner(parts.head()) + ",)"
              : "(" + parts.map(this::inner).mkString(",") + ")";
      case Expression.Record(var fields, _) -> "(" + fields.map(this::named).mkString(", ") + ")";
      case Expression.ListOf(var elements, _) ->
          "[" + elements.map(this::inner).mkString(",") + "]";
      case Expression.Lambda lambda -> lambda(lambda);
      case Expression.If(var c, var then, var otherwise, _) ->
          "if ("
              + inner(c)
              + ")"
              + block(then)
              + otherwise.map(b -> line() + "else" + block(b)).getOrElse("");
      case Expression.Block block -> block(block);
      case Expression.Unary(Negation sign, var x, _) ->
          sign + blank() + operand(x, sign == Negation.NOT ? Strength.NOT : Strength.UNARY);
      case Expression.Binary(var sign, var a, var b, _, _) -> binary(sign.toString(), a, b);
      case Expression.Logical(var sign, var a, var b, _, _) -> binary(sign.toString(), a, b);
      case Expression.Range(var a, var b, boolean inclusive, _) ->
          binary(inclusive ? ".." : "..<", a, b);
      case Expression.Pipe(var x, var f, _, _) -> binary("|>", x, f);
      case Expression.Call call -> call(call);
      case Expression.Index(var x, var subscripts, _) ->
          target(x) + "[" + subscripts.map(this::subscript).mkString("," + line()) + "]";
      case Expression.Field(var x, var name, _) -> target(x) + line() + "." + line() + name;
      case Expression.Part(var x, int index, _) -> target(x) + "." + index;
    };
  }

  private String binary(String sign, Expression a, Expression b) {
    Strength strength = kind(sign).strength().get();
    boolean power = strength == Strength.POWER;
    boolean single = strength == Strength.COMPARISON || strength == Strength.RANGE;
    Strength left = power || single ? strength.next() : strength;
    Strength right = power ? Strength.UNARY : strength.next();
    String before = sign.equals("|>") ? line() : blank();
    return operand(a, left) + before + sign + line() + operand(b, right);
  }

  /// What `.`, `(` or `[` goes on behind: a number would take the point for its own.
  private String target(Expression e) {
    return e instanceof Expression.Number ? "(" + loose(e) + ")" : operand(e, Strength.OPERAND);
  }

  private String call(Expression.Call call) {
    String arguments =
        call.positional()
            .map(this::inner)
            .appendAll(call.named().map(this::named))
            .mkString("(", ",", ")");
    boolean takesLambda =
        call.function() instanceof Expression.Name || call.function() instanceof Expression.Field;
    boolean none = arguments.equals("()") && takesLambda && call.trailing().isDefined();
    return target(call.function())
        + (none && random.nextBoolean() ? "" : arguments)
        + call.trailing().map(lambda -> blank() + lambda(lambda)).getOrElse("");
  }

  private String lambda(Expression.Lambda lambda) {
    String parameters =
        lambda.parameters().map(this::parameter).mkString("", "," + line(), blank() + "->");
    return "{" + line() + parameters + line() + script(lambda.body().statements()) + line() + "}";
  }

  private String named(Named named) {
    return line() + named.name() + equal() + loose(named.value()) + line();
  }

  private String piece(Piece piece) {
    return switch (piece) {
      case Piece.Literal(String text) -> escaped(text);
      case Piece.Hole(Expression value) -> "${" + inner(value) + "}";
    };
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("$", "\\$")
        .replace("\n", "\\n")
        .replace("\t", "\\t");
  }

  private String subscript(Subscript subscript) {
    return switch (subscript) {
      case Subscript.At(var index, _) -> inner(index);
      case Subscript.Slice(var from, var to, boolean inclusive, _) ->
          from.map(e -> operand(e, Strength.SUM)).getOrElse("")
              + blank()
              + (inclusive ? ".." : "..<")
              + to.map(e -> line() + operand(e, Strength.SUM)).getOrElse("");
      case Subscript.Whole _ -> "_";
    };
  }

  private String pattern(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Bind(String name, _) -> name;
      case Pattern.Ignore _ -> "_";
      case Pattern.Tuple(var parts, _) ->
          parts.map(this::pattern).mkString("(", "," + line(), parts.size() == 1 ? ",)" : ")");
    };
  }

  private String parameters(Seq<Parameter> parameters) {
    return parameters.map(this::parameter).mkString("," + line());
  }

  private String parameter(Parameter parameter) {
    return pattern(parameter.pattern())
        + type(parameter.annotation())
        + parameter.initial().map(e -> equal() + loose(e)).getOrElse("");
  }

  private String type(Option<Annotation> annotation) {
    return annotation.map(type -> ":" + blank() + type(type)).getOrElse("");
  }

  private String type(Annotation type) {
    return switch (type) {
      case Annotation.Num _ -> "num";
      case Annotation.BoolType _ -> "bool";
      case Annotation.StringType _ -> "string";
      case Annotation.Shape(var dims, _) -> dims.map(Unparser::dim).mkString("[", ", ", "]");
      case Annotation.TupleType(var parts, _) ->
          parts.map(this::type).mkString("(", ", ", parts.size() == 1 ? ",)" : ")");
      case Annotation.RecordType(var fields, _) ->
          fields.map(f -> f.name() + ": " + type(f.type())).mkString("(", ", ", ")");
    };
  }

  private static String dim(Dim dim) {
    return switch (dim) {
      case Dim.Size(int size, _) -> String.valueOf(size);
      case Dim.Symbol(String name, _) -> name;
    };
  }

  private String equal() {
    return blank() + "=" + line();
  }

  private String end() {
    return switch (random.nextInt(3)) {
      case 0 -> "\n";
      case 1 -> ";" + line();
      default -> " // ) }\n  ";
    };
  }

  private String blank() {
    return switch (random.nextInt(8)) {
      case 0 -> "\t";
      case 1 -> " /* } /* ) */ ] */ ";
      default -> " ";
    };
  }

  private String line() {
    return random.nextInt(6) == 0 ? " // {\n " : blank();
  }
}
