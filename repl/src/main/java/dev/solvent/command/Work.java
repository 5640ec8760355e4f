package dev.solvent.command;

import dev.solvent.source.Diagnostic;
import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;

/// What the process does, on a thread whose stack is deep enough for deeply nested scripts.
final class Work {
  /// The first is reserved rather than used; smaller ones are for where so much may not be
  /// reserved.
  private static final long[] STACKS = {1L << 30, 1L << 26, 0};

  private static final long PATIENCE = 700;
  private static final Diagnostic INTERRUPTED =
      new Diagnostic(Kind.LIMIT, "the evaluation was interrupted", Site.NOWHERE);

  private final CompletableFuture<Integer> status = new CompletableFuture<>();
  private final Console console;
  private final Thread thread;

  private Work(IntSupplier work, Console console) {
    this.console = console;
    this.thread = started(() -> status.complete(guarded(work)));
  }

  static Work start(IntSupplier work, Console console) {
    return new Work(work, console);
  }

  private static Thread started(Runnable work) {
    for (int i = 0; ; i++) {
      Thread thread = new Thread(null, work, "solvent", STACKS[i]);
      try {
        thread.start();
        return thread;
      } catch (OutOfMemoryError e) {
        if (i + 1 == STACKS.length) throw e;
      }
    }
  }

  /// What a session does not turn into a diagnostic itself: exhaustion while something is printed,
  /// and faults of ours.
  private int guarded(IntSupplier work) {
    try {
      return work.getAsInt();
    } catch (StackOverflowError e) {
      return fail(new Diagnostic(Kind.LIMIT, "this is nested too deep", Site.NOWHERE));
    } catch (OutOfMemoryError e) {
      return fail(new Diagnostic(Kind.LIMIT, "the memory is exhausted", Site.NOWHERE));
    } catch (RuntimeException | Error e) {
      console.err().line("solvent: a fault of Solvent itself, not of the script: " + e);
      if (Boolean.getBoolean("solvent.debug")) e.printStackTrace();
      return Console.FAILED;
    }
  }

  private int fail(Diagnostic diagnostic) {
    console.complain(diagnostic);
    return Console.FAILED;
  }

  /// This waits for the exit status.
  int status() {
    try {
      return status.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /// This ends the process where a signal asks for it, as Ctrl-C does: what is evaluated is
  /// interrupted, which is an error of kind `limit` like any other. The exit status is then 1,
  /// where the JVM's own would be 130.
  void end() {
    if (status.isDone()) return;
    thread.interrupt();
    try {
      status.get(PATIENCE, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      console.complain(INTERRUPTED);
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
    Runtime.getRuntime().halt(Console.FAILED);
  }
}
