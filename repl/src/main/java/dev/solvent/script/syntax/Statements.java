package dev.solvent.script.syntax;

import dev.solvent.script.syntax.Ast.Annotation;
import dev.solvent.script.syntax.Ast.Expression;
import dev.solvent.script.syntax.Ast.Expression.Block;
import dev.solvent.script.syntax.Ast.Identifier;
import dev.solvent.script.syntax.Ast.Parameter;
import dev.solvent.script.syntax.Ast.Pattern;
import dev.solvent.script.syntax.Ast.Piece;
import dev.solvent.script.syntax.Ast.Program;
import dev.solvent.script.syntax.Ast.RuleKind;
import dev.solvent.script.syntax.Ast.Statement;
import dev.solvent.script.syntax.Token.Kind;
import dev.solvent.source.Place.Span;
import dev.solvent.source.SolventError;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/// Reads statements, blocks and the bodies of functions.
final class Statements {
  private static final Map<String, RuleKind> RULES =
      HashMap.of(
          "tangent", RuleKind.TANGENT,
          "cotangent", RuleKind.COTANGENT,
          "implicit", RuleKind.IMPLICIT);

  private final Cursor cursor;
  private final Operators operators;
  private final Operands operands;
  private final Patterns patterns;
  private final Returns returns = new Returns();
  private int blocks = 0;

  Statements(Cursor cursor) {
    this.cursor = cursor;
    this.operators = new Operators(cursor, this);
    this.operands = operators.operands();
    this.patterns = operands.patterns();
  }

  Program program() {
    Seq<Statement> statements = list(Kind.END);
    returns.end();
    return new Program(cursor.source(), statements);
  }

  private Seq<Statement> list(Kind end) {
    List<Statement> statements = new ArrayList<>();
    while (true) {
      while (cursor.takeIf(Kind.SEMICOLON)) {}
      if (cursor.is(end)) return Vector.ofAll(statements);
      statements.add(statement());
      if (!cursor.is(end) && !cursor.is(Kind.SEMICOLON) && !cursor.breaks()) {
        SolventError due = cursor.due("the end of the statement");
        throw cursor.is(Kind.ASSIGN) && due.diagnostic().help().isEmpty()
            ? due.help("only a name is assigned to: x = e")
            : due;
      }
    }
  }

  Block block() {
    int start = cursor.expect(Kind.LEFT_BRACE).start();
    cursor.deeper();
    blocks++;
    Seq<Statement> statements = list(Kind.RIGHT_BRACE);
    blocks--;
    cursor.shallower();
    cursor.take();
    return new Block(statements, cursor.from(start));
  }

  /// A branch or the body of a loop: a block, or a statement for one.
  Block branch() {
    if (cursor.is(Kind.LEFT_BRACE)) return block();
    cursor.deeper();
    blocks++;
    Statement only = statement();
    blocks--;
    cursor.shallower();
    return new Block(Vector.of(only), only.span());
  }

  /// What follows the header of a function: `= e`, or a block.
  Block body(Seq<Parameter> parameters) {
    if (!cursor.is(Kind.ASSIGN) && !cursor.is(Kind.LEFT_BRACE)) throw cursor.due("= or a block");
    blocks++;
    returns.open();
    Block body = operands.within(parameters, () -> cursor.takeIf(Kind.ASSIGN) ? value() : block());
    blocks--;
    return returns.close(body);
  }

  private Block value() {
    int start = cursor.peek().start();
    Expression value = operators.expression();
    Statement only = new Statement.Evaluate(value, cursor.from(start));
    return new Block(Vector.of(only), only.span());
  }

  /// The statements of a lambda, up to its brace.
  Block lambda(Seq<Parameter> parameters, int start) {
    blocks++;
    returns.open();
    Seq<Statement> statements = operands.within(parameters, () -> list(Kind.RIGHT_BRACE));
    blocks--;
    cursor.take();
    return returns.close(new Block(statements, cursor.from(start)));
  }

  private Statement statement() {
    return switch (cursor.peek().kind()) {
      case VAL, VAR -> binding();
      case WHILE -> whileLoop();
      case FOR -> forLoop();
      case IMPORT -> importing();
      case RETURN -> returning();
      case FUN -> cursor.peek(1).kind() == Kind.LEFT_PAREN ? evaluate() : function();
      case NAME ->
          cursor.peek(1).kind() == Kind.ASSIGN ? assignment() : isRule() ? rule() : evaluate();
      default -> evaluate();
    };
  }

