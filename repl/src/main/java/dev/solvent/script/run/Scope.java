package dev.solvent.script.run;

import dev.solvent.dsl.Expr;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names of a block, in front of those around it.
///
/// A later definition of a name replaces the earlier one here; a function keeps the meaning of the
/// names it was made with, since it holds a scope of its own.
public final class Scope {
  private final @Nullable Scope outer;
  private final boolean top;
  private final Map<String, Variable> own = new LinkedHashMap<>();

  private Scope(@Nullable Scope outer, boolean top) {
    this.outer = outer;
    this.top = top;
  }

  /// This gives the scope of a script, whose loops run as they are met.
  public static Scope top() {
    return new Scope(null, true);
  }

  /// This gives a scope of a block.
  Scope inner() {
    return new Scope(this, top);
  }

  /// Whether statements here run as they are met, and are not part of a function.
  boolean isTop() {
    return top;
  }

  Option<Variable> find(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Variable variable = scope.own.get(name);
      if (variable != null) return Option.of(variable);
    }
    return Option.none();
  }

  void define(String name, Variable variable) {
    own.remove(name);
    own.put(name, variable);
  }

  /// This binds a name as a `val`, or as a `var` if it is assignable.
  public void define(String name, Expr value, boolean assignable) {
    define(name, new Variable(value, assignable, Option.none()));
  }

  /// This gives the value of a name, if there is one.
  public Option<Expr> get(String name) {
    return find(name).map(Variable::value);
  }

  /// Whether a name is a `var`.
  public boolean isVar(String name) {
    return find(name).exists(Variable::isAssignable);
  }

  /// This gives the names of this block, in the order of their definitions.
  public io.vavr.collection.LinkedHashMap<String, Expr> values() {
    return io.vavr.collection.LinkedHashMap.ofAll(own).mapValues(Variable::value);
  }

  /// This gives the scope of a function: the values that these names have now, but of the names in
  /// `shared`, which are functions that see each other, the variables.
  Scope captured(Seq<String> names, Set<String> shared) {
    Scope closed = new Scope(null, false);
    for (String name : names) {
      Option<Variable> found = find(name);
      if (found.isEmpty()) continue;
      Variable variable = found.get();
      closed.define(name, shared.contains(name) ? variable : variable.frozen());
    }
    return closed;
  }
}
