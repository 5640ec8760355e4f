package dev.solvent.plan;

import dev.solvent.expr.Op;
import dev.solvent.kernel.Interruption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a loop writes. It keeps its rows within a budget; beyond it, it keeps the states at the
/// borders of blocks and computes a block again when a reader asks for one of its rows, bit by bit
/// the same, since graphs are pure.
///
/// The number of rows in a block is the smallest power of two `s` with `n <= s²`; a `while`, which
/// does not know `n`, doubles it as it goes. Borders lie at multiples of `s` of the row's index, so
/// that all tapes of one length share them.
final class Tape {
  /// What Java adds to the entries of a row, counted in numbers.
  static final int ROW = 4;

  private final Op.Loop loop;
  private final Object[] operands;
  private final Budget budget = Budget.current();
  private List<Object[]> kept = new ArrayList<>();
  private boolean forgets;
  private long weight;
  private int length;
  private int stride = budget.rows();
  private List<Object[]> borders = new ArrayList<>();
  private Object[][] block = {};
  private int cached = -1;

  Tape(Op.Loop loop, Object[] operands) {
    this.loop = loop;
    this.operands = operands;
  }

  int length() {
    return length;
  }

  /// This counts the numbers that the tape keeps alive: its rows, or the rows of one block.
  long weight() {
    return weight;
  }

  /// This notes the state on entering a pass; `passes` is -1 where their number is not known.
  void entering(int pass, int passes, Object[] arguments) {
    if (passes < 0) {
      if (pass + 1L > (long) stride * stride) halve();
      if (pass % stride == 0) note(arguments);
      return;
    }
    stride = stride(stride, passes);
    int first = loop.backward() ? passes - 1 - pass : pass;
    boolean border = loop.backward() ? pass == 0 || (first + 1) % stride == 0 : first % stride == 0;
    if (border) note(arguments);
  }

  /// This gives the rows in a block of a loop of `passes`, at least so many.
  static int stride(int least, int passes) {
    int stride = least;
    while (passes > (long) stride * stride) stride *= 2;
    return stride;
  }

  private void note(Object[] arguments) {
    borders.add(Arrays.copyOf(arguments, loop.states()));
  }

  private void halve() {
    List<Object[]> half = new ArrayList<>();
    for (int i = 0; i < borders.size(); i += 2) half.add(borders.get(i));
    borders = half;
    stride *= 2;
  }

  void wrote(Object[] results) {
    if (forgets) return;
    Object[] rows = Arrays.copyOfRange(results, loop.states(), results.length);
    for (Object row : rows) weight += ROW + Values.weight(row);
    kept.add(rows);
    if (weight <= budget.numbers() || kept.size() <= budget.rows()) return;
    forgets = true;
    weight = weight / kept.size() * stride;
    kept = List.of();
  }

  void close(int n) {
    length = n;
    if (!forgets) {
      borders = List.of();
      if (loop.backward()) kept = kept.reversed();
    }
  }

  synchronized Object[] row(int i) {
    if (!forgets) return kept.get(i);
    int wanted = i / stride;
    if (wanted != cached) replay(wanted);
    return block[i - wanted * stride];
  }

  private void replay(int number) {
    int low = number * stride;
    int high = Math.min(length, low + stride);
    int blocks = (length + stride - 1) / stride;
    int states = loop.states();
    Object[] args = operands.clone();
    Object[] border = borders.get(loop.backward() ? blocks - 1 - number : number);
    System.arraycopy(border, 0, args, 0, states);
    Object[][] rows = new Object[high - low][];
    ScopedValue.where(Budget.CURRENT, budget.sharedBy(high - low))
        .run(() -> {
          Plan step = Plan.of(loop.step());
          for (int pass = 0; pass < rows.length; pass++) {
            Interruption.poll();
            int i = loop.backward() ? high - 1 - pass : low + pass;
            for (int k = states; k < states + loop.rows(); k++) {
              args[k] = ((Rows) operands[k]).row(i);
            }
            Object[] out = step.run(args);
            System.arraycopy(out, 0, args, 0, states);
            rows[i - low] = Arrays.copyOfRange(out, states, out.length);
          }
        });
    block = rows;
    cached = number;
  }
}