  private Statement evaluate() {
    int start = cursor.peek().start();
    Expression value = operators.expression();
    return new Statement.Evaluate(value, cursor.from(start));
  }

  private Statement binding() {
    Token word = cursor.take();
    Pattern pattern = patterns.pattern();
    Option<Annotation> annotation = patterns.annotation();
    cursor.expect(Kind.ASSIGN);
    Expression value = operators.expression();
    Span span = cursor.from(word.start());
    return word.kind() == Kind.VAL
        ? new Statement.Val(pattern, annotation, value, span)
        : new Statement.Var(pattern, annotation, value, span);
  }

  private Statement assignment() {
    Identifier name = identifier("a name");
    cursor.take();
    Expression value = operators.expression();
    return new Statement.Assign(name, value, cursor.from(name.span().start()));
  }

  private Statement function() {
    int start = cursor.take().start();
    Identifier name = identifier("the name of a function");
    Seq<Parameter> parameters = patterns.parameters(true);
    Option<Annotation> result = patterns.annotation();
    Block body = body(parameters);
    return new Statement.Fun(name, parameters, result, body, cursor.from(start));
  }

  private boolean isRule() {
    return RULES.containsKey(cursor.text(cursor.peek()))
        && cursor.peek(1).kind() == Kind.NAME
        && !cursor.peek(1).breaks()
        && cursor.peek(2).kind() == Kind.LEFT_PAREN;
  }

  private Statement rule() {
    Token word = cursor.take();
    RuleKind kind = RULES.get(cursor.text(word)).get();
    Identifier name = identifier("the name of a function");
    Seq<Parameter> parameters = patterns.parameters(false);
    Block body = body(parameters);
    return new Statement.RuleOf(kind, name, parameters, body, cursor.from(word.start()));
  }

  private Statement whileLoop() {
    int start = cursor.take().start();
    Expression condition = header();
    Block body = branch();
    return new Statement.While(condition, body, cursor.from(start));
  }

  /// The condition of an `if` or a `while`, in its parentheses.
  Expression header() {
    cursor.expect(Kind.LEFT_PAREN);
    Expression condition = operators.expression();
    cursor.expect(Kind.RIGHT_PAREN);
    return condition;
  }

  private Statement forLoop() {
    int start = cursor.take().start();
    cursor.expect(Kind.LEFT_PAREN);
    Pattern pattern = patterns.pattern();
    cursor.expect(Kind.IN);
    Expression over = operators.expression();
    cursor.expect(Kind.RIGHT_PAREN);
    Block body = branch();
    return new Statement.For(pattern, over, body, cursor.from(start));
  }

  private Statement importing() {
    Token word = cursor.take();
    if (blocks > 0) {
      throw Cursor.error(cursor.span(word), "import stands in a block")
          .help("move it to the top of the script");
    }
    if (!cursor.is(Kind.QUOTE)) throw cursor.due("the name of a file, as \"solvers.solv\",");
    Expression.Text path = operands.text();
    Option<Identifier> alias =
        cursor.takeIf(Kind.AS) ? Option.of(identifier("a name")) : Option.none();
    return new Statement.Import(literal(path), alias, cursor.from(word.start()));
  }

  private static String literal(Expression.Text path) {
    return path.pieces()
        .map(piece ->
            switch (piece) {
              case Piece.Literal(String text) -> text;
              case Piece.Hole _ ->
                  throw Cursor.error(path.span(), "the file of an import is computed")
                      .help("a script is known whole before it runs: write the name out");
            })
        .mkString();
  }

  private Statement returning() {
    Token word = cursor.take();
    boolean bare =
        cursor.breaks()
            || cursor.is(Kind.RIGHT_BRACE)
            || cursor.is(Kind.SEMICOLON)
            || cursor.is(Kind.ELSE);
    Expression value = bare ? new Expression.None(cursor.span(word)) : operators.expression();
    return returns.note(new Statement.Evaluate(value, cursor.from(word.start())));
  }

  private Identifier identifier(String what) {
    Token name = cursor.expect(Kind.NAME, what);
    return new Identifier(cursor.text(name), cursor.span(name));
  }
}
