package dev.solvent.plan;

import dev.solvent.expr.Op;
import dev.solvent.type.Type;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// What a loop writes down for its reverse.
///
/// @param numbers how many a pass writes; what loops inside it write comes on top
/// @param passes so many passes are kept; of more, the states at the borders of blocks are, and a
///   block is computed again when it is read
public record Keeping(long numbers, long passes) {

  /// This gives nothing for a loop that writes nothing, or no more than how long it ran.
  public static Option<Keeping> of(Op.Loop loop) {
    Seq<Type> rows = loop.step().types().drop(loop.states()).reject(type -> type.equals(Type.TICK));
    if (rows.isEmpty()) return Option.none();
    long numbers =
        rows.map(type -> type instanceof Type.Real real ? (long) real.shape().count() : 0)
            .sum()
            .longValue();
    Budget budget = Budget.current();
    long weight = numbers + (long) Tape.ROW * rows.size();
    return Option.of(new Keeping(numbers, Math.max(budget.rows(), budget.numbers() / weight)));
  }

  /// This gives the number of passes in a block of a loop of `n` passes.
  public static int block(int n) {
    return Tape.stride(Budget.current().rows(), n);
  }
}
