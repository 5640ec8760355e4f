package dev.solvent.script.resolve;

import dev.solvent.script.resolve.Scope.Declaration;
import dev.solvent.script.syntax.Ast.Identifier;
import dev.solvent.script.syntax.Ast.Pattern;
import dev.solvent.script.syntax.Ast.Statement;
import dev.solvent.source.Diagnostic;
import dev.solvent.source.Kind;
import dev.solvent.source.Place.Span;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.HashSet;
import java.util.Set;

/// What is said of names that mean nothing, or not what the place needs.
final class Complaints {
  private final Known known;

  Complaints(Known known) {
    this.known = known;
  }

  private static SolventError error(Span span, String headline, Object... parts) {
    return new SolventError(new Diagnostic(Kind.NAME, headline.formatted(parts), new Site(span)));
  }

  SolventError unknown(String name, Span span, Scope scope) {
    SolventError error = error(span, "there is no %s", name);
    Option<Statement> later = scope.later(name, span.start());
    return later.isDefined()
        ? error.help("%s is defined only later, at %s", name, later.get().span().describe())
        : Elsewhere.said(name).fold(() -> near(error, name, scope), error::help);
  }

  private SolventError near(SolventError error, String name, Scope scope) {
    return near(error, name, scope.names().appendAll(known.names()));
  }

  private static SolventError near(SolventError error, String name, Seq<String> names) {
    Seq<String> nearest = Spelling.nearest(name, names);
    return switch (nearest.size()) {
      case 0 -> error;
      case 1 -> error.help("the nearest name is %s", nearest.head());
      default -> error.help("the nearest names are %s", nearest.mkString(", "));
    };
  }

  SolventError noVar(Identifier name, Option<Declaration> declaration, Scope scope) {
    for (Declaration found : declaration) {
      return error(name.span(), "%s is %s, and only a var may be assigned", name, found.sort())
          .help("%s is declared at %s", name, found.span().describe());
    }
    if (known.isKnown(name.name())) {
      return error(name.span(), "%s is not a var, and only a var may be assigned", name)
          .help("define a new one that shadows it: val %s = ...", name);
    }
    Seq<String> vars = scope.names().appendAll(known.names().filter(known::isVar));
    SolventError error = near(error(name.span(), "there is no var %s", name), name.name(), vars);
    return error.diagnostic().help().isDefined()
        ? error
        : error.help("define it: var %s = ...", name);
  }

  static SolventError outerVar(Identifier name) {
    return error(name.span(), "%s is a var of an enclosing function, not of this one", name)
        .help("give the new value back, or assign a var of this function");
  }

  SolventError noFunction(Identifier name, Scope scope) {
    SolventError error = error(name.span(), "there is no function %s before this rule", name);
    if (known.isKnown(name.name())) {
      return error.help("a rule is for a function of a script: define fun %s before it", name);
    }
    Option<Statement> later = scope.later(name.name(), name.span().start());
    return later.isDefined()
        ? error.help("move the rule behind %s at %s", name, later.get().span().describe())
        : near(error, name.name(), scope);
  }

  /// A block that several branches end in means two things by one name.
  static SolventError hidden(String name, Option<Declaration> here, Option<Declaration> there) {
    Declaration inner =
        List.ofAll(here).appendAll(there).maxBy(found -> found.span().start()).get();
    String headline =
        "this %s hides the %s of what follows the branch, which goes on where it does not return";
    return error(inner.span(), headline, name, name).help("give one of the two another name");
  }

  static void checkDistinct(Seq<Pattern.Bind> binds, String where) {
    checkDistinctNames(binds.map(bind -> new Identifier(bind.name(), bind.span())), where);
  }

  static void checkDistinctNames(Seq<Identifier> names, String where) {
    Set<String> before = new HashSet<>();
    for (Identifier name : names) {
      if (!before.add(name.name())) throw error(name.span(), "%s stands twice %s", name, where);
    }
  }
}
