package dev.solvent.script.resolve;

import dev.solvent.script.syntax.Ast.Expression;
import dev.solvent.script.syntax.Ast.Named;
import dev.solvent.script.syntax.Ast.Parameter;
import dev.solvent.script.syntax.Ast.Piece;
import dev.solvent.script.syntax.Ast.Subscript;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/// The expressions that an expression is made of.
final class Inside {
  private Inside() {}

  /// This gives the parts of a form in the order in which they are evaluated, but for its left one;
  /// of a lambda, the defaults and the body; of a block, none: it holds statements.
  static Seq<Expression> of(Expression form) {
    return switch (form) {
      case Expression.Number _, Expression.Bool _, Expression.None _, Expression.Name _ ->
          List.empty();
      case Expression.Field _, Expression.Part _, Expression.Block _ -> List.empty();
      case Expression.Text text -> text.pieces().flatMap(Inside::hole);
      case Expression.Tuple tuple -> tuple.parts();
      case Expression.Record record -> record.fields().map(Named::value);
      case Expression.ListOf list -> list.elements();
      case Expression.Lambda lambda ->
          lambda.parameters().flatMap(Parameter::initial).append(lambda.body());
      case Expression.If choice ->
          List.<Expression>of(choice.condition(), choice.then()).appendAll(choice.otherwise());
      case Expression.Unary unary -> List.of(unary.operand());
      case Expression.Binary binary -> List.of(binary.second());
      case Expression.Logical logical -> List.of(logical.second());
      case Expression.Range range -> List.of(range.from(), range.to());
      case Expression.Pipe pipe -> List.of(pipe.function());
      case Expression.Call call -> arguments(call);
      case Expression.Index index -> index.subscripts().flatMap(Inside::subscript);
    };
  }

  private static Seq<Expression> arguments(Expression.Call call) {
    return Vector.ofAll(call.positional())
        .appendAll(call.named().map(Named::value))
        .appendAll(call.trailing());
  }

  private static Seq<Expression> hole(Piece piece) {
    return switch (piece) {
      case Piece.Literal _ -> List.empty();
      case Piece.Hole(Expression value) -> List.of(value);
    };
  }

  private static Seq<Expression> subscript(Subscript subscript) {
    return switch (subscript) {
      case Subscript.At at -> List.of(at.index());
      case Subscript.Slice slice -> List.ofAll(slice.from()).appendAll(slice.to());
      case Subscript.Whole _ -> List.empty();
    };
  }
}
