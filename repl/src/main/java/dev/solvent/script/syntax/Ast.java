package dev.solvent.script.syntax;

import dev.solvent.source.Place;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// What a script says, as a tree. Each form carries the span of its whole text.
///
/// An early `return` is gone after parsing: `{ if (c) { return a }; rest }` has become `if (c) { a } else { rest }`, and a `return`
/// at the end of a body is its last expression. Sums and other left-associative operators are deep on the left: walk them
/// with a loop, as `Ast.spine` does.
public sealed interface Ast {
  Place.Span span();

  sealed interface Expression extends Ast {}

  record Number(double value, Place.Span span) implements Expression {}

  record Bool(boolean value, Place.Span span) implements Expression {}

  record None(Place.Span span) implements Expression {}

  /// A string: literal texts (`Text` parts) and expressions in turn.
  record Template(Seq<Piece> pieces, Place.Span span) implements Expression {}

  sealed interface Piece {}

  record Text(String text) implements Piece {}

  record Hole(Expression value) implements Piece {}

  record Name(String name, Place.Span span) implements Expression {}

  record TupleOf(Seq<Expression> parts, Place.Span span) implements Expression {}

  record RecordOf(Seq<Named> fields, Place.Span span) implements Expression {}

  record ListOf(Seq<Expression> entries, Place.Span span) implements Expression {}

  /// `name = value`, in a call or a record.
  record Named(String name, Expression value, Place.Span span) implements Ast {}

  record Lambda(Seq<Parameter> parameters, Block body, Place.Span span) implements Expression {}

  record If(Expression condition, Expression then, Option<Expression> otherwise, Place.Span span)
      implements Expression {}

  /// Statements in a scope of their own; the value is that of the last, if it is an expression.
  record Block(Seq<Statement> statements, Place.Span span) implements Expression {}

  record Unary(UnaryOperator operator, Expression operand, Place.Span span)
      implements Expression {}

  enum UnaryOperator {
    MINUS("-", "unaryMinus"),
    NOT("!", "not");

    private final String sign;
    private final String word;

    UnaryOperator(String sign, String word) {
      this.sign = sign;
      this.word = word;
    }

    public String sign() {
      return sign;
    }

    public String word() {
      return word;
    }
  }

  record Binary(BinaryOperator operator, Expression left, Expression right, Place.Span span)
      implements Expression {}

  /// The operators with two operands, the word that each says, and how tightly it binds.
  enum BinaryOperator {
    OR("||", "or", 20),
    AND("&&", "and", 30),
    EQUAL("==", "eq", 40),
    UNEQUAL("!=", "ne", 40),
    LESS("<", "lt", 40),
    LESS_EQUAL("<=", "le", 40),
    GREATER(">", "gt", 40),
    GREATER_EQUAL(">=", "ge", 40),
    PLUS("+", "plus", 60),
    MINUS("-", "minus", 60),
    TIMES("*", "times", 70),
    DIVIDE("/", "div", 70),
    REMAINDER("%", "rem", 70),
    PRODUCT("@", "matmul", 70),
    POWER("^", "pow", 90);

    private final String sign;
    private final String word;
    private final int strength;

    BinaryOperator(String sign, String word, int strength) {
      this.sign = sign;
      this.word = word;
      this.strength = strength;
    }

    public String sign() {
      return sign;
    }

    public String word() {
      return word;
    }

    public int strength() {
      return strength;
    }

    public boolean isComparison() {
      return strength == 40;
    }
  }

  /// `from..to` and `from..<to`; an end may be missing in an index.
  record Range(
      Option<Expression> from, Option<Expression> to, boolean inclusive, Place.Span span)
      implements Expression {}

  /// `value |> function`.
  record Pipe(Expression value, Expression function, Place.Span span) implements Expression {}

  /// A call, perhaps with a trailing lambda. A call of a `Field` is a method call: `x.f(y)`.
  record Call(
      Expression function,
      Seq<Expression> positional,
      Seq<Named> named,
      Option<Lambda> trailing,
      Place.Span span)
      implements Expression {}

  /// `target[a, b..c, _]`: a `Range` is a slice, a `Whole` an axis.
  record Index(Expression target, Seq<Expression> subscripts, Place.Span span)
      implements Expression {}

  /// `_` in an index.
  record Whole(Place.Span span) implements Expression {}

  record Field(Expression target, String name, Place.Span nameSpan, Place.Span span)
      implements Expression {}

  /// `target.0`.
  record Part(Expression target, int index, Place.Span span) implements Expression {}

  sealed interface Statement extends Ast {}

  record Val(Pattern pattern, Option<Annotation> annotation, Expression value, Place.Span span)
      implements Statement {}

  record Var(Pattern pattern, Option<Annotation> annotation, Expression value, Place.Span span)
      implements Statement {}

  record Assign(String name, Place.Span nameSpan, Expression value, Place.Span span)
      implements Statement {}

  record Fun(
      String name,
      Place.Span nameSpan,
      Seq<Parameter> parameters,
      Option<Annotation> result,
      Block body,
      Place.Span span)
      implements Statement {}

  /// `tangent f(..)`, `cotangent f(..)` or `implicit f(..)`; `header` is the span up to the closing parenthesis.
  record RuleOf(
      RuleKind kind,
      String name,
      Place.Span nameSpan,
      Seq<Parameter> parameters,
      Block body,
      Place.Span header,
      Place.Span span)
      implements Statement {}

  enum RuleKind {
    TANGENT,
    COTANGENT,
    IMPLICIT
  }

  record While(Expression condition, Block body, Place.Span span) implements Statement {}

  record For(Pattern pattern, Expression over, Block body, Place.Span span)
      implements Statement {}

  record Import(String path, Option<String> alias, Place.Span span) implements Statement {}

  record Evaluate(Expression value, Place.Span span) implements Statement {}

  sealed interface Pattern extends Ast {}

  record Bind(String name, Place.Span span) implements Pattern {}

  record Ignore(Place.Span span) implements Pattern {}

  record Parts(Seq<Pattern> parts, Place.Span span) implements Pattern {}

  record Parameter(
      Pattern pattern, Option<Annotation> annotation, Option<Expression> fallback, Place.Span span)
      implements Ast {}

  sealed interface Annotation extends Ast {}

  record NumberType(Place.Span span) implements Annotation {}

  record BoolType(Place.Span span) implements Annotation {}

  record StringType(Place.Span span) implements Annotation {}

  record ShapeType(Seq<Size> sizes, Place.Span span) implements Annotation {}

  record TupleType(Seq<Annotation> parts, Place.Span span) implements Annotation {}

  record RecordType(Seq<FieldType> fields, Place.Span span) implements Annotation {}

  record FieldType(String name, Annotation type) {}

  /// A size in an annotation: a name that it binds, or a number that it must be.
  sealed interface Size {}

  record NamedSize(String name) implements Size {}

  record FixedSize(int size) implements Size {}
}
