package dev.solvent.script.syntax;

import dev.solvent.source.Place.Span;
import dev.solvent.source.Source;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// The tree of a script: what was written, with the place of every form.
///
/// Some forms of the text do not reach the tree, so that a walk has fewer of them:
///
/// - Parentheses are gone; `(x)` is `x`. A form's span leaves out the parentheses around it.
/// - `return` is gone. At the end of a body it is the body's last expression, and an early one
///   makes what follows the other branch: `if (c) { return a }; rest` is `if (c) { a } else { rest
///   }`. Where both ways go on after a nested return, `rest` stands in each of them, as the same
///   objects: a walk may meet one node twice.
/// - `it` is an ordinary parameter: `{ it * 2 }` is `{ it -> it * 2 }`, and `{ 3 }` has no
///   parameter.
/// - A body is always a block: `= e` is `{ e }`. So is a branch, with or without braces; `else if`
///   is an `else` whose block holds an `if`.
/// - `fun(x) = e` without a name is a lambda.
///
/// The tree may be deep to the left: `1 + 1 + ...` of 100,000 terms is as many levels, and so is a
/// chain of calls. A walk goes down that side in a loop: over [#spine(Expression)], or by
/// [Expression#left()]. For the same reason no tree is compared, hashed or printed as a record. To
/// every other side it is as deep as its text is nested, at most [Parser#DEPTH].
public sealed interface Ast {

  /// This gives the characters of the whole form.
  Span span();

  /// This gives the forms on the left edge of `e`, the innermost first and `e` last: of `f(x).y +
  /// 1`, these are `f`, `f(x)`, `f(x).y` and `f(x).y + 1`. Each but the first continues the one
  /// before it, which is its [Expression#left()].
  static Seq<Expression> spine(Expression e) {
    List<Expression> forms = List.of(e);
    for (Option<Expression> left = e.left(); left.isDefined(); left = left.get().left()) {
      forms = forms.prepend(left.get());
    }
    return forms;
  }

  /// A whole script.
  record Program(Source source, Seq<Statement> statements) {}

  /// A name where one is declared or meant as such (not an expression): `x` in `x = 1`, `f` in `fun
  /// f`, `k` in `k = 2`.
  record Identifier(String name, Span span) implements Ast {

    @Override
    public String toString() {
      return name;
    }
  }

  /// A named argument of a call or a named part of a record: `k = 2`.
  record Named(Identifier name, Expression value, Span span) implements Ast {}

  /// A parameter of a function, a lambda or a rule: `x`, `(a, _)`, `A: [n, n]`, `k = 2`. Lambdas in
  /// braces and rules have no defaults.
  record Parameter(
      Pattern pattern, Option<Annotation> annotation, Option<Expression> initial, Span span)
      implements Ast {}

  /// What gives a value.
  sealed interface Expression extends Ast {

    /// No line that is shown is longer.
    int FAR = 1000;

    /// This gives the expression that the form begins with and continues: the left operand, the
    /// piped value, the called function, the indexed tensor. Chains of these may be long; see
    /// [Ast].
    default Option<Expression> left() {
      return Option.none();
    }

    /// This gives the part to underline when the form itself fails: all of it, but when its
    /// operator or its `.name` stands on a later line than its beginning, from there on.
    default Span place() {
      return span();
    }

    /// `1`, `0.5`, `1e-9`: never negative; may be infinite (`1e999`).
    record Number(double value, Span span) implements Expression {}

    /// `"x is ${a + 1}"`: its pieces in order, escapes resolved; `""` has none, and no two literal
    /// pieces are neighbours.
    record Text(Seq<Piece> pieces, Span span) implements Expression {}

    /// `true`, `false`.
    record Bool(boolean value, Span span) implements Expression {}

    /// `none`.
    record None(Span span) implements Expression {}

    /// `x`, used for its value. Never `_`.
    record Name(String name, Span span) implements Expression {}

    /// `(a, b)`, `()`, `(a,)`.
    record Tuple(Seq<Expression> parts, Span span) implements Expression {}

    /// `(w = W, b = bias)`: at least one field.
    record Record(Seq<Named> fields, Span span) implements Expression {}

    /// `[1, 2, 3]`, whose elements may be lists again.
    record ListOf(Seq<Expression> elements, Span span) implements Expression {}

    /// `{ x, (a, b) -> ... }`. `{ it }` has the parameter `it`, spanned as the lambda.
    record Lambda(Seq<Parameter> parameters, Block body, Span span) implements Expression {}

