package dev.solvent.script.run;

import dev.solvent.Solvent;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Tree;
import dev.solvent.dsl.Variables;
import dev.solvent.kernel.Interruption;
import dev.solvent.script.resolve.Assigned;
import dev.solvent.script.syntax.Ast;
import dev.solvent.script.syntax.Ast.Expression;
import dev.solvent.script.syntax.Ast.Statement;
import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.Supplier;

/// Branches and loops. At the top of a script they run as they are met. In a function they become
/// branches and loops of the expression tree; the variables that they assign are their state.
final class Flow {
  private final Interpreter interpreter;
  private final Assigned assigned = new Assigned();

  Flow(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /// The variables of an outer block that a block assigns.
  private record State(Seq<Ast.Identifier> names, Seq<Variable> variables) {

    static State of(Seq<Ast.Identifier> assigned, Scope scope) {
      Seq<Ast.Identifier> names =
          Array.ofAll(assigned.distinctBy(Ast.Identifier::name))
              .filter(id -> scope.find(id.name()).isDefined());
      return new State(names, names.map(id -> scope.find(id.name()).get()));
    }

    Seq<Expr> values() {
      return Array.ofAll(variables.toJavaStream().map(Variable::value).toList());
    }

    /// The values as the state of a loop: one stands bare.
    Expr state() {
      Seq<Expr> values = values();
      return values.size() == 1 ? values.head() : new Expr(new Tree.Tuple(values));
    }

    void set(Seq<Expr> values) {
      for (int i = 0; i < variables.size(); i++) variables.get(i).set(values.get(i));
    }

    void setState(Expr state) {
      set(variables.size() == 1 ? Array.of(state) : state.parts());
    }

    /// This gives what `work` gives with other values of the variables, which are put back.
    <T> T during(Seq<Expr> values, Supplier<T> work) {
      Seq<Expr> before = values();
      for (int i = 0; i < variables.size(); i++) variables.get(i).begin(values.get(i));
      try {
        return work.get();
      } finally {
        set(before);
      }
    }

    /// This gives what the other side of a branch leaves. Fails with `shape`, naming it, where a
    /// variable is not like the one that the first side leaves.
    Expr agreeing(Expr then, Expr otherwise) {
      for (int i = 0; i < names.size(); i++) {
        Expr one = then.parts().get(i + 1);
        Expr other = otherwise.parts().get(i + 1);
        boolean isNamedAlike = one.describe().equals(other.describe());
        if (one.isSameAs(other) || isNamedAlike) continue;
        throw SolventError.of(
                Kind.SHAPE,
                "the sides of a branch leave %s differently: one as %s, the other as %s",
                names.get(i).name(),
                one.describe(),
                other.describe())
            .at(Site.current().at(names.get(i).span()))
            .help("where it is decided by data, both sides have one structure and shape");
      }
      return otherwise;
    }

    Variables described() {
      Site site = Site.current();
      return new Variables(
          names.map(Ast.Identifier::name),
          i -> site.at(variables.get(i).changed().getOrElse(names.get(i)::span)));
    }
  }

  // branches

  /// `if (c) a else b`, whose value is wanted or not.
  Expr choice(Expression.If i, Scope scope, boolean wanted) {
    Expr condition = interpreter.value(i.condition(), scope);
    boolean decides = condition.isTensor() && condition.node().type().equals(Type.TRUTH);
    Interpreter.enter(decides ? i.span() : i.condition().span());
    Site site = Site.current();
    boolean valued = wanted && i.otherwise().isDefined();
    if (condition.isTensor() && condition.isKnown() && condition.shape().isScalar()) {
      if (!condition.type().isBoolean()) return Solvent.branch(condition, () -> 0, () -> 0);
      Option<Expression.Block> taken = condition.truth() ? Option.of(i.then()) : i.otherwise();
      return known(i, taken, scope, valued, site);
    }
    State state = assigned(i, scope);
    Expr[] then = {Expr.NONE};
    Expr out =
        Solvent.branch(
            condition,
            () -> then[0] = side(Option.of(i.then()), state, scope, valued),
            () -> state.agreeing(then[0], side(i.otherwise(), state, scope, valued)));
    Site.enter(site);
    Seq<Expr> parts = out.parts();
    state.set(parts.tail());
    return parts.head();
  }

  private State assigned(Expression.If i, Scope scope) {
    return State.of(
        assigned.in(i.then()).appendAll(i.otherwise().toArray().flatMap(assigned::in)), scope);
  }

  private Expr known(
      Expression.If i, Option<Expression.Block> taken, Scope scope, boolean valued, Site site) {
    State state = assigned(i, scope);
    Expr out =
        Solvent.taken(() -> {
          Expr value = taken.map(b -> block(b, scope, valued)).getOrElse(Expr.NONE);
          return new Expr(new Tree.Tuple(state.values().prepend(valued ? value : Expr.NONE)));
        });
    Site.enter(site);
    state.set(out.parts().tail());
    return out.parts().head();
  }

  private Expr block(Expression.Block b, Scope scope, boolean wanted) {
    return interpreter.statements().block(b, scope.inner(), wanted);
  }

  /// The value of a side and the variables as it leaves them.
  private Expr side(Option<Expression.Block> side, State state, Scope scope, boolean wanted) {
    return state.during(
        state.values(),
        () -> {
          Expr value = side.map(b -> block(b, scope, wanted)).getOrElse(Expr.NONE);
          return new Expr(new Tree.Tuple(state.values().prepend(wanted ? value : Expr.NONE)));
        });
  }

  // while

  void whileLoop(Statement.While w, Scope scope) {
    if (scope.isTop()) {
      while (holds(w.condition(), scope)) {
        Interruption.poll();
        block(w.body(), scope, false);
      }
      return;
    }
    State state = State.of(assigned.in(w.body()), scope);
    Interpreter.enter(w.condition().span());
    Site site = Site.current();
    Fn condition =
        over(
            state,
            0,
            values -> state.during(values, () -> interpreter.value(w.condition(), scope)));
    Fn step = over(state, 0, values -> state.during(values, () -> pass(w.body(), state, scope)));
    Variables variables = state.described();
    Site.enter(site);
    state.setState(Solvent.whileLoop(state.state(), variables, condition, step));
    Site.enter(site);
  }

  private boolean holds(Expression condition, Scope scope) {
    Expr value = interpreter.value(condition, scope);
    Interpreter.enter(condition.span());
    return Solvent.branch(value, () -> true, () -> false).truth();
  }

  private Expr pass(Expression.Block body, State state, Scope scope) {
    block(body, scope, false);
    return state.state();
  }

  /// A function of the state, perhaps with other parameters before it.
  private static Fn over(State state, int before, Function<Seq<Expr>, Expr> body) {
    return Fn.of("loop", before + state.names.size(), body);
  }

  // for

  void forLoop(Statement.For f, Scope scope) {
    if (f.over() instanceof Expression.Range(var a, var b, boolean inclusive, var span)) {
      Expr from = interpreter.value(a, scope);
      Expr to = interpreter.value(b, scope);
      Interpreter.enter(span);
      Expr until = inclusive ? Solvent.plus(to, 1) : to;
      if (scope.isTop()) {
        unrolled(
            f,
            Expr.range(from.whole("the start of a range"), until.whole("the end of a range")),
            scope);
      } else {
        counted(f, from, until, scope);
      }
      return;
    }
    Expr over = interpreter.value(f.over(), scope);
    Interpreter.enter(f.over().span());
    if (scope.isTop()) unrolled(f, over, scope);
    else
      traced(f, scope, (state, variables, step) -> Solvent.forEach(over, state, variables, step));
  }

  private void counted(Statement.For f, Expr from, Expr until, Scope scope) {
    traced(
        f, scope, (state, variables, step) -> Solvent.forEach(from, until, state, variables, step));
  }

  private void unrolled(Statement.For f, Expr over, Scope scope) {
    for (Expr element : Solvent.elements(over)) {
      Interruption.poll();
      Scope inner = scope.inner();
      Patterns.bind(f.pattern(), element, inner);
      interpreter.statements().block(f.body(), inner, false);
    }
  }

  private interface Loop {
    Expr of(Expr state, Variables variables, Fn step);
  }

  private void traced(Statement.For f, Scope scope, Loop loop) {
    State state = State.of(assigned.in(f.body()), scope);
    Site site = Site.current();
    Fn step =
        over(
            state,
            1,
            arguments ->
                state.during(
                    arguments.tail(),
                    () -> {
                      Scope inner = scope.inner();
                      Patterns.bind(f.pattern(), arguments.head(), inner);
                      interpreter.statements().block(f.body(), inner, false);
                      return state.state();
                    }));
    Variables variables = state.described();
    Expr after = loop.of(state.state(), variables, step);
    Site.enter(site);
    state.setState(after);
  }
}
