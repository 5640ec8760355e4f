package dev.solvent.script.resolve;

import dev.solvent.script.syntax.Ast;
import dev.solvent.script.syntax.Ast.Expression;
import dev.solvent.script.syntax.Ast.Expression.Block;
import dev.solvent.script.syntax.Ast.Identifier;
import dev.solvent.script.syntax.Ast.Statement;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The `var`s outside of a block that running it may change: its state, if it is a loop's body.
/// Each block is looked through once.
public final class Assigned {
  private final Map<Block, Seq<Identifier>> found = new IdentityHashMap<>();

  /// This gives where a block first assigns each name that is declared outside of it, in order:
  /// also in the loops and branches within, not in functions.
  public Seq<Identifier> in(Block block) {
    Option<Seq<Identifier>> before = Option.of(found.get(block));
    if (before.isDefined()) return before.get();
    Walk walk = new Walk();
    walk.statements(block.statements());
    Seq<Identifier> assigned = Vector.ofAll(walk.assigned.values());
    found.put(block, assigned);
    return assigned;
  }

  /// A walk over one block, which leaves the blocks in it to others.
  private final class Walk {
    private final Set<String> declared = new HashSet<>();
    private final Map<String, Identifier> assigned = new LinkedHashMap<>();

    void statements(Seq<Statement> statements) {
      for (Statement statement : statements) {
        statement(statement);
        Declared.by(statement).forEach(declared::add);
      }
    }

    private void statement(Statement statement) {
      switch (statement) {
        case Statement.Val val -> expression(val.value());
        case Statement.Var variable -> expression(variable.value());
        case Statement.Assign assign -> {
          expression(assign.value());
          note(assign.name());
        }
        case Statement.While loop -> {
          expression(loop.condition());
          in(loop.body()).forEach(this::note);
        }
        case Statement.For loop -> {
          expression(loop.over());
          Seq<String> own = Declared.by(loop.pattern(), Option.none());
          in(loop.body()).filter(name -> !own.contains(name.name())).forEach(this::note);
        }
        case Statement.Evaluate evaluate -> expression(evaluate.expression());
        case Statement.Fun _, Statement.RuleOf _, Statement.Import _ -> {}
      }
    }

    private void expression(Expression whole) {
      Ast.spine(whole).forEach(this::form);
    }

    private void form(Expression form) {
      if (form instanceof Block block) in(block).forEach(this::note);
      else if (!(form instanceof Expression.Lambda)) Inside.of(form).forEach(this::expression);
    }

    private void note(Identifier name) {
      if (!declared.contains(name.name())) assigned.putIfAbsent(name.name(), name);
    }
  }
}
