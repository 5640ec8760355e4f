package dev.solvent.plan;

import dev.solvent.expr.Definition;
import dev.solvent.expr.Node;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.LinkedHashMap;
import java.util.Map;

/// The definitions that an evaluation comes by, each with the arguments of its first call; what a
/// body calls comes before it.
public final class Encounters {
  private static final ScopedValue<Encounters> CURRENT = ScopedValue.newInstance();

  private final Map<Definition.Composed, Call> calls = new LinkedHashMap<>();

  private Encounters() {}

  /// A definition with its arguments and captures.
  public record Call(Definition.Composed definition, Seq<Node> at) {}

  /// This gives the calls that `work` makes.
  public static Seq<Call> during(Runnable work) {
    Encounters encounters = new Encounters();
    ScopedValue.where(CURRENT, encounters).run(work);
    return Array.ofAll(encounters.calls.values());
  }

  static boolean areNoted() {
    return CURRENT.isBound();
  }

  static void met(Definition.Composed d, Object[] x, Seq<Type> in) {
    if (!CURRENT.isBound() || CURRENT.get().calls.containsKey(d)) return;
    Seq<Node> at = Array.of(x).zipWith(in, (v, type) -> new Node.Const(type, v));
    CURRENT.get().calls.put(d, new Call(d, at));
  }
}
