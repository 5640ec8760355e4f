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
    return new SolventError(new Diagnostic(kind, formatted(headline, parts), Site.withCalls()));
  }

  /// Numbers are written as the language does, where the format does not say how.
  private static String formatted(String format, Object... parts) {
    if (parts.length == 0) return format;
    Object[] shown = parts.clone();
    for (int i = 0; i < shown.length && !format.contains("%."); i++) {
      if (shown[i] instanceof Double x) shown[i] = NumberText.of(x);
    }
    return NumberText.format(format, shown);
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
    return with(diagnostic.help(formatted(action, parts)));
  }

  public SolventError note(String note, Object... parts) {
    return with(diagnostic.note(formatted(note, parts)));
  }

  private SolventError with(Diagnostic changed) {
    SolventError error = new SolventError(changed);
    error.setStackTrace(getStackTrace());
    return error;
  }
}
