package dev.solvent.script.resolve;

import dev.solvent.script.syntax.Ast;
import dev.solvent.script.syntax.Ast.Expression;
import dev.solvent.script.syntax.Ast.Expression.Block;
import dev.solvent.script.syntax.Ast.Expression.Lambda;
import dev.solvent.script.syntax.Ast.Parameter;
import dev.solvent.script.syntax.Ast.Statement;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The names that functions and blocks use and do not declare, each found once.
///
/// A name that is declared only after its use is free too: it means another one, outside. `x.f(y)`
/// uses `f`, for `x` may have no such field. `random.normal` uses `random`.
public final class Free {
  private final Map<Ast, Seq<String>> found = new IdentityHashMap<>();

  /// This gives the free names of a lambda in the order of their first use.
  public Seq<String> names(Lambda lambda) {
    return found(lambda, walk -> walk.function(lambda.parameters(), lambda.body()));
  }

  /// This gives the free names of a function in the order of their first use: its own name too, if
  /// it calls itself.
  public Seq<String> names(Statement.Fun fun) {
    return found(fun, walk -> walk.function(fun.parameters(), fun.body()));
  }

  /// This gives the free names of a rule in the order of their first use: its function's too, if
  /// the rule calls it.
  public Seq<String> names(Statement.RuleOf rule) {
    return found(rule, walk -> walk.function(rule.parameters(), rule.body()));
  }

  /// This gives the free names of a block in the order of their first use; what it assigns counts.
  public Seq<String> names(Block block) {
    return found(block, walk -> walk.statements(block.statements()));
  }

  private Seq<String> found(Ast form, Consumer<Walk> work) {
    Option<Seq<String>> before = Option.of(found.get(form));
    if (before.isDefined()) return before.get();
    Walk walk = new Walk();
    work.accept(walk);
    Seq<String> names = Vector.ofAll(walk.free);
    found.put(form, names);
    return names;
  }

  /// A walk over one function or block, which leaves the functions and blocks in it to others.
  private final class Walk {
    private final Set<String> declared = new HashSet<>();
    private final Set<String> free = new LinkedHashSet<>();

    void function(Seq<Parameter> parameters, Block body) {
      for (Parameter parameter : parameters) {
        parameter.initial().forEach(this::expression);
        declare(Declared.by(parameter.pattern(), parameter.annotation()));
      }
      use(names(body));
    }

    void statements(Seq<Statement> statements) {
      for (int i = 0; i < statements.size(); i++) {
        if (Declared.beginsNeighbours(statements, i)) {
          declare(Declared.neighbours(statements, i).map(fun -> fun.name().name()));
        }
        statement(statements.get(i));
        declare(Declared.by(statements.get(i)));
      }
    }

    private void statement(Statement statement) {
      switch (statement) {
        case Statement.Val val -> bind(val.value(), val.annotation());
        case Statement.Var variable -> bind(variable.value(), variable.annotation());
        case Statement.Assign assign -> {
          expression(assign.value());
          use(assign.name().name());
        }
        case Statement.Fun fun -> use(names(fun));
        case Statement.RuleOf rule -> {
          use(rule.name().name());
          use(names(rule));
        }
        case Statement.While loop -> {
          expression(loop.condition());
          use(names(loop.body()));
        }
        case Statement.For loop -> {
          expression(loop.over());
          use(names(loop.body()).removeAll(Declared.by(loop.pattern(), Option.none())));
        }
        case Statement.Import _ -> {}
        case Statement.Evaluate evaluate -> expression(evaluate.expression());
      }
    }

    private void bind(Expression value, Option<Ast.Annotation> annotation) {
      expression(value);
      annotation.forEach(type -> type.symbols().forEach(size -> use(size.name())));
    }

    private void expression(Expression whole) {
      Ast.spine(whole).forEach(this::form);
    }

    private void form(Expression form) {
      switch (form) {
        case Expression.Name(String name, _) -> use(name);
        case Lambda lambda -> use(names(lambda));
        case Block block -> use(names(block));
        case Expression.Call call -> {
          if (call.function() instanceof Expression.Field(_, var method, _)) use(method.name());
          Inside.of(call).forEach(this::expression);
        }
        case Expression.Number _, Expression.Text _, Expression.Bool _, Expression.None _ ->
            Inside.of(form).forEach(this::expression);
        case Expression.Tuple _, Expression.Record _, Expression.ListOf _, Expression.If _ ->
            Inside.of(form).forEach(this::expression);
        case Expression.Unary _, Expression.Binary _, Expression.Logical _, Expression.Range _ ->
            Inside.of(form).forEach(this::expression);
        case Expression.Pipe _, Expression.Index _, Expression.Field _, Expression.Part _ ->
            Inside.of(form).forEach(this::expression);
      }
    }

    private void declare(Seq<String> names) {
      names.forEach(declared::add);
    }

    private void use(Seq<String> names) {
      names.forEach(this::use);
    }

    private void use(String name) {
      if (!declared.contains(name)) free.add(name);
    }
  }
}
