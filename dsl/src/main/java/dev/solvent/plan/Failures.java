package dev.solvent.plan;

import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import java.util.ArrayList;
import java.util.List;

/// The errors of mapped elements: each is tried, and the error of the first names all that failed.
final class Failures {
  private static final int MOST_NAMED = 20;

  private final List<Integer> failed = new ArrayList<>();
  private final List<SolventError> errors = new ArrayList<>();

  /// This notes the error of an element. An interruption or an exhausted limit ends all at once.
  void add(int element, SolventError error) {
    if (error.kind() == Kind.LIMIT) throw error;
    failed.add(element);
    errors.add(error);
  }

  /// This throws the first error, if there is one.
  void check(int n) {
    if (!failed.isEmpty()) throw named(failed, errors.getFirst(), n);
  }

  static SolventError named(List<Integer> failed, SolventError first, int n) {
    List<String> which = failed.stream().limit(MOST_NAMED).map(String::valueOf).toList();
    return first.note(
        "it failed at %s %s%s of the %d that are mapped",
        failed.size() == 1 ? "element" : "elements",
        String.join(", ", which),
        failed.size() > MOST_NAMED ? ", .." : "",
        n);
  }
}
