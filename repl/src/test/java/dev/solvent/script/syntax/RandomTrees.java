package dev.solvent.script.syntax;

import dev.solvent.script.syntax.Ast.Annotation;
import dev.solvent.script.syntax.Ast.Connective;
import dev.solvent.script.syntax.Ast.Dim;
import dev.solvent.script.syntax.Ast.Expression;
import dev.solvent.script.syntax.Ast.Expression.Block;
import dev.solvent.script.syntax.Ast.Expression.Lambda;
import dev.solvent.script.syntax.Ast.Identifier;
import dev.solvent.script.syntax.Ast.Named;
import dev.solvent.script.syntax.Ast.Negation;
import dev.solvent.script.syntax.Ast.Operator;
import dev.solvent.script.syntax.Ast.Parameter;
import dev.solvent.script.syntax.Ast.Pattern;
import dev.solvent.script.syntax.Ast.Piece;
import dev.solvent.script.syntax.Ast.RuleKind;
import dev.solvent.script.syntax.Ast.Statement;
import dev.solvent.script.syntax.Ast.Subscript;
import dev.solvent.source.Place.Span;
import dev.solvent.source.Source;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Random;
import java.util.function.Supplier;

/// Makes trees of every form.
final class RandomTrees {
  private static final Seq<String> NAMES =
      List.of("x", "y'", "λ", "A2", "_a", "tangent", "implicit", "num", "T", "ff");
  private static final Seq<String> TEXTS =
      List.of("a", "\n", "$", "\"", "\\", "\t}", "{ ü", "${x}", "//", "'");

  private final Random random;
  private final Span span = new Span(new Source("random", ""), 0, 0);

  RandomTrees(Random random) {
    this.random = random;
  }

  Seq<Statement> script(int depth) {
    return some(4, () -> statement(depth, true));
  }

  private Statement statement(int depth, boolean top) {
    return switch (random.nextInt(top ? 10 : 9)) {
      case 0 -> new Statement.Val(pattern(2), annotation(), expression(depth), span);
      case 1 -> new Statement.Var(pattern(2), annotation(), expression(depth), span);
      case 2 -> new Statement.Assign(identifier(), expression(depth), span);
      case 3 ->
          new Statement.Fun(
              identifier(), parameters(depth, true), annotation(), block(depth), span);
      case 4 ->
          new Statement.RuleOf(
              pick(RuleKind.values()), identifier(), parameters(depth, false), block(depth), span);
      case 5 -> new Statement.While(expression(depth), block(depth), span);
      case 6 -> new Statement.For(pattern(2), expression(depth), block(depth), span);
      case 9 -> new Statement.Import("a" + pick(TEXTS), maybe(this::identifier), span);
      default -> new Statement.Evaluate(expression(depth), span);
    };
  }

  private Block block(int depth) {
    return new Block(depth <= 0 ? List.empty() : some(2, () -> statement(depth - 1, false)), span);
  }

  private Expression expression(int depth) {
    if (depth <= 0) return leaf();
    int d = depth - 1;
    return switch (random.nextInt(16)) {
      case 0 -> new Expression.Tuple(some(3, () -> expression(d)), span);
      case 1 -> new Expression.Record(some(2, () -> named(d)).append(named(d)), span);
      case 2 -> new Expression.ListOf(some(3, () -> expression(d)), span);
      case 3 -> lambda(d);
      case 4 -> new Expression.If(expression(d), block(d), maybe(() -> block(d)), span);
      case 5 -> new Expression.Unary(pick(Negation.values()), expression(d), span);
      case 6 ->
          new Expression.Logical(
              pick(Connective.values()), expression(d), expression(d), span, span);
      case 7 -> new Expression.Range(expression(d), expression(d), random.nextBoolean(), span);
      case 8 -> new Expression.Pipe(expression(d), expression(d), span, span);
      case 9 ->
          new Expression.Call(
              expression(d),
              some(2, () -> expression(d)),
              some(1, () -> named(d)),
              maybe(() -> lambda(d)),
              span);
      case 10 ->
          new Expression.Index(
              expression(d), some(2, () -> subscript(d)).append(subscript(d)), span);
      case 11 -> new Expression.Field(expression(d), identifier(), span);
      case 12 -> new Expression.Part(expression(d), random.nextInt(12), span);
      case 13 -> new Expression.Text(pieces(d), span);
      default ->
          new Expression.Binary(pick(Operator.values()), expression(d), expression(d), span, span);
    };
  }