    /// `if (c) a else b`; without `else` it gives `none`.
    record If(Expression condition, Block then, Option<Block> otherwise, Span span)
        implements Expression {}

    /// Statements in a scope of their own; gives the value of the last one if that is an
    /// expression, else `none`. In expressions of its own right (`Evaluate(Block)`) it only comes
    /// of a `return`.
    record Block(Seq<Statement> statements, Span span) implements Expression {}

    /// `-x`, `!x`.
    record Unary(Negation operator, Expression operand, Span span) implements Expression {}

    /// `A @ x`, `x < y`: both operands are always evaluated.
    record Binary(Operator operator, Expression first, Expression second, Span sign, Span span)
        implements Expression {

      @Override
      public Option<Expression> left() {
        return Option.of(first);
      }

      @Override
      public Span place() {
        return onItsLine(span, sign);
      }
    }

    /// `a && b`, `a || b`: short-circuit when known.
    record Logical(Connective operator, Expression first, Expression second, Span sign, Span span)
        implements Expression {

      @Override
      public Option<Expression> left() {
        return Option.of(first);
      }

      @Override
      public Span place() {
        return onItsLine(span, sign);
      }
    }

    /// `a..b` (inclusive), `a..<b`, outside of an index; open ends are only in a [Subscript.Slice].
    record Range(Expression from, Expression to, boolean inclusive, Span span)
        implements Expression {}

    /// `value |> function`: the function called with the value.
    record Pipe(Expression value, Expression function, Span sign, Span span) implements Expression {

      @Override
      public Option<Expression> left() {
        return Option.of(value);
      }

      @Override
      public Span place() {
        return onItsLine(span, sign);
      }
    }

    /// `f(x, k = 2) { y -> ... }`. A call of a [Field] is `x.f(y)`: the field `f` of `x` called
    /// with `y` if there is one, else `f(x, y)`.
    record Call(
        Expression function,
        Seq<Expression> positional,
        Seq<Named> named,
        Option<Lambda> trailing,
        Span span)
        implements Expression {

      @Override
      public Option<Expression> left() {
        return Option.of(function);
      }

      @Override
      public Span place() {
        return function instanceof Field(_, Identifier name, _)
            ? onItsLine(span, name.span())
            : span;
      }
    }

    /// `A[i, 1..3, _]`: at least one subscript.
    record Index(Expression target, Seq<Subscript> subscripts, Span span) implements Expression {

      @Override
      public Option<Expression> left() {
        return Option.of(target);
      }
    }

    /// `p.w`; `A.T` is the field `T`, the transpose.
    record Field(Expression target, Identifier name, Span span) implements Expression {

      @Override
      public Option<Expression> left() {
        return Option.of(target);
      }

      @Override
      public Span place() {
        return onItsLine(span, name.span());
      }
    }

    /// `t.0`.
    record Part(Expression target, int index, Span span) implements Expression {

      @Override
      public Option<Expression> left() {
        return Option.of(target);
      }
    }

    private static Span onItsLine(Span whole, Span sign) {
      Span rest = new Span(whole.source(), sign.start(), whole.end());
      // in a chain of many operators, looking for each from the chain's beginning would be
      // quadratic
      if (sign.start() - whole.start() > FAR) return rest;
      int newline = whole.source().text().substring(whole.start(), sign.start()).indexOf('\n');
      return newline < 0 ? whole : rest;
    }
  }

  /// A piece of a string.
  sealed interface Piece {

    /// The characters themselves.
    record Literal(String text) implements Piece {}

    /// `${value}`.
    record Hole(Expression value) implements Piece {}
  }

  /// What stands between the commas of an index.
  sealed interface Subscript extends Ast {

    /// `i`, `[2, 0, 2]`, `x > 0`: any expression but a range.
    record At(Expression index, Span span) implements Subscript {}

    /// `1..3`, `1..<3`, `1..`, `..<2`, `..`.
    record Slice(Option<Expression> from, Option<Expression> to, boolean inclusive, Span span)
        implements Subscript {}

    /// `_`: the whole axis.
    record Whole(Span span) implements Subscript {}
  }

  /// What stands on a line of its own.
  sealed interface Statement extends Ast {

    /// `val (x, _): (num, num) = e`.
    record Val(Pattern pattern, Option<Annotation> annotation, Expression value, Span span)
        implements Statement {}

