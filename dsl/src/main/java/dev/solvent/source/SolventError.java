package dev.solvent.source;

/// The one exception of the library: a diagnostic that is thrown.
public final class SolventError extends RuntimeException {
  private final transient Diagnostic diagnostic;

  public SolventError(Diagnostic diagnostic) {
    super("error[" + diagnostic.kind() + "]: " + diagnostic.headline());
    this.diagnostic = diagnostic;
  }

  /// This makes an error at the current site; `headline` is a format.
  public static SolventError of(Kind kind, String headline, Object... parts) {
    return new SolventError(
        new Diagnostic(
            kind, parts.length == 0 ? headline : headline.formatted(parts), Site.current()));
  }

  public Diagnostic diagnostic() {
    return diagnostic;
  }

  public Kind kind() {
    return diagnostic.kind();
  }

  public SolventError at(Site site) {
    return with(diagnostic.at(site));
  }

  public SolventError at(Place place) {
    return with(diagnostic.at(diagnostic.site().at(place)));
  }

  public SolventError help(String action, Object... parts) {
    return with(diagnostic.help(parts.length == 0 ? action : action.formatted(parts)));
  }

  public SolventError note(String note, Object... parts) {
    return with(diagnostic.note(parts.length == 0 ? note : note.formatted(parts)));
  }

  private SolventError with(Diagnostic changed) {
    SolventError error = new SolventError(changed);
    error.setStackTrace(getStackTrace());
    return error;
  }
}
