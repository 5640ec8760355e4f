package dev.solvent.script.resolve;

import dev.solvent.script.syntax.Ast.Statement;
import dev.solvent.source.Place.Span;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// The names that are declared at a point of a script: those of a block or of the parameters of a
/// function, and behind them those outside.
final class Scope {

  /// What a name was declared as.
  enum Sort {
    VAL("a val"),
    VAR("a var"),
    FUN("a function"),
    PARAMETER("a parameter"),
    PASS("the element that a for loop is at"),
    SIZE("a size"),
    IMPORTED("imported");

    private final String text;

    Sort(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /// Where and as what a name was declared.
  record Declaration(Sort sort, Span span) {}

  private final Option<Scope> outer;
  private final boolean function;
  private final Seq<Statement> statements;
  private Map<String, Declaration> names = LinkedHashMap.empty();

  /// @param function whether it holds the parameters of a function
  /// @param statements those of the block whose names it holds
  Scope(Option<Scope> outer, boolean function, Seq<Statement> statements) {
    this.outer = outer;
    this.function = function;
    this.statements = statements;
  }

  void declare(String name, Sort sort, Span span) {
    names = names.put(name, new Declaration(sort, span));
  }

  /// This tells whether a name is declared in this very scope.
  boolean declares(String name) {
    return names.containsKey(name);
  }

  /// This gives the innermost declaration of a name.
  Option<Declaration> lookup(String name) {
    for (Option<Scope> s = Option.of(this); s.isDefined(); s = s.get().outer) {
      Option<Declaration> here = s.get().names.get(name);
      if (here.isDefined()) return here;
    }
    return Option.none();
  }

  /// This tells whether a name is declared within the innermost function, or outside of all.
  boolean isOwn(String name) {
    for (Option<Scope> s = Option.of(this); s.isDefined(); s = s.get().outer) {
      if (s.get().names.containsKey(name)) return true;
      if (s.get().function) return false;
    }
    return true;
  }

  Seq<String> names() {
    Seq<String> here = names.keySet().toList();
    return outer.map(scope -> here.appendAll(scope.names())).getOrElse(here);
  }

  /// This gives the statement of an open block that declares a name after it was used.
  Option<Statement> later(String name, int use) {
    for (Option<Scope> s = Option.of(this); s.isDefined(); s = s.get().outer) {
      Option<Statement> found =
          s.get().statements.find(st -> st.span().start() > use && Declared.by(st).contains(name));
      if (found.isDefined()) return found;
    }
    return Option.none();
  }
}
