package dev.solvent.script.run;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Parameter;
import dev.solvent.dsl.Ruling;
import dev.solvent.dsl.Signature;
import dev.solvent.script.resolve.Free;
import dev.solvent.script.syntax.Ast;
import dev.solvent.script.syntax.Ast.Annotation;
import dev.solvent.script.syntax.Ast.Expression;
import dev.solvent.script.syntax.Ast.Statement;
import dev.solvent.source.Frame;
import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import io.vavr.Lazy;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.Set;

/// Functions of a script, with the values that they capture, and their rules.
final class Functions {
  /// Calls nest no deeper, so that an endless recursion is a diagnostic.
  private static final int DEEPEST = 5_000;

  /// A lambda of more characters is told by its parameters.
  private static final int LONGEST = 32;

  private final Interpreter interpreter;
  private final Free free = new Free();

  Functions(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /// What a function is made of.
  private record Code(
      String name,
      Seq<Ast.Parameter> parameters,
      Option<Annotation> result,
      Expression.Block body,
      Scope captured) {}

  /// A function without a name of its own, which messages call by what is written.
  Fn lambda(Expression.Lambda l, Scope scope) {
    return lambda(written(l), l, scope);
  }

  Fn lambda(String name, Expression.Lambda l, Scope scope) {
    Scope captured = scope.captured(free.names(l), Set.of());
    Code code = new Code(name, l.parameters(), Option.none(), l.body(), captured);
    return Site.current().at(l.span()).during(() -> of(code));
  }

  private static String written(Expression.Lambda l) {
    String text = l.span().text();
    if (text.length() <= LONGEST && text.indexOf('\n') < 0) return text;
    String parameters = l.parameters().map(p -> Patterns.name(p.pattern())).mkString(", ");
    return "{ " + parameters + " -> ... }";
  }

  /// A named function; those in `group` see each other.
  Fn function(Statement.Fun f, Scope scope, Set<String> group) {
    Scope captured = scope.captured(free.names(f), group);
    return of(new Code(f.name().name(), f.parameters(), f.result(), f.body(), captured));
  }

  private Fn of(Code code) {
    Seq<Parameter> parameters =
        Array.ofAll(code.parameters)
            .zipWithIndex()
            .map(p ->
                new Parameter(
                    Patterns.name(p._1.pattern()),
                    p._1.initial().map(e -> before -> initial(code, e, before))));
    return Fn.of(new Signature(code.name, parameters), arguments -> call(code, arguments));
  }

  /// The value of a parameter that is left out, which may be made of those before it.
  private Expr initial(Code code, Expression e, Seq<Expr> before) {
    Scope scope = code.captured.inner();
    sizes(code, before).define(scope);
    for (int i = 0; i < before.size(); i++) {
      Patterns.bind(code.parameters.get(i).pattern(), before.get(i), scope);
    }
    return interpreter.value(e, scope);
  }

  /// This gives the sizes that arguments have by the annotations of their parameters, and checks
  /// them.
  private static Annotations sizes(Code code, Seq<Expr> arguments) {
    Annotations sizes = Annotations.ofCall();
    for (int i = 0; i < arguments.size(); i++) {
      Ast.Parameter p = code.parameters.get(i);
      if (p.annotation().isDefined()) {
        sizes.check(p.annotation().get(), arguments.get(i), Patterns.name(p.pattern()));
      }
    }
    return sizes;
  }

  /// Leaves the thread where it was: a host goes on behind the call, be it one that failed. In a
  /// script a failure leaves the site where it came about, for the door to tell.
  private Expr call(Code code, Seq<Expr> arguments) {
    Site before = Site.current();
    if (!before.isNowhere() || before.frame().isDefined()) return called(code, arguments, before);
    try {
      return called(code, arguments, before);
    } finally {
      Site.enter(before);
    }
  }

  private Expr called(Code code, Seq<Expr> arguments, Site before) {
    Site caller = Site.here();
    Annotations sizes = sizes(code, arguments);
    Frame frame = new Frame(Lazy.of(() -> described(code, arguments)), caller);
    if (frame.depth() > DEEPEST) {
      throw SolventError.of(Kind.LIMIT, "calls nest more than %d deep", DEEPEST)
          .help(
              "a recursion ends by what is known before running; where data decides, use while or"
                  + " iterate");
    }
    Site.enter(new Site(code.body.span(), Option.of(frame)));
    Scope scope = code.captured.inner();
    sizes.define(scope);
    for (int i = 0; i < arguments.size(); i++) {
      Patterns.bind(code.parameters.get(i).pattern(), arguments.get(i), scope);
    }
    Expr value = interpreter.statements().block(code.body, scope, true);
    if (code.result.isDefined()) {
      Interpreter.enter(code.result.get().span());
      sizes.check(code.result.get(), value, "the result");
    }
    Site.enter(before);
    return value;
  }

  /// `solve(A: [3, 3], b: [2])`.
  private static String described(Code code, Seq<Expr> arguments) {
    return Array.ofAll(code.parameters)
        .zipWith(arguments, (p, a) -> Patterns.name(p.pattern()) + ": " + a.describe())
        .mkString(code.name + "(", ", ", ")");
  }

  /// This attaches a rule to the function of its name, which everything that calls it has then too.
  void attach(Statement.RuleOf rule, Scope scope) {
    Interpreter.enter(rule.name().span());
    Expr found =
        scope
            .get(rule.name().name())
            .getOrElseThrow(() ->
                SolventError.of(
                    Kind.NAME, "there is no function %s before this rule", rule.name()));
    Fn self = found.function();
    Scope captured = scope.captured(free.names(rule), Set.of());
    String kind = rule.kind().toString().toLowerCase(Locale.ROOT);
    Fn body =
        of(
            new Code(
                kind + " " + rule.name(), rule.parameters(), Option.none(), rule.body(), captured));
    Interpreter.enter(rule.span());
    Site site = Site.current();
    self.attach(
        switch (rule.kind()) {
          case TANGENT -> new Ruling.Tangent((_, x, dx) -> paired(body, x, dx), site);
          case COTANGENT -> new Ruling.Cotangent((_, x, ct) -> paired(body, x, ct), site);
          case IMPLICIT -> new Ruling.Residual(body, site);
        });
  }

  private static Expr paired(Fn rule, Expr primals, Expr with) {
    return rule.apply(Array.of(primals, with));
  }
}
