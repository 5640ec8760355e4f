package dev.solvent.shell;

import java.nio.file.Path;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;

/// The editor of lines.
final class Lines {
  private static final int MOST_KEPT = 10_000;

  private Lines() {}

  static LineReader reader(Terminal terminal, Workspace workspace, Path history) {
    return LineReaderBuilder.builder()
        .terminal(terminal)
        .appName("solvent")
        .parser(new Reading())
        .completer(new Completion(workspace))
        .highlighter(new Highlighting())
        .variable(LineReader.HISTORY_FILE, history)
        .variable(LineReader.HISTORY_SIZE, MOST_KEPT)
        .variable(LineReader.HISTORY_FILE_SIZE, MOST_KEPT)
        .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P | ")
        .option(Option.DISABLE_EVENT_EXPANSION, true)
        .option(Option.HISTORY_REDUCE_BLANKS, false)
        .option(Option.HISTORY_TIMESTAMPED, false)
        .option(Option.CASE_INSENSITIVE_SEARCH, true)
        .build();
  }

  /// `solvent/history` where the user's programs keep their state.
  static Path history() {
    String state = System.getenv("XDG_STATE_HOME");
    Path folder =
        state == null || state.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(state);
    return folder.resolve("solvent").resolve("history");
  }
}