  private Expression leaf() {
    return switch (random.nextInt(8)) {
      case 0 -> new Expression.Number(random.nextInt(100), span);
      case 1 ->
          new Expression.Number(random.nextDouble() * Math.pow(10, random.nextInt(40) - 20), span);
      case 2 -> new Expression.Bool(random.nextBoolean(), span);
      case 3 -> new Expression.None(span);
      case 4 -> new Expression.Text(pieces(0), span);
      default -> new Expression.Name(pick(NAMES), span);
    };
  }

  private Lambda lambda(int depth) {
    return new Lambda(parameters(depth, false), block(depth), span);
  }

  private Seq<Piece> pieces(int depth) {
    return switch (random.nextInt(4)) {
      case 0 -> List.empty();
      case 1 -> List.of(new Piece.Literal(pick(TEXTS)));
      case 2 -> List.of(new Piece.Hole(expression(depth)), new Piece.Literal(pick(TEXTS)));
      default -> List.of(new Piece.Hole(expression(depth)), new Piece.Hole(expression(0)));
    };
  }

  private Subscript subscript(int depth) {
    return switch (random.nextInt(3)) {
      case 0 -> new Subscript.Whole(span);
      case 1 ->
          new Subscript.Slice(
              maybe(() -> expression(depth)),
              maybe(() -> expression(depth)),
              random.nextBoolean(),
              span);
      default -> at(expression(depth));
    };
  }

  private Subscript at(Expression index) {
    return index instanceof Expression.Range(var from, var to, boolean inclusive, _)
        ? new Subscript.Slice(Option.of(from), Option.of(to), inclusive, span)
        : new Subscript.At(index, span);
  }

  private Seq<Parameter> parameters(int depth, boolean defaults) {
    return some(
        3,
        () ->
            new Parameter(
                pattern(2),
                annotation(),
                defaults ? maybe(() -> expression(depth - 1)) : Option.none(),
                span));
  }

  private Pattern pattern(int depth) {
    return switch (random.nextInt(depth > 0 ? 4 : 3)) {
      case 0 -> new Pattern.Ignore(span);
      case 3 -> new Pattern.Tuple(some(3, () -> pattern(depth - 1)), span);
      default -> new Pattern.Bind(pick(NAMES), span);
    };
  }

  private Option<Annotation> annotation() {
    return maybe(() -> type(2));
  }

  private Annotation type(int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> new Annotation.Num(span);
      case 1 -> new Annotation.BoolType(span);
      case 2 -> new Annotation.StringType(span);
      case 3 -> new Annotation.Shape(some(3, this::dim), span);
      case 4 -> new Annotation.TupleType(some(3, () -> type(depth - 1)), span);
      default -> new Annotation.RecordType(some(2, () -> field(depth)).append(field(depth)), span);
    };
  }

  private Annotation.FieldType field(int depth) {
    return new Annotation.FieldType(identifier(), type(depth - 1));
  }

  private Dim dim() {
    return random.nextBoolean()
        ? new Dim.Size(random.nextInt(9), span)
        : new Dim.Symbol(pick(NAMES), span);
  }

  private Named named(int depth) {
    return new Named(identifier(), expression(depth), span);
  }

  private Identifier identifier() {
    return new Identifier(pick(NAMES), span);
  }

  private <T> Seq<T> some(int most, Supplier<T> one) {
    return Vector.fill(random.nextInt(most + 1), one);
  }

  private <T> Option<T> maybe(Supplier<T> one) {
    return random.nextInt(3) == 0 ? Option.of(one.get()) : Option.none();
  }

  private <T> T pick(T[] all) {
    return all[random.nextInt(all.length)];
  }

  private <T> T pick(Seq<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