    /// `var x = e`.
    record Var(Pattern pattern, Option<Annotation> annotation, Expression value, Span span)
        implements Statement {}

    /// `x = e`.
    record Assign(Identifier name, Expression value, Span span) implements Statement {}

    /// `fun f(x, k = 2): num = e`.
    record Fun(
        Identifier name,
        Seq<Parameter> parameters,
        Option<Annotation> result,
        Expression.Block body,
        Span span)
        implements Statement {}

    /// `tangent f(x, dx) = e`; `name` is the function's.
    record RuleOf(
        RuleKind kind, Identifier name, Seq<Parameter> parameters, Expression.Block body, Span span)
        implements Statement {}

    /// `while (c) { ... }`.
    record While(Expression condition, Expression.Block body, Span span) implements Statement {}

    /// `for (i in 0..<n) { ... }`.
    record For(Pattern pattern, Expression over, Expression.Block body, Span span)
        implements Statement {}

    /// `import "solvers.solv" as s`: only at the top of a script, outside of any block.
    record Import(String path, Option<Identifier> alias, Span span) implements Statement {}

    /// An expression, for its value if it is the last of its block, and for what it prints, assigns
    /// or asserts.
    record Evaluate(Expression expression, Span span) implements Statement {}
  }

  /// What a value is taken apart by.
  sealed interface Pattern extends Ast {

    /// `x`.
    record Bind(String name, Span span) implements Pattern {}

    /// `_`.
    record Ignore(Span span) implements Pattern {}

    /// `(x, (y, _))`, `()`, `(x,)`.
    record Tuple(Seq<Pattern> parts, Span span) implements Pattern {}

    /// This gives the names that the pattern binds, in order.
    default Seq<Bind> binds() {
      return switch (this) {
        case Bind bind -> List.of(bind);
        case Ignore _ -> List.empty();
        case Tuple(Seq<Pattern> parts, _) -> parts.flatMap(Pattern::binds);
      };
    }
  }

  /// A type as it is written.
  sealed interface Annotation extends Ast {

    /// `num`: a scalar.
    record Num(Span span) implements Annotation {}

    /// `bool`.
    record BoolType(Span span) implements Annotation {}

    /// `string`.
    record StringType(Span span) implements Annotation {}

    /// `[n, 3]`.
    record Shape(Seq<Dim> dims, Span span) implements Annotation {}

    /// `(T, U)`, `()`, `(T,)`.
    record TupleType(Seq<Annotation> parts, Span span) implements Annotation {}

    /// `(w: [n], b: num)`: at least one field.
    record RecordType(Seq<FieldType> fields, Span span) implements Annotation {}

    /// `w: [n]`.
    record FieldType(Identifier name, Annotation type) {}

    /// This gives the sizes that the annotation names, in order, each as often as it stands there.
    default Seq<Dim.Symbol> symbols() {
      return switch (this) {
        case Num _, BoolType _, StringType _ -> List.empty();
        case Shape(Seq<Dim> dims, _) ->
            dims.flatMap(dim -> dim instanceof Dim.Symbol symbol ? List.of(symbol) : List.empty());
        case TupleType(Seq<Annotation> parts, _) -> parts.flatMap(Annotation::symbols);
        case RecordType(Seq<FieldType> fields, _) -> fields.flatMap(f -> f.type().symbols());
      };
    }
  }

  /// A size in an annotation.
  sealed interface Dim extends Ast {

    /// `3`.
    record Size(int size, Span span) implements Dim {}

    /// `n`.
    record Symbol(String name, Span span) implements Dim {}
  }

  /// The prefix operators.
  enum Negation {
    NEGATE("-"),
    NOT("!");

    private final String sign;

    Negation(String sign) {
      this.sign = sign;
    }

    @Override
    public String toString() {
      return sign;
    }
  }

  /// The operators that take two values and give one.
  enum Operator {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">="),
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    REMAINDER("%"),
    MATMUL("@"),
    POWER("^");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    @Override
    public String toString() {
      return sign;
    }
  }

  /// The operators that may leave their second operand alone.
  enum Connective {
    AND("&&"),
    OR("||");

    private final String sign;

    Connective(String sign) {
      this.sign = sign;
    }

    @Override
    public String toString() {
      return sign;
    }
  }

  /// The three kinds of rules.
  enum RuleKind {
    TANGENT,
    COTANGENT,
    IMPLICIT
  }
}
