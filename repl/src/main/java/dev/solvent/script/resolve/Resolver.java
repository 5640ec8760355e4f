package dev.solvent.script.resolve;

import dev.solvent.script.resolve.Scope.Declaration;
import dev.solvent.script.resolve.Scope.Sort;
import dev.solvent.script.syntax.Ast;
import dev.solvent.script.syntax.Ast.Annotation;
import dev.solvent.script.syntax.Ast.Expression;
import dev.solvent.script.syntax.Ast.Expression.Block;
import dev.solvent.script.syntax.Ast.Identifier;
import dev.solvent.script.syntax.Ast.Named;
import dev.solvent.script.syntax.Ast.Parameter;
import dev.solvent.script.syntax.Ast.Pattern;
import dev.solvent.script.syntax.Ast.Program;
import dev.solvent.script.syntax.Ast.Statement;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.IdentityHashMap;

/// Finds the names of a script that mean nothing, or not what the place needs, before it runs.
///
/// Statements are resolved in their order, a function's body where the function stands: it knows
/// what stands before it, and the `fun`s of its row.
public final class Resolver {
  private final Complaints complaints;
  private final Known known;
  private final Free free = new Free();

  /// What the free names of each block mean. One that several branches end in is met again, and
  /// must mean the same there.
  private final java.util.Map<Block, Map<String, Option<Declaration>>> seen =
      new IdentityHashMap<>();

  private Scope scope;

  private Resolver(Program program, Known known) {
    this.known = known;
    this.scope = new Scope(Option.none(), false, program.statements());
    this.complaints = new Complaints(known);
  }

  /// Fails with `name` at the first name of a script that is unknown where it stands, declared
  /// twice in one pattern or list of parameters, assigned though it is not a `var` of the same
  /// function, or given a rule though it is not a function.
  public static void check(Program program, Known known) {
    new Resolver(program, known).statements(program.statements());
  }

  private void statements(Seq<Statement> statements) {
    for (int i = 0; i < statements.size(); i++) {
      if (Declared.beginsNeighbours(statements, i)) {
        Declared.neighbours(statements, i).forEach(fun -> declare(fun.name(), Sort.FUN));
      }
      statement(statements, i);
    }
  }

  private void statement(Seq<Statement> statements, int at) {
    switch (statements.get(at)) {
      case Statement.Val val -> {
        expression(val.value());
        declare(val.pattern(), val.annotation(), Sort.VAL);
      }
      case Statement.Var variable -> {
        expression(variable.value());
        declare(variable.pattern(), variable.annotation(), Sort.VAR);
      }
      case Statement.Assign assign -> {
        expression(assign.value());
        assign(assign.name());
      }
      case Statement.Fun fun -> function(fun.parameters(), fun.result(), fun.body());
      case Statement.RuleOf rule -> {
        checkRule(rule.name(), statements.take(at));
        function(rule.parameters(), Option.none(), rule.body());
      }
      case Statement.While loop -> {
        expression(loop.condition());
        block(loop.body());
      }
      case Statement.For loop -> {
        expression(loop.over());
        within(
            new Scope(Option.of(scope), false, List.empty()),
            () -> {
              declare(loop.pattern(), Option.none(), Sort.PASS);
              block(loop.body());
            });
      }
      case Statement.Import file -> importing(file);
      case Statement.Evaluate evaluate -> expression(evaluate.expression());
    }
  }

  private void importing(Statement.Import file) {
    Seq<String> exports = known.exports(file);
    file.alias()
        .peek(alias -> declare(alias, Sort.IMPORTED))
        .onEmpty(() -> exports.forEach(name -> scope.declare(name, Sort.IMPORTED, file.span())));
  }

  private void assign(Identifier name) {
    Option<Declaration> declaration = scope.lookup(name.name());
    boolean variable =
        declaration.map(d -> d.sort() == Sort.VAR).getOrElse(() -> known.isVar(name.name()));
    if (!variable) throw complaints.noVar(name, declaration, scope);
    if (!scope.isOwn(name.name())) throw Complaints.outerVar(name);
  }

  /// A rule may be of a function of its row only if that stands before it.
  private void checkRule(Identifier name, Seq<Statement> before) {
    boolean function =
        scope
            .lookup(name.name())
            .map(d -> d.sort() != Sort.PASS && d.sort() != Sort.SIZE && isBefore(d, name))
            .getOrElse(() -> known.isFunction(name.name()));
    if (!function) throw complaints.noFunction(name, scope);
  }

  private static boolean isBefore(Declaration declaration, Identifier use) {
    return declaration.span().start() < use.span().start();
  }

