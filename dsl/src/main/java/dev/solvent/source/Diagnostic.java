package dev.solvent.source;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/// What went wrong, where, and what to do: an error as data.
public record Diagnostic(
    Kind kind, String headline, Site site, Seq<String> notes, Option<String> help) {

  public Diagnostic(Kind kind, String headline, Site site) {
    this(kind, headline, site, Vector.empty(), Option.none());
  }

  public Diagnostic at(Site other) {
    return new Diagnostic(kind, headline, other, notes, help);
  }

  public Diagnostic note(String note) {
    return new Diagnostic(kind, headline, site, notes.append(note), help);
  }

  public Diagnostic help(String action) {
    return new Diagnostic(kind, headline, site, notes, Option.of(action));
  }

  /// As people read it.
  @Override
  public String toString() {
    return DiagnosticText.of(this);
  }
}
