package dev.solvent.script.run;

import dev.solvent.dsl.Expr;
import dev.solvent.script.syntax.Ast.Annotation;
import dev.solvent.script.syntax.Ast.Expression;
import dev.solvent.script.syntax.Ast.Identifier;
import dev.solvent.script.syntax.Ast.Pattern;
import dev.solvent.script.syntax.Ast.Statement;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

/// What statements do to the names of their block.
final class Statements {
  private final Interpreter interpreter;
  private final Importer importer;

  Statements(Interpreter interpreter, Importer importer) {
    this.interpreter = interpreter;
    this.importer = importer;
  }

  /// This runs a block in a scope of its own and gives its value, `none` if that is not wanted.
  Expr block(Expression.Block block, Scope scope, boolean wanted) {
    return run(block.statements(), scope, wanted);
  }

  Expr run(Seq<Statement> statements, Scope scope, boolean wanted) {
    Expr value = Expr.NONE;
    Set<Statement> made = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Seq<Statement> rest = statements; !rest.isEmpty(); rest = rest.tail()) {
      value = next(rest, scope, made, wanted && rest.tail().isEmpty());
    }
    return value;
  }

  /// This runs the first of some statements; a function is made together with those that it sees,
  /// and noted as made.
  Expr next(Seq<Statement> statements, Scope scope, Set<Statement> made, boolean wanted) {
    Statement first = statements.head();
    if (first instanceof Statement.Fun && !made.contains(first)) group(statements, scope, made);
    return statement(first, scope, wanted);
  }

  /// This makes the functions that stand together with nothing but rules between them: they see
  /// each other.
  private void group(Seq<Statement> statements, Scope scope, Set<Statement> made) {
    Set<String> names = new HashSet<>();
    Seq<Statement> group =
        statements.takeWhile(s ->
            s instanceof Statement.RuleOf
                || s instanceof Statement.Fun f && names.add(f.name().name()));
    for (String name : names) scope.define(name, Expr.NONE, false);
    for (Statement s : group) {
      if (!(s instanceof Statement.Fun f)) continue;
      Interpreter.enter(f.name().span());
      scope
          .find(f.name().name())
          .get()
          .set(Expr.of(interpreter.functions().function(f, scope, names)));
      made.add(s);
    }
  }

  /// This runs one statement and gives its value; a function has been made with its group.
  private Expr statement(Statement s, Scope scope, boolean wanted) {
    switch (s) {
      case Statement.Val v -> bind(v.pattern(), v.annotation(), v.value(), scope, false);
      case Statement.Var v -> bind(v.pattern(), v.annotation(), v.value(), scope, true);
      case Statement.Assign a -> assign(a, scope);
      case Statement.Fun _ -> {}
      case Statement.RuleOf r -> interpreter.functions().attach(r, scope);
      case Statement.While w -> interpreter.flow().whileLoop(w, scope);
      case Statement.For f -> interpreter.flow().forLoop(f, scope);
      case Statement.Import i -> bind(i, scope);
      case Statement.Evaluate(var e, _) -> {
        return evaluate(e, scope, wanted);
      }
    }
    return Expr.NONE;
  }

  private Expr evaluate(Expression e, Scope scope, boolean wanted) {
    return switch (e) {
      case Expression.If i -> interpreter.flow().choice(i, scope, wanted);
      case Expression.Block b -> block(b, scope.inner(), wanted);
      case Expression other -> interpreter.value(other, scope);
    };
  }

  private void bind(
      Pattern pattern,
      Option<Annotation> annotation,
      Expression e,
      Scope scope,
      boolean assignable) {
    Expr value = named(pattern, e, scope);
    if (annotation.isDefined()) {
      Interpreter.enter(e.place());
      Annotations sizes = Annotations.within(scope);
      sizes.check(annotation.get(), value, pattern.span().text());
      sizes.define(scope);
    }
    Patterns.bind(pattern, value, scope, assignable, Option.of(e.span()));
  }

  /// A lambda is called by the name that it is given.
  private Expr named(Pattern pattern, Expression e, Scope scope) {
    return pattern instanceof Pattern.Bind(var name, _) && e instanceof Expression.Lambda l
        ? Expr.of(interpreter.functions().lambda(name, l, scope))
        : interpreter.value(e, scope);
  }

  private void assign(Statement.Assign a, Scope scope) {
    Identifier name = a.name();
    Option<Variable> variable = scope.find(name.name());
    if (!variable.exists(Variable::isAssignable)) {
      Interpreter.enter(name.span());
      throw SolventError.of(Kind.NAME, "%s is not a var that could be assigned here", name);
    }
    Expr value = interpreter.value(a.value(), scope);
    if (scope.isTop()) variable.get().set(value);
    else variable.get().assign(value, name.span());
  }

  private void bind(Statement.Import i, Scope scope) {
    Interpreter.enter(i.span());
    var values = importer.load(i).values();
    if (i.alias().isDefined()) scope.define(i.alias().get().name(), Expr.record(values), false);
    else values.forEach((name, value) -> scope.define(name, value, false));
  }
}