  private void function(Seq<Parameter> parameters, Option<Annotation> result, Block body) {
    Complaints.checkDistinct(
        parameters.flatMap(p -> p.pattern().binds()), "among the parameters of one function");
    within(
        new Scope(Option.of(scope), true, List.empty()),
        () -> {
          parameters.forEach(this::parameter);
          result.forEach(Resolver::checkFields);
          block(body);
        });
  }

  private void parameter(Parameter parameter) {
    parameter.initial().forEach(this::expression);
    parameter.annotation().forEach(this::sizes);
    parameter.pattern().binds().forEach(b -> scope.declare(b.name(), Sort.PARAMETER, b.span()));
  }

  private void sizes(Annotation type) {
    checkFields(type);
    type.symbols()
        .filter(size -> !scope.declares(size.name()))
        .forEach(size -> scope.declare(size.name(), Sort.SIZE, size.span()));
  }

  private static void checkFields(Annotation type) {
    switch (type) {
      case Annotation.Num _, Annotation.BoolType _, Annotation.StringType _ -> {}
      case Annotation.Shape _ -> {}
      case Annotation.TupleType tuple -> tuple.parts().forEach(Resolver::checkFields);
      case Annotation.RecordType record -> {
        Complaints.checkDistinctNames(
            record.fields().map(Annotation.FieldType::name), "among the parts of one record");
        record.fields().forEach(field -> checkFields(field.type()));
      }
    }
  }

  private void block(Block block) {
    Option<Map<String, Option<Declaration>>> before = Option.of(seen.get(block));
    if (before.isDefined()) {
      before.get().forEach(this::checkSame);
      return;
    }
    seen.put(block, free.names(block).toLinkedMap(name -> name, scope::lookup));
    within(
        new Scope(Option.of(scope), false, block.statements()),
        () -> statements(block.statements()));
  }

  private void checkSame(String name, Option<Declaration> meant) {
    Option<Declaration> here = scope.lookup(name);
    if (!here.equals(meant)) throw Complaints.hidden(name, here, meant);
  }

  private void within(Scope inner, Runnable work) {
    Scope outer = scope;
    scope = inner;
    work.run();
    scope = outer;
  }

  private void expression(Expression whole) {
    List<Expression> spine = List.ofAll(Ast.spine(whole));
    if (spine.head() instanceof Expression.Name name) name(name, spine.tail().headOption());
    spine.forEach(this::form);
  }

  private void form(Expression form) {
    switch (form) {
      case Expression.Lambda lambda -> function(lambda.parameters(), Option.none(), lambda.body());
      case Block block -> block(block);
      case Expression.Record record -> {
        Complaints.checkDistinctNames(record.fields().map(Named::name), "in one record");
        Inside.of(form).forEach(this::expression);
      }
      case Expression.Call call -> {
        Complaints.checkDistinctNames(call.named().map(Named::name), "in one call");
        Inside.of(form).forEach(this::expression);
      }
      case Expression.Number _, Expression.Text _, Expression.Bool _, Expression.None _ ->
          Inside.of(form).forEach(this::expression);
      case Expression.Name _, Expression.Field _, Expression.Part _, Expression.Index _ ->
          Inside.of(form).forEach(this::expression);
      case Expression.Unary _, Expression.Binary _, Expression.Logical _, Expression.Range _ ->
          Inside.of(form).forEach(this::expression);
      case Expression.Tuple _, Expression.ListOf _, Expression.If _, Expression.Pipe _ ->
          Inside.of(form).forEach(this::expression);
    }
  }

  /// A name stands for itself, or with the field behind it for a word that has a dot.
  private void name(Expression.Name name, Option<Expression> next) {
    if (scope.lookup(name.name()).isDefined() || known.isKnown(name.name())) return;
    String word = name.name() + next.map(Resolver::field).getOrElse("");
    if (known.isKnown(word)) return;
    boolean dotted = known.names().exists(other -> other.startsWith(name.name() + "."));
    throw complaints.unknown(dotted ? word : name.name(), name.span(), scope);
  }

  private static String field(Expression form) {
    return form instanceof Expression.Field(_, Identifier name, _) ? "." + name : "";
  }

  private void declare(Pattern pattern, Option<Annotation> annotation, Sort sort) {
    Complaints.checkDistinct(pattern.binds(), "in one pattern");
    annotation.forEach(type -> {
      checkFields(type);
      type.symbols()
          .filter(size -> scope.lookup(size.name()).isEmpty())
          .forEach(size -> scope.declare(size.name(), Sort.SIZE, size.span()));
    });
    pattern.binds().forEach(bind -> scope.declare(bind.name(), sort, bind.span()));
  }

  private void declare(Identifier name, Sort sort) {
    scope.declare(name.name(), sort, name.span());
  }
}
