package dev.solvent.plan;

import dev.solvent.expr.Op;
import dev.solvent.source.Site;
import java.util.List;

/// What compiled code does, on a frame of numbers and a frame of objects; `int`s are places in one
/// or the other. Each number of a small tensor has its own place; a large one is an object.
sealed interface Statement {

  /// An elementwise operation on numbers.
  record Compute(Op op, int to, int[] from) implements Statement {}

  /// `left[0] * right[0] + left[1] * right[1] + ..`, from 0 on and in this order; without `right`,
  /// the plain sum.
  record Total(int to, int[] left, int[] right) implements Statement {}

  /// Numbers and objects, all read before the first is written.
  record Copy(int[] to, int[] from, int[] objectsTo, int[] objectsFrom) implements Statement {}

  record Pack(int to, int[] from) implements Statement {}

  record Unpack(int from, int[] to) implements Statement {}

  /// An operation on objects, as an interpreted plan runs it.
  record Run(Execution.Running running, Site site, int[] in, int[] out) implements Statement {
    void on(Object[] objects) {
      Object[] operands = new Object[in.length];
      for (int i = 0; i < in.length; i++) operands[i] = objects[in[i]];
      Site.enter(site);
      Object[] results = running.of(operands);
      for (int i = 0; i < out.length; i++) objects[out[i]] = results[i];
    }
  }

  /// An object that nobody reads any more.
  record Forget(int object) implements Statement {}

  record Branch(int condition, List<Statement> then, List<Statement> otherwise)
      implements Statement {}

  /// The body, or NaN in the places of its results where it fails for reasons of the point.
  record Attempted(List<Statement> body, int[] results) implements Statement {}

  record While(List<Statement> proceed, int condition, List<Statement> pass) implements Statement {}

  /// As many passes as the clock tells; before each, row `i` of each of `trails` goes to `rows`.
  record Count(int clock, boolean backward, int[] trails, int[] rows, List<Statement> pass)
      implements Statement {}

  /// The body for each of `n` elements: its numbers come from `stacks`, to which `elements` belong,
  /// and go to `outs`, of which some are summed. Where an element fails, `whole` does it all again
  /// to tell of each that does.
  record Each(
      int n,
      int[] stacks,
      int[][] elements,
      List<Statement> body,
      int[][] results,
      boolean[] summed,
      int[] outs,
      Run whole)
      implements Statement {}

  /// Entrywise operations on tensors of `count` entries in one loop. Its values are numbered: the
  /// `arrays`, the `uniforms`, which are numbers that stand for all entries, and one for each lane.
  /// Those in `kept` go to `keptTo`; those in `summed` are added up in order into `sums`.
  record Sweep(
      int count,
      int[] arrays,
      int[] uniforms,
      List<Lane> lanes,
      int[] kept,
      int[] keptTo,
      int[] summed,
      int[] sums)
      implements Statement {}

  /// An operation in a sweep on values of the sweep.
  record Lane(Op op, int[] from) {}
}
