package dev.solvent.plan;

import static com.google.common.truth.Truth.assertThat;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.expr.Scalar;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TapeTest {
  /// Adds 1, and counts how often it did.
  private static final class Counting implements Scalar {
    private long calls;

    @Override
    public String name() {
      return "counting";
    }

    @Override
    public int arity() {
      return 1;
    }

    @Override
    public DoubleBinaryOperator function() {
      return (x, _) -> {
        calls++;
        return x + 1;
      };
    }

    @Override
    public Node partial(int k, Seq<Node> operands, Node out) {
      return Nodes.number(1);
    }
  }

  private final Counting counting = new Counting();

  /// `s = s + 1`, each pass of which writes the state it finds.
  private Op.Loop writing(boolean backward) {
    Graph step =
        Trace.closed(
            Array.of(Type.NUMBER, Type.TICK),
            xs -> Array.of(Nodes.of(counting, xs.head()), xs.head()));
    return new Op.Loop(step, Option.none(), backward, 1, 1);
  }

  private Rows written(int n, boolean backward) {
    Op.Loop loop = writing(backward);
    Object[] out = Loops.loop(loop, new Object[] {new double[] {0}, new Rows.Clock(n)});
    return (Rows) out[1];
  }

  private static double at(Rows rows, int i) {
    return ((double[]) rows.row(i))[0];
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "5, 1", "16, 2", "17, 2", "100, 16", "1000, 16", "1025, 16"})
  void aRowIsWhatThePassWrote(int n, int rows) {
    for (boolean backward : new boolean[] {false, true}) {
      Replaying.inBlocks(
          rows,
          () -> {
            Rows trail = written(n, backward);
            for (int i = 0; i < n; i++)
              assertThat(at(trail, i)).isEqualTo(backward ? n - 1 - i : i);
            for (int i = n - 1; i >= 0; i--) {
              assertThat(at(trail, i)).isEqualTo(backward ? n - 1 - i : i);
            }
            return 0;
          });
    }
  }

  /// One reading, in either direction, computes each row once more, and two readers that go in step
  /// share the block.
  @ParameterizedTest
  @CsvSource({"1000", "1024", "1025", "5000"})
  void aReadingReplaysEachPassOnce(int n) {
    for (boolean backward : new boolean[] {false, true}) {
      Replaying.inBlocks(
          16,
          () -> {
            Rows trail = written(n, backward);
            long before = counting.calls;
            for (int i = n - 1; i >= 0; i--) {
              at(trail, i);
              at(trail, Math.max(0, i));
            }
            assertThat(counting.calls - before).isEqualTo(n);
            return 0;
          });
    }
  }

  /// A loop that reads another's rows in the other direction shares its blocks' borders: a reading
  /// of both computes each pass of each once more, though neither length is a whole number of
  /// blocks.
  @Test
  void tapesOfOneLengthShareTheirBorders() {
    int n = 1003;
    Replaying.inBlocks(
        16,
        () -> {
          Rows first = written(n, false);
          Graph step =
              Trace.closed(
                  Array.of(Type.NUMBER, Type.TICK, Type.NUMBER),
                  xs -> Array.of(Nodes.add(xs.get(0), xs.get(2)), xs.get(0)));
          Op.Loop second = new Op.Loop(step, Option.none(), true, 1, 2);
          Object[] out =
              Loops.loop(second, new Object[] {new double[] {0}, new Rows.Clock(n), first});
          long before = counting.calls;
          double sum = 0;
          for (int i = 0; i < n; i++) sum += at((Rows) out[1], i);
          assertThat(counting.calls - before).isAtMost(n);
          // row i is the sum of the numbers above i
          double want = 0;
          for (int i = 0; i < n; i++) for (int k = i + 1; k < n; k++) want += k;
          assertThat(sum).isEqualTo(want);
          return 0;
        });
  }

  /// A `while` does not know its length, and ends with the blocks of a loop that does.
  @Test
  void aWhileEndsWithTheBlocksOfACountedLoop() {
    int n = 5000;
    Graph step =
        Trace.closed(
            Array.of(Type.NUMBER), xs -> Array.of(Nodes.of(counting, xs.head()), xs.head()));
    Graph proceed =
        Trace.closed(Array.of(Type.NUMBER), xs -> Array.of(Nodes.less(xs.head(), Nodes.number(n))));
    Op.Loop loop = new Op.Loop(step, Option.of(proceed), false, 1, 0);
    Replaying.inBlocks(
        16,
        () -> {
          Rows trail = (Rows) Loops.loop(loop, new Object[] {new double[] {0}})[1];
          long before = counting.calls;
          for (int i = n - 1; i >= 0; i--) assertThat(at(trail, i)).isEqualTo(i);
          assertThat(counting.calls - before).isEqualTo(n);
          return 0;
        });
  }

  /// A sum of trails is added as it is read.
  @Test
  void sumsAreLazy() {
    Replaying.inBlocks(
        16,
        () -> {
          Rows x = written(1000, false);
          Rows y = written(1000, true);
          long before = counting.calls;
          Object sum = Values.add(x, Values.negate(y));
          assertThat(counting.calls).isEqualTo(before);
          assertThat(at((Rows) sum, 3)).isEqualTo(3 - 996.0);
          return 0;
        });
  }

  /// Many readers at once each get what was written.
  @Test
  void aTapeIsReadByManyThreads() throws InterruptedException {
    int n = 3000;
    Rows trail = Replaying.inBlocks(16, () -> written(n, false));
    double[] sums = new double[4];
    Thread[] readers = new Thread[sums.length];
    for (int t = 0; t < readers.length; t++) {
      int reader = t;
      readers[t] =
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; i < n; i++) {
                  sums[reader] += at(trail, reader % 2 == 0 ? i : n - 1 - i);
                }
              });
    }
    for (Thread reader : readers) reader.join();
    for (double sum : sums) assertThat(sum).isEqualTo(n * (n - 1) / 2.0);
  }

  @Test
  void aWriterOfNothingKeepsNoTape() {
    Graph step =
        Trace.closed(
            Array.of(Type.NUMBER, Type.TICK),
            xs -> Array.of(Build.one(new Op.Negate(), xs.head())));
    Op.Loop loop = new Op.Loop(step, Option.none(), false, 1, 1);
    Object[] out = Loops.loop(loop, new Object[] {new double[] {1}, new Rows.Clock(3)});
    assertThat((double[]) out[0]).isEqualTo(new double[] {-1});
  }
}
