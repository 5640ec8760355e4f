package dev.solvent.script.syntax;

import dev.solvent.script.syntax.Ast.Expression;
import dev.solvent.script.syntax.Ast.Expression.Block;
import dev.solvent.script.syntax.Ast.Expression.Lambda;
import dev.solvent.script.syntax.Ast.Identifier;
import dev.solvent.script.syntax.Ast.Named;
import dev.solvent.script.syntax.Ast.Parameter;
import dev.solvent.script.syntax.Ast.Pattern;
import dev.solvent.script.syntax.Ast.Piece;
import dev.solvent.script.syntax.Ast.Subscript;
import dev.solvent.script.syntax.Token.Kind;
import dev.solvent.source.Place.Span;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Reads what stands between operators, with the calls, indices and fields behind it.
final class Operands {
  private final Cursor cursor;
  private final Operators operators;
  private final Statements statements;
  private final Patterns patterns;

  /// Whether the innermost open lambda without parameters mentions `it`.
  private boolean it = false;

  Operands(Cursor cursor, Operators operators, Statements statements) {
    this.cursor = cursor;
    this.operators = operators;
    this.statements = statements;
    this.patterns = new Patterns(cursor, operators);
  }

  Patterns patterns() {
    return patterns;
  }

  /// An operand with all that goes on behind it. A chain of calls is read in a loop: it may be
  /// long.
  Expression operand() {
    int start = cursor.peek().start();
    Expression value = primary();
    while (true) {
      Kind kind = cursor.peek().kind();
      if (kind == Kind.DOT) value = member(value, start);
      else if (cursor.breaks()) return value;
      else if (kind == Kind.LEFT_PAREN) value = call(value, start);
      else if (kind == Kind.LEFT_BRACKET) value = index(value, start);
      else if (startsTrailing() && takesLambda(value)) value = trailing(value, start);
      else return value;
    }
  }

  private boolean startsTrailing() {
    return cursor.is(Kind.LEFT_BRACE) && !cursor.peek().leads();
  }

  private static boolean takesLambda(Expression value) {
    return value instanceof Expression.Name
        || value instanceof Expression.Field
        || value instanceof Expression.Part
        || value instanceof Expression.Index
        || value instanceof Expression.Call;
  }

  private Expression trailing(Expression function, int start) {
    Lambda lambda = lambda();
    return new Expression.Call(
        function, Vector.empty(), Vector.empty(), Option.of(lambda), cursor.from(start));
  }

  private Expression member(Expression target, int start) {
    cursor.take();
    if (cursor.is(Kind.PART)) {
      int part = Integer.parseInt(cursor.text(cursor.take()));
      return new Expression.Part(target, part, cursor.from(start));
    }
    Identifier name = identifier("a name or the number of a part");
    return new Expression.Field(target, name, cursor.from(start));
  }

  private Expression call(Expression function, int start) {
    cursor.take();
    List<Expression> positional = new ArrayList<>();
    List<Named> named = new ArrayList<>();
    if (!cursor.takeIf(Kind.RIGHT_PAREN)) {
      do {
        if (cursor.is(Kind.NAME, Kind.ASSIGN)) named.add(named());
        else if (named.isEmpty()) positional.add(operators.expression());
        else throw cursor.due("a named argument").help("arguments without a name come first");
      } while (cursor.another(Kind.RIGHT_PAREN));
    }
    Option<Lambda> trailing = startsTrailing() ? Option.of(lambda()) : Option.none();
    return new Expression.Call(
        function, Vector.ofAll(positional), Vector.ofAll(named), trailing, cursor.from(start));
  }

  private Named named() {
    Identifier name = identifier("a name");
    cursor.take();
    Expression value = operators.expression();
    return new Named(name, value, cursor.from(name.span().start()));
  }

  private Expression index(Expression target, int start) {
    cursor.take();
    List<Subscript> subscripts = new ArrayList<>();
    do subscripts.add(operators.subscript());
    while (cursor.another(Kind.RIGHT_BRACKET));
    return new Expression.Index(target, Vector.ofAll(subscripts), cursor.from(start));
  }

  private Expression primary() {
    Token token = cursor.peek();
    return switch (token.kind()) {
      case NUMBER -> number();
      case QUOTE -> text();
      case NAME -> name();
      case TRUE, FALSE ->
          new Expression.Bool(cursor.take().kind() == Kind.TRUE, cursor.span(token));
      case NONE -> new Expression.None(cursor.span(cursor.take()));
      case IF -> choice();
      case FUN -> nameless();
      case LEFT_PAREN -> group();
      case LEFT_BRACKET -> list();
      case LEFT_BRACE -> lambda();
      case RETURN -> throw Returns.misplaced(cursor.span(token));
      default -> throw cursor.due("an expression");
    };
  }

  private Expression number() {
    Token token = cursor.take();
    double value = Double.parseDouble(cursor.text(token).replace("_", ""));
    return new Expression.Number(value, cursor.span(token));
  }

  private Expression name() {
    Token token = cursor.take();
    String name = cursor.text(token);
    if (name.equals("_")) {
      throw Cursor.error(cursor.span(token), "_ has no value")
          .help("_ ignores a part of a pattern, or is a whole axis in an index");
    }
    it |= name.equals("it");
    return new Expression.Name(name, cursor.span(token));
  }

