package dev.solvent.source;

import java.util.Locale;

/// What kind of mistake a diagnostic tells of: the word in `error[shape]`.
public enum Kind {
  SYNTAX,
  NAME,
  TYPE,
  SHAPE,
  INDEX,
  RULE,
  SINGULAR,
  CONVERGENCE,
  DOMAIN,
  IO,
  ASSERT,
  LIMIT;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
