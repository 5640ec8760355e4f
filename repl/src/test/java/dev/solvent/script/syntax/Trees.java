package dev.solvent.script.syntax;

import dev.solvent.script.syntax.Ast.Annotation;
import dev.solvent.script.syntax.Ast.Dim;
import dev.solvent.script.syntax.Ast.Expression;
import dev.solvent.script.syntax.Ast.Identifier;
import dev.solvent.script.syntax.Ast.Named;
import dev.solvent.script.syntax.Ast.Parameter;
import dev.solvent.script.syntax.Ast.Pattern;
import dev.solvent.script.syntax.Ast.Piece;
import dev.solvent.script.syntax.Ast.Program;
import dev.solvent.script.syntax.Ast.Statement;
import dev.solvent.script.syntax.Ast.Subscript;
import dev.solvent.source.Source;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Locale;

/// Prints trees without their places: `1 + f(x)` as `(+ 1 (call f x))`, statements behind `;`.
final class Trees {
  private Trees() {}

  static String of(String script) {
    return of(Parser.parse(new Source("test.solv", script)));
  }

  static String of(Program program) {
    return program.statements().map(Trees::of).mkString("; ");
  }

  static String of(Statement statement) {
    return switch (statement) {
      case Statement.Val(var p, var t, var e, _) -> "(val " + of(p) + type(t) + " " + of(e) + ")";
      case Statement.Var(var p, var t, var e, _) -> "(var " + of(p) + type(t) + " " + of(e) + ")";
      case Statement.Assign(var x, var e, _) -> "(= " + x + " " + of(e) + ")";
      case Statement.Fun(var f, var ps, var t, var body, _) ->
          "(fun " + f + " " + parameters(ps) + type(t) + " " + of(body) + ")";
      case Statement.RuleOf(var kind, var f, var ps, var body, _) ->
          "(%s %s %s %s)"
              .formatted(kind.name().toLowerCase(Locale.ROOT), f, parameters(ps), of(body));
      case Statement.While(var c, var body, _) -> "(while " + of(c) + " " + of(body) + ")";
      case Statement.For(var p, var e, var body, _) ->
          "(for " + of(p) + " " + of(e) + " " + of(body) + ")";
      case Statement.Import(var path, var alias, _) ->
          "(import " + path + alias.map(a -> " " + a).getOrElse("") + ")";
      case Statement.Evaluate(var e, _) -> of(e);
    };
  }

  static String of(Expression e) {
    return switch (e) {
      case Expression.Number(double value, _) ->
          value == Math.rint(value) && Math.abs(value) < 1e15
              ? String.valueOf((long) value)
              : String.valueOf(value);
      case Expression.Text(var pieces, _) -> '"' + pieces.map(Trees::of).mkString() + '"';
      case Expression.Bool(boolean value, _) -> String.valueOf(value);
      case Expression.None _ -> "none";
      case Expression.Name(String name, _) -> name;
      case Expression.Tuple(var parts, _) -> "(tuple" + spaced(parts.map(Trees::of)) + ")";
      case Expression.Record(var fields, _) -> "(record" + spaced(fields.map(Trees::of)) + ")";
      case Expression.ListOf(var elements, _) -> elements.map(Trees::of).mkString("[", " ", "]");
      case Expression.Lambda(var ps, var body, _) -> "(fn " + parameters(ps) + " " + of(body) + ")";
      case Expression.If(var c, var then, var otherwise, _) ->
          "(if " + of(c) + " " + of(then) + otherwise.map(b -> " " + of(b)).getOrElse("") + ")";
      case Expression.Block(var statements, _) ->
          statements.map(Trees::of).mkString("{", "; ", "}");
      case Expression.Unary(var sign, var x, _) -> "(" + sign + " " + of(x) + ")";
      case Expression.Binary(var sign, var a, var b, _, _) ->
          "(" + sign + " " + of(a) + " " + of(b) + ")";
      case Expression.Logical(var sign, var a, var b, _, _) ->
          "(" + sign + " " + of(a) + " " + of(b) + ")";
      case Expression.Range(var a, var b, boolean inclusive, _) ->
          "(" + (inclusive ? ".. " : "..< ") + of(a) + " " + of(b) + ")";
      case Expression.Pipe(var x, var f, _, _) -> "(|> " + of(x) + " " + of(f) + ")";
      case Expression.Call(var f, var positional, var named, var trailing, _) ->
          "(call "
              + of(f)
              + spaced(positional.map(Trees::of))
              + spaced(named.map(Trees::of))
              + trailing.map(l -> " & " + of(l)).getOrElse("")
              + ")";
      case Expression.Index(var x, var subscripts, _) ->
          "(at " + of(x) + spaced(subscripts.map(Trees::of)) + ")";
      case Expression.Field(var x, var name, _) -> "(. " + of(x) + " " + name + ")";
      case Expression.Part(var x, int index, _) -> "(. " + of(x) + " " + index + ")";
    };
  }

  static String of(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Bind(String name, _) -> name;
      case Pattern.Ignore _ -> "_";
      case Pattern.Tuple(var parts, _) -> parts.map(Trees::of).mkString("(", " ", ")");
    };
  }

  private static String of(Named named) {
    return named.name() + "=" + of(named.value());
  }

  private static String of(Piece piece) {
    return switch (piece) {
      case Piece.Literal(String text) -> text.replace("\n", "\\n").replace("\t", "\\t");
      case Piece.Hole(Expression value) -> "${" + of(value) + "}";
    };
  }

  private static String of(Subscript subscript) {
    return switch (subscript) {
      case Subscript.At(var index, _) -> of(index);
      case Subscript.Slice(var from, var to, boolean inclusive, _) ->
          "("
              + (inclusive ? ".. " : "..< ")
              + from.map(Trees::of).getOrElse("-")
              + " "
              + to.map(Trees::of).getOrElse("-")
              + ")";
      case Subscript.Whole _ -> "_";
    };
  }

  private static String parameters(Seq<Parameter> parameters) {
    return parameters
        .map(p ->
            of(p.pattern())
                + type(p.annotation())
                + p.initial().map(e -> "=" + of(e)).getOrElse(""))
        .mkString("[", " ", "]");
  }

  private static String type(Option<Annotation> annotation) {
    return annotation.map(type -> ":" + of(type)).getOrElse("");
  }

  private static String of(Annotation type) {
    return switch (type) {
      case Annotation.Num _ -> "num";
      case Annotation.BoolType _ -> "bool";
      case Annotation.StringType _ -> "string";
      case Annotation.Shape(var dims, _) -> dims.map(Trees::of).mkString("[", ",", "]");
      case Annotation.TupleType(var parts, _) -> parts.map(Trees::of).mkString("(", ",", ")");
      case Annotation.RecordType(var fields, _) ->
          fields.map(f -> f.name() + ":" + of(f.type())).mkString("(", ",", ")");
    };
  }

  private static String of(Dim dim) {
    return switch (dim) {
      case Dim.Size(int size, _) -> String.valueOf(size);
      case Dim.Symbol(String name, _) -> name;
    };
  }

  private static String spaced(Seq<String> parts) {
    return parts.map(part -> " " + part).mkString();
  }

  static String of(Identifier name) {
    return name.name();
  }
}
