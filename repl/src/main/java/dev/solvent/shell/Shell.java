package dev.solvent.shell;

import dev.solvent.render.ValueText;
import dev.solvent.source.Diagnostic;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.ExternalTerminal;

/// Reads, evaluates and prints until it is left. Neither an error nor Ctrl-C ends it: that one
/// stops what is being evaluated, or clears what is being typed.
public final class Shell {
  private static final String PROMPT = "solvent> ";

  private final Terminal terminal;
  private final LineReader reader;
  private final Screen screen;
  private final Workspace workspace;
  private final Answers answers;
  private boolean isLeft = false;

  private Shell(Terminal terminal, Path history) {
    this.terminal = terminal;
    this.screen = new Screen(terminal);
    this.workspace = new Workspace(screen::line);
    this.answers = new Answers(screen, workspace);
    this.reader = Lines.reader(terminal, workspace, history);
  }

  /// This talks to the person at the terminal of the process.
  public static void open(String version) {
    try (Terminal terminal = TerminalBuilder.builder().system(true).encoding("UTF-8").build()) {
      new Shell(terminal, Lines.history()).talk(version + " -- :help tells more, Ctrl-D leaves");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// This talks over two streams; what is entered is kept in the file `history`.
  public static void open(InputStream in, OutputStream out, Path history, String greeting)
      throws IOException {
    try (Terminal terminal =
        new ExternalTerminal("solvent", "xterm", in, out, StandardCharsets.UTF_8)) {
      new Shell(terminal, history).talk(greeting);
    }
  }

  private void talk(String greeting) {
    screen.quietly(greeting);
    while (!isLeft) {
      try {
        String text = reader.readLine(PROMPT);
        evaluating(() -> isLeft = answer(text));
      } catch (UserInterruptException e) {
        if (e.getPartialLine().isBlank()) screen.quietly("Ctrl-D leaves");
      } catch (EndOfFileException _) {
        isLeft = true;
      }
    }
  }

  /// Ctrl-C interrupts this thread, which the engine notices.
  private void evaluating(Runnable work) {
    Thread here = Thread.currentThread();
    SignalHandler before = terminal.handle(Signal.INT, _ -> stop(here));
    try {
      screen.during(work);
    } finally {
      terminal.handle(Signal.INT, before);
      Thread.interrupted();
    }
  }

  private void stop(Thread evaluating) {
    evaluating.interrupt();
    screen.stopping();
  }

  /// This gives whether the shell is left now.
  private boolean answer(String text) {
    if (text.isBlank()) return false;
    if (Meta.isMeta(text)) return answers.answer(text);
    Option<Diagnostic> failure =
        workspace.enter(text, value -> screen.line(ValueText.of(value))).swap().toOption();
    failure.forEach(screen::complain);
    return false;
  }
}
