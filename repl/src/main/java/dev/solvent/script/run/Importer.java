package dev.solvent.script.run;

import dev.solvent.script.syntax.Ast.Statement;

/// Where the files of `import` come from.
public interface Importer {

  /// This gives the top-level names of a file that has run. Fails with `io` where it cannot be
  /// read, with `name` where it imports itself.
  Scope load(Statement.Import statement);
}
