package dev.solvent.script.run;

import dev.solvent.Solvent;
import dev.solvent.dsl.Entry;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Tree;
import dev.solvent.script.syntax.Ast.Expression;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// Calls: of a name, of a field or a method, of any other value.
final class Calls {
  private final Interpreter interpreter;

  Calls(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /// A call of a name, `f(x)`, or of a field of `target`, `x.f(y)`.
  Expr named(Expression.Call call, Expression callee, Expr target, Scope scope) {
    if (callee instanceof Expression.Field field) return field(call, field, target, scope);
    Expression.Name name = (Expression.Name) callee;
    Option<Expr> own = scope.get(name.name());
    if (own.isDefined()) return value(call, own.get(), Option.none(), scope);
    Option<Entry> word = interpreter.words().find(name.name());
    return word.isDefined()
        ? word(call, word.get(), Option.none(), scope)
        : value(call, interpreter.value(name, scope), Option.none(), scope);
  }

  /// The field `f` of a record called with `y`, else `f(x, y)`.
  private Expr field(Expression.Call call, Expression.Field field, Expr target, Scope scope) {
    String name = field.name().name();
    if (target.tree() instanceof Tree.Record(var fields)) {
      if (fields.containsKey(name)) return value(call, fields.apply(name), Option.none(), scope);
      if (name.equals("with")) return changed(call, target, scope);
    }
    Option<Expr> own = scope.get(name);
    if (own.isDefined()) return value(call, own.get(), Option.of(target), scope);
    Option<Entry> word = interpreter.words().find(name);
    if (word.isDefined()) return word(call, word.get(), Option.of(target), scope);
    Interpreter.enter(field.place());
    return target.field(name);
  }

  /// `p.with(w = W2)`.
  private Expr changed(Expression.Call call, Expr record, Scope scope) {
    Expr changed = record;
    for (var field : interpreter.named(call.named(), scope)) {
      Interpreter.enter(call.place());
      changed = changed.with(field._1, field._2);
    }
    return changed;
  }

  /// A call of whatever stands on the left.
  Expr of(Expression.Call call, Expr callee, Scope scope) {
    return value(call, callee, Option.none(), scope);
  }

  private Expr value(Expression.Call call, Expr callee, Option<Expr> first, Scope scope) {
    if (!(callee.tree() instanceof Tree.Function(var fn))) {
      Interpreter.enter(call.function().span());
      throw SolventError.of(
          Kind.TYPE, "%s is not a function but %s", called(call), callee.described());
    }
    Seq<Expr> positional = first.toArray().appendAll(interpreter.values(call.positional(), scope));
    LinkedHashMap<String, Expr> named = interpreter.named(call.named(), scope);
    Option<Fn> trailing = trailing(call, scope);
    Interpreter.enter(call.place());
    return fn.call(positional.appendAll(trailing.map(Expr::of)), named);
  }

  private static String called(Expression.Call call) {
    String text = call.function().span().text();
    return text.length() <= 40 && text.indexOf('\n') < 0 ? text : "this";
  }

  /// A call of a word, perhaps with a first argument that stood before its name.
  Expr word(Expression.Call call, Entry word, Option<Expr> first, Scope scope) {
    if (word.name().equals("assert")
        && first.isEmpty()
        && call.positional().size() == 2
        && call.named().isEmpty()
        && call.trailing().isEmpty()
        && call.positional().get(1) instanceof Expression.Text message) {
      return check(call, message, scope);
    }
    Seq<Expr> positional = first.toArray().appendAll(interpreter.values(call.positional(), scope));
    LinkedHashMap<String, Expr> named = interpreter.named(call.named(), scope);
    Option<Fn> trailing = trailing(call, scope);
    Interpreter.enter(call.place());
    return word.call(positional, named, trailing);
  }

  /// `assert(x > 0, "x is ${x}")`, where `x` is perhaps known only when the check is made.
  private Expr check(Expression.Call call, Expression.Text message, Scope scope) {
    Expr condition = interpreter.value(call.positional().head(), scope);
    Interpreter.Told told = interpreter.told(message, scope);
    Interpreter.enter(call.place());
    return Solvent.ensure(condition, told.text(), told.figures());
  }

  private Option<Fn> trailing(Expression.Call call, Scope scope) {
    return call.trailing().map(l -> interpreter.functions().lambda(l, scope));
  }

  /// `x |> f`: a word is called with the value, so that one that waits takes it as its function.
  Expr pipe(Expression.Pipe pipe, Expr value, Scope scope) {
    Expr function = interpreter.value(pipe.function(), scope);
    Interpreter.enter(pipe.place());
    if (function.tree() instanceof Tree.Function(var fn)) {
      return fn.apply(Array.of(value));
    }
    Interpreter.enter(pipe.function().span());
    throw SolventError.of(
        Kind.TYPE, "what follows |> is a function, but this is %s", function.described());
  }
}
