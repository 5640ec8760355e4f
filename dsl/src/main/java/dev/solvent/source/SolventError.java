package dev.solvent.source;

import io.vavr.control.Option;

/// The one exception of the library: a diagnostic that is thrown. Its message is the diagnostic as
/// text.
public final class SolventError extends RuntimeException {
  private final transient Diagnostic diagnostic;

  public SolventError(Diagnostic diagnostic) {
    super("error[" + diagnostic.kind() + "]: " + diagnostic.headline());
    this.diagnostic = diagnostic;
  }

  @Override
  public String getMessage() {
    // what was serialised keeps the headline alone
    return Option.of(diagnostic).map(DiagnosticText::of).getOrElse(super::getMessage);
  }

  /// This makes an error at the current site, or where the host called if there is none; `headline`
  /// is a format.
  public static SolventError of(Kind kind, String headline, Object... parts) {
    String text = parts.length == 0 ? headline : headline.formatted(parts);
    return new SolventError(new Diagnostic(kind, text, Site.withCalls()));
  }

  public Diagnostic diagnostic() {
    return diagnostic;
  }

  public Kind kind() {
    return diagnostic.kind();
  }

  /// This moves the error to a site, if that is anywhere.
  public SolventError at(Site site) {
    return site.isNowhere() ? this : with(diagnostic.at(site));
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
