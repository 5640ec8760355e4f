package dev.solvent.shell;

import static org.jline.utils.AttributedStyle.RED;

import dev.solvent.source.Diagnostic;
import dev.solvent.source.DiagnosticText;
import java.io.PrintWriter;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;

/// What the shell writes. Where an evaluation is silent for long, a hint says how to stop it; the
/// hint is gone when something else is written.
final class Screen {
  private static final long SILENCE = 2000;
  private static final String HINT = "(Ctrl-C to stop)";
  private static final String STOPPING = "(stopping)";

  private final Terminal terminal;
  private final PrintWriter writer;
  private long spoken;
  private boolean isHinting = false;

  Screen(Terminal terminal) {
    this.terminal = terminal;
    this.writer = terminal.writer();
  }

  /// Whether text may move the cursor and have colours.
  boolean isRich() {
    return !terminal.getType().startsWith(Terminal.TYPE_DUMB);
  }

  synchronized void line(String text) {
    erase();
    writer.println(text);
    writer.flush();
    spoken = now();
  }

  /// This writes what is said by the way.
  void quietly(String text) {
    line(new AttributedString(text, AttributedStyle.DEFAULT.faint()).toAnsi(terminal));
  }

  /// This writes an error, its kind in red.
  void complain(Diagnostic diagnostic) {
    String text = DiagnosticText.of(diagnostic);
    int kind = text.indexOf(':');
    String marked =
        new AttributedString(text.substring(0, kind), AttributedStyle.BOLD.foreground(RED))
            .toAnsi(terminal);
    line(marked + text.substring(kind));
  }

  /// This does the work, which may take long.
  void during(Runnable work) {
    spoken = now();
    Thread watch = Thread.ofVirtual().start(this::hintAfterSilence);
    try {
      work.run();
    } finally {
      watch.interrupt();
      erase();
    }
  }

  private synchronized void hintAfterSilence() {
    try {
      while (isRich()) {
        long left = spoken + SILENCE - now();
        if (left <= 0 && !isHinting) hint(HINT);
        wait(Math.max(left, SILENCE / 10));
      }
    } catch (InterruptedException _) {
      // the work is done
    }
  }

  /// This says that Ctrl-C was heard: not everything that computes can stop at once.
  synchronized void stopping() {
    erase();
    if (isRich()) hint(STOPPING);
  }

  private void hint(String text) {
    writer.print(new AttributedString(text, AttributedStyle.DEFAULT.faint()).toAnsi(terminal));
    writer.flush();
    isHinting = true;
  }

  private synchronized void erase() {
    if (!isHinting) return;
    terminal.puts(Capability.carriage_return);
    terminal.puts(Capability.clr_eol);
    writer.flush();
    isHinting = false;
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }
}
