package dev.solvent.plan;

import dev.solvent.expr.Graph;
import dev.solvent.kernel.Interruption;
import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import io.vavr.control.Option;
import java.util.concurrent.atomic.AtomicReference;

/// A graph as code of the JVM, with the frames that it starts from and where in that of the objects
/// parameters and results are.
final class Bytecode {
  private final Code code;
  private final double[] numbers;
  private final Object[] objects;
  private final int[] params;
  private final int[] results;

  /// The frame of numbers of a run that has ended, for the next one: all that a run reads, but for
  /// what is known, it has written before.
  private final AtomicReference<double[]> spare = new AtomicReference<>();

  private Bytecode(Code code, Frames frames, int[] params, int[] results) {
    this.code = code;
    this.numbers = frames.numbers();
    this.objects = frames.objects();
    this.params = params;
    this.results = results;
  }

  /// This gives the graph as code, unless it is too large for a class.
  static Option<Bytecode> of(Graph graph) {
    Frames frames = new Frames();
    Block block = Block.outermost(graph, frames);
    int[] params = new int[graph.params().size()];
    for (int i = 0; i < params.length; i++) {
      params[i] = frames.object();
      block.isAt(graph.params().get(i), params[i]);
    }
    block.translate();
    int[] results = block.wholes(graph.results());
    return Option.when(
        frames.fit(),
        () -> new Bytecode(Assembler.assemble(block.statements()), frames, params, results));
  }

  /// What an assembled class does.
  interface Code {
    void run(double[] numbers, Object[] objects);
  }

  Object[] run(Object[] args) {
    double[] last = spare.getAndSet(null);
    double[] frame = last == null ? numbers.clone() : last;
    Object[] heap = objects.clone();
    for (int i = 0; i < params.length; i++) heap[params[i]] = args[i];
    Site before = Site.current();
    try {
      code.run(frame, heap);
    } finally {
      Site.enter(before);
      spare.set(frame);
    }
    Object[] out = new Object[results.length];
    for (int i = 0; i < out.length; i++) out[i] = heap[results[i]];
    return out;
  }

  // --- what assembled code calls

  static void poll() {
    Interruption.poll();
  }

  /// This gives how often a loop runs that the clock steers.
  static int passes(Object clock) {
    return ((Rows) clock).length();
  }

  static Object row(Object trail, int i) {
    return ((Rows) trail).row(i);
  }

  /// This throws an error that ends a map at once; after every other one all elements are tried.
  static void again(SolventError error) {
    if (error.kind() == Kind.LIMIT) throw error;
  }
}
