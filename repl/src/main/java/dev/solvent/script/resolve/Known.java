package dev.solvent.script.resolve;

import dev.solvent.script.syntax.Ast.Statement;
import io.vavr.collection.Seq;

/// What a script finds when it begins: the words of the language and the names that a session
/// already has.
public interface Known {

  /// This tells whether a name means something: a word, `random.normal` too, or a name of the
  /// session.
  boolean isKnown(String name);

  /// This tells whether a name of the session is a function to which a rule may be attached. A word
  /// is none.
  boolean isFunction(String name);

  /// This tells whether a name of the session is a `var`.
  boolean isVar(String name);

  /// This gives all known names, for the help on one that is not.
  Seq<String> names();

  /// This gives the names that a file has at its top. Fails as reading the file does.
  Seq<String> exports(Statement.Import file);
}
