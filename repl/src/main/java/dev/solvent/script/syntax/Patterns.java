package dev.solvent.script.syntax;

import dev.solvent.script.syntax.Ast.Annotation;
import dev.solvent.script.syntax.Ast.Dim;
import dev.solvent.script.syntax.Ast.Expression;
import dev.solvent.script.syntax.Ast.Identifier;
import dev.solvent.script.syntax.Ast.Parameter;
import dev.solvent.script.syntax.Ast.Pattern;
import dev.solvent.script.syntax.Token.Kind;
import dev.solvent.source.Place.Span;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/// Reads what declares names: patterns, parameters, and the types that are written to them.
final class Patterns {
  private final Cursor cursor;
  private final Operators operators;

  Patterns(Cursor cursor, Operators operators) {
    this.cursor = cursor;
    this.operators = operators;
  }

  Pattern pattern() {
    Token first = cursor.peek();
    if (first.kind() == Kind.LEFT_PAREN) return tuple();
    Token name = cursor.expect(Kind.NAME, "a name or a pattern");
    return cursor.text(name).equals("_")
        ? new Pattern.Ignore(cursor.span(name))
        : new Pattern.Bind(cursor.text(name), cursor.span(name));
  }

  private Pattern tuple() {
    int start = cursor.take().start();
    cursor.deeper();
    List<Pattern> parts = new ArrayList<>();
    if (!cursor.takeIf(Kind.RIGHT_PAREN)) {
      do parts.add(pattern());
      while (cursor.another(Kind.RIGHT_PAREN));
    }
    cursor.shallower();
    boolean single = parts.size() == 1 && cursor.peek(-2).kind() != Kind.COMMA;
    return single ? parts.getFirst() : new Pattern.Tuple(Vector.ofAll(parts), cursor.from(start));
  }

  /// The parameters of a function or a rule, in parentheses.
  Seq<Parameter> parameters(boolean defaults) {
    cursor.expect(Kind.LEFT_PAREN);
    List<Parameter> parameters = new ArrayList<>();
    if (!cursor.takeIf(Kind.RIGHT_PAREN)) {
      do parameters.add(parameter(defaults));
      while (cursor.another(Kind.RIGHT_PAREN));
    }
    return Vector.ofAll(parameters);
  }

  /// The parameters of a lambda, up to and with its arrow.
  Seq<Parameter> lambdaParameters() {
    List<Parameter> parameters = new ArrayList<>();
    if (!cursor.takeIf(Kind.ARROW)) {
      do parameters.add(parameter(false));
      while (cursor.another(Kind.ARROW));
    }
    return Vector.ofAll(parameters);
  }

  private Parameter parameter(boolean defaults) {
    int start = cursor.peek().start();
    Pattern pattern = pattern();
    Option<Annotation> annotation = annotation();
    if (!defaults && cursor.is(Kind.ASSIGN)) {
      throw Cursor.error(cursor.span(cursor.peek()), "this parameter may not have a default")
          .help("only those of a fun may");
    }
    Option<Expression> initial =
        cursor.takeIf(Kind.ASSIGN) ? Option.of(operators.expression()) : Option.none();
    return new Parameter(pattern, annotation, initial, cursor.from(start));
  }

  /// A type behind its colon, if one stands there.
  Option<Annotation> annotation() {
    return cursor.takeIf(Kind.COLON) ? Option.of(type()) : Option.none();
  }

  private Annotation type() {
    return switch (cursor.peek().kind()) {
      case LEFT_BRACKET -> shape();
      case LEFT_PAREN -> structure();
      case NAME -> word();
      default ->
          throw cursor
              .due("a type")
              .help("the types are num, bool, string, [n, m], (T, U) and (w: T)");
    };
  }

  private Annotation word() {
    Token token = cursor.take();
    Span span = cursor.span(token);
    return switch (cursor.text(token)) {
      case "num" -> new Annotation.Num(span);
      case "bool" -> new Annotation.BoolType(span);
      case "string" -> new Annotation.StringType(span);
      case String other ->
          throw Cursor.error(span, "there is no type " + other)
              .help("the types are num, bool, string, [n, m], (T, U) and (w: T)");
    };
  }

  private Annotation shape() {
    int start = cursor.take().start();
    List<Dim> dims = new ArrayList<>();
    if (!cursor.takeIf(Kind.RIGHT_BRACKET)) {
      do dims.add(dim());
      while (cursor.another(Kind.RIGHT_BRACKET));
    }
    return new Annotation.Shape(Vector.ofAll(dims), cursor.from(start));
  }

  private Dim dim() {
    if (cursor.is(Kind.NUMBER)) return size();
    Token name = cursor.expect(Kind.NAME, "a size: a name or a whole number");
    if (cursor.text(name).equals("_")) {
      throw Cursor.error(cursor.span(name), "a size has a name or is a whole number");
    }
    return new Dim.Symbol(cursor.text(name), cursor.span(name));
  }

  private Dim size() {
    Token token = cursor.take();
    double size = Double.parseDouble(cursor.text(token).replace("_", ""));
    if (size != Math.rint(size) || size > Integer.MAX_VALUE) {
      String headline = "a size is a whole number, not " + cursor.text(token);
      throw Cursor.error(cursor.span(token), headline);
    }
    return new Dim.Size((int) size, cursor.span(token));
  }

  private Annotation structure() {
    int start = cursor.take().start();
    if (cursor.is(Kind.NAME, Kind.COLON)) return record(start);
    cursor.deeper();
    List<Annotation> parts = new ArrayList<>();
    if (!cursor.takeIf(Kind.RIGHT_PAREN)) {
      do parts.add(type());
      while (cursor.another(Kind.RIGHT_PAREN));
    }
    cursor.shallower();
    boolean single = parts.size() == 1 && cursor.peek(-2).kind() != Kind.COMMA;
    return single
        ? parts.getFirst()
        : new Annotation.TupleType(Vector.ofAll(parts), cursor.from(start));
  }

  private Annotation record(int start) {
    cursor.deeper();
    List<Annotation.FieldType> fields = new ArrayList<>();
    do {
      if (!cursor.is(Kind.NAME, Kind.COLON)) throw cursor.due("a named part, as w: num,");
      Token name = cursor.take();
      cursor.take();
      Identifier field = new Identifier(cursor.text(name), cursor.span(name));
      fields.add(new Annotation.FieldType(field, type()));
    } while (cursor.another(Kind.RIGHT_PAREN));
    cursor.shallower();
    return new Annotation.RecordType(Vector.ofAll(fields), cursor.from(start));
  }
}