  /// A string: its characters and holes.
  Expression.Text text() {
    int start = cursor.take().start();
    List<Piece> pieces = new ArrayList<>();
    while (!cursor.takeIf(Kind.UNQUOTE)) {
      if (cursor.is(Kind.CHARACTERS)) {
        pieces.add(new Piece.Literal(unescaped(cursor.text(cursor.take()))));
      } else {
        cursor.expect(Kind.HOLE);
        pieces.add(new Piece.Hole(operators.expression()));
        cursor.expect(Kind.HOLE_END);
      }
    }
    return new Expression.Text(Vector.ofAll(pieces), cursor.from(start));
  }

  private static String unescaped(String written) {
    if (written.indexOf('\\') < 0) return written;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      text.append(c == '\\' ? escaped(written.charAt(++i)) : c);
    }
    return text.toString();
  }

  private static char escaped(char c) {
    return c == 'n' ? '\n' : c == 't' ? '\t' : c;
  }

  private Expression choice() {
    int start = cursor.take().start();
    Expression condition = statements.header();
    Block then = statements.branch();
    if (cursor.is(Kind.SEMICOLON, Kind.ELSE)) cursor.take();
    Option<Block> otherwise =
        cursor.takeIf(Kind.ELSE) ? Option.of(statements.branch()) : Option.none();
    return new Expression.If(condition, then, otherwise, cursor.from(start));
  }

  /// `fun(x) = e`.
  private Expression nameless() {
    Token word = cursor.take();
    Seq<Parameter> parameters = patterns.parameters(true);
    if (cursor.is(Kind.COLON)) {
      throw Cursor.error(cursor.span(word), "a function without a name has no type of its result")
          .help("give it a name: fun f");
    }
    Block body = statements.body(parameters);
    return new Lambda(parameters, body, cursor.from(word.start()));
  }

  /// What stands in parentheses: an expression, a tuple or a record.
  private Expression group() {
    int start = cursor.take().start();
    if (cursor.takeIf(Kind.RIGHT_PAREN)) {
      return new Expression.Tuple(Vector.empty(), cursor.from(start));
    }
    if (cursor.is(Kind.NAME, Kind.ASSIGN)) return record(start);
    List<Expression> parts = new ArrayList<>();
    do parts.add(operators.expression());
    while (cursor.another(Kind.RIGHT_PAREN));
    boolean single = parts.size() == 1 && cursor.peek(-2).kind() != Kind.COMMA;
    return single
        ? parts.getFirst()
        : new Expression.Tuple(Vector.ofAll(parts), cursor.from(start));
  }

  private Expression record(int start) {
    List<Named> fields = new ArrayList<>();
    do {
      if (!cursor.is(Kind.NAME, Kind.ASSIGN)) throw cursor.due("a named part, as x = 1,");
      fields.add(named());
    } while (cursor.another(Kind.RIGHT_PAREN));
    return new Expression.Record(Vector.ofAll(fields), cursor.from(start));
  }

  private Expression list() {
    int start = cursor.take().start();
    List<Expression> elements = new ArrayList<>();
    if (!cursor.takeIf(Kind.RIGHT_BRACKET)) {
      do elements.add(operators.expression());
      while (cursor.another(Kind.RIGHT_BRACKET));
    }
    return new Expression.ListOf(Vector.ofAll(elements), cursor.from(start));
  }

  private Lambda lambda() {
    Token open = cursor.take();
    cursor.deeper();
    Option<Seq<Parameter>> given =
        isArrowAhead() ? Option.of(patterns.lambdaParameters()) : Option.none();
    boolean outer = it;
    it = false;
    Block body = statements.lambda(given.getOrElse(Vector.empty()), open.start());
    Span span = body.span();
    Seq<Parameter> parameters = given.getOrElse(() -> it ? implied(span) : Vector.empty());
    it = outer || given.isDefined() && it;
    cursor.shallower();
    return new Lambda(parameters, body, span);
  }

  private static Seq<Parameter> implied(Span span) {
    Pattern pattern = new Pattern.Bind("it", span);
    return Vector.of(new Parameter(pattern, Option.none(), Option.none(), span));
  }

  /// Only the parameters of a lambda may stand before an arrow, and no brace stands in them.
  private boolean isArrowAhead() {
    int brackets = 0;
    for (int ahead = 0; ; ahead++) {
      Kind kind = cursor.peek(ahead).kind();
      switch (kind) {
        case ARROW -> {
          if (brackets == 0) return true;
        }
        case LEFT_PAREN, LEFT_BRACKET -> brackets++;
        case RIGHT_PAREN, RIGHT_BRACKET -> brackets--;
        case LEFT_BRACE, RIGHT_BRACE, QUOTE, HOLE_END, SEMICOLON, END -> {
          return false;
        }
        default -> {}
      }
      if (brackets < 0) return false;
    }
  }

  /// Reads the body of a function: where a parameter is named `it`, that is what `it` means.
  <T> T within(Seq<Parameter> parameters, Supplier<T> body) {
    boolean outer = it;
    T result = body.get();
    boolean own = parameters.exists(p -> p.pattern().binds().exists(b -> b.name().equals("it")));
    if (own) it = outer;
    return result;
  }

  private Identifier identifier(String what) {
    Token name = cursor.expect(Kind.NAME, what);
    return new Identifier(cursor.text(name), cursor.span(name));
  }
}
