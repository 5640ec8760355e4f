package dev.solvent.script.syntax;

import dev.solvent.script.syntax.Ast.Connective;
import dev.solvent.script.syntax.Ast.Expression;
import dev.solvent.script.syntax.Ast.Negation;
import dev.solvent.script.syntax.Ast.Operator;
import dev.solvent.script.syntax.Ast.Subscript;
import dev.solvent.script.syntax.Token.Kind;
import dev.solvent.script.syntax.Token.Strength;
import dev.solvent.source.Place.Span;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Stream;
import io.vavr.control.Option;

/// Reads expressions: operands between operators, which bind by their strength.
final class Operators {
  private static final Map<String, Operator> BINARY =
      Stream.of(Operator.values()).foldLeft(HashMap.empty(), (all, o) -> all.put(o.toString(), o));
  private static final Map<String, Connective> LOGICAL =
      Stream.of(Connective.values())
          .foldLeft(HashMap.empty(), (all, o) -> all.put(o.toString(), o));

  private final Cursor cursor;
  private final Operands operands;

  Operators(Cursor cursor, Statements statements) {
    this.cursor = cursor;
    this.operands = new Operands(cursor, this, statements);
  }

  Operands operands() {
    return operands;
  }

  Expression expression() {
    return expression(Strength.PIPE);
  }

  /// An expression whose operators bind at least as strongly as `weakest`.
  private Expression expression(Strength weakest) {
    cursor.deeper();
    int start = cursor.peek().start();
    Expression whole = continued(prefix(), weakest, start);
    cursor.shallower();
    return whole;
  }

  private Expression prefix() {
    return switch (cursor.peek().kind()) {
      case MINUS -> prefix(Negation.NEGATE, Strength.UNARY);
      case NOT -> prefix(Negation.NOT, Strength.NOT);
      default -> operands.operand();
    };
  }

  private Expression prefix(Negation sign, Strength strength) {
    int start = cursor.take().start();
    Expression operand = expression(strength);
    return new Expression.Unary(sign, operand, cursor.from(start));
  }

  /// What `first` is the beginning of. A chain of operators is read in a loop: it may be long.
  private Expression continued(Expression first, Strength weakest, int start) {
    Expression left = first;
    while (cursor.peek().kind().binds(weakest) && goesOn()) {
      left = binary(left, cursor.take(), start);
    }
    return left;
  }

  private boolean goesOn() {
    return !cursor.breaks() || cursor.is(Kind.PIPE);
  }

  private Expression binary(Expression first, Token sign, int start) {
    Kind kind = sign.kind();
    Strength strength = kind.strength().get();
    Expression second = expression(kind == Kind.CARET ? strength : strength.next());
    checkSingle(kind, strength);
    Span place = cursor.span(sign);
    Span span = cursor.from(start);
    return switch (strength) {
      case PIPE -> new Expression.Pipe(first, second, place, span);
      case RANGE -> new Expression.Range(first, second, kind == Kind.RANGE, span);
      case AND, OR ->
          new Expression.Logical(LOGICAL.get(kind.toString()).get(), first, second, place, span);
      case NOT, COMPARISON, SUM, PRODUCT, UNARY, POWER, OPERAND ->
          new Expression.Binary(BINARY.get(kind.toString()).get(), first, second, place, span);
    };
  }

  private void checkSingle(Kind kind, Strength strength) {
    if (!cursor.peek().kind().bindsAs(kind) || !goesOn()) return;
    if (strength == Strength.COMPARISON) {
      throw Cursor.error(cursor.span(cursor.peek()), "comparisons do not chain")
          .help("join two of them with &&, or put one in parentheses");
    }
    if (strength == Strength.RANGE) {
      throw Cursor.error(cursor.span(cursor.peek()), "a range has two ends, not three");
    }
  }

  /// What stands between two commas of an index.
  Subscript subscript() {
    Token first = cursor.peek();
    if (first.kind() == Kind.NAME && cursor.text(first).equals("_")) {
      cursor.take();
      return new Subscript.Whole(cursor.span(first));
    }
    if (first.kind().bindsAs(Kind.RANGE)) return slice(Option.none(), first.start());
    cursor.deeper();
    Expression from = continued(prefix(), Strength.SUM, first.start());
    boolean open = cursor.peek().kind().bindsAs(Kind.RANGE) && isSubscriptsEnd(cursor.peek(1));
    if (open) return sliceAbove(from, first.start());
    Expression whole = continued(from, Strength.PIPE, first.start());
    cursor.shallower();
    Span span = cursor.from(first.start());
    return whole instanceof Expression.Range(Expression a, Expression b, boolean inclusive, _)
        ? new Subscript.Slice(Option.of(a), Option.of(b), inclusive, span)
        : new Subscript.At(whole, span);
  }

  private Subscript sliceAbove(Expression from, int start) {
    cursor.shallower();
    return slice(Option.of(from), start);
  }

  private Subscript slice(Option<Expression> from, int start) {
    boolean inclusive = cursor.take().kind() == Kind.RANGE;
    Option<Expression> to =
        isSubscriptsEnd(cursor.peek()) ? Option.none() : Option.of(expression(Strength.SUM));
    return new Subscript.Slice(from, to, inclusive, cursor.from(start));
  }

  private static boolean isSubscriptsEnd(Token token) {
    return token.kind() == Kind.RIGHT_BRACKET || token.kind() == Kind.COMMA;
  }
}
