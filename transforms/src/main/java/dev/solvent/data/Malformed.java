package dev.solvent.data;

import dev.solvent.source.NumberText;
import java.io.IOException;

/// What a file holds is not what its ending promises, and where: a line counted from 1, or 0 for
/// the whole file.
final class Malformed extends IOException {
  private final long line;

  Malformed(long line, String what, Object... parts) {
    super(parts.length == 0 ? what : NumberText.format(what, parts));
    this.line = line;
  }

  /// `, line 3` or nothing.
  String where() {
    return line == 0 ? "" : ", line " + line;
  }
}
