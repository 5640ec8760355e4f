package dev.solvent.dsl;

import dev.solvent.expr.Node;
import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.function.IntFunction;

/// The parts of a loop's state as messages call them: one name a part, and where the loop assigns
/// it.
public record Variables(Seq<String> names, IntFunction<Site> assigned) {

  public Variables(Seq<String> names) {
    this(names, _ -> Site.here());
  }

  static Variables unnamed() {
    return new Variables(Array.empty());
  }

  /// This gives the state after a pass with its fields in the order of the state before. Fails with
  /// `shape` where structure, shapes or elements differ, with `type` where a text or a function
  /// does.
  Expr kept(Expr before, Expr after) {
    if (before.isSameAs(after)) return after.filledLike(before);
    if (names.size() > 1
        && before.tree() instanceof Tree.Tuple(var old)
        && after.tree() instanceof Tree.Tuple(var made)
        && old.size() == made.size()) {
      int i = old.zipWith(made, Expr::isSameAs).indexOf(false);
      throw changed("the state " + names.get(i), old.get(i), made.get(i)).at(assigned.apply(i));
    }
    if (names.size() == 1) {
      throw changed("the state " + names.head(), before, after).at(assigned.apply(0));
    }
    throw changed("the state", before, after);
  }

  private static SolventError changed(String what, Expr before, Expr after) {
    if (before.describe().equals(after.describe())) {
      return SolventError.of(Kind.TYPE, "%s is another %s after the pass", what, before.describe());
    }
    return SolventError.of(
            Kind.SHAPE,
            "%s is %s before the pass and %s after it",
            what,
            before.describe(),
            after.describe())
        .help("a loop's state keeps its structure and shape; start it as large as it becomes");
  }

  /// This gives one name a leaf of a state.
  Seq<String> ofLeaves(Expr state) {
    if (names.size() == 1) return state.leaves().map(_ -> names.head());
    if (names.size() > 1 && state.tree() instanceof Tree.Tuple(var parts)) {
      return parts.zipWithIndex().flatMap(p -> p._1.leaves().map(_ -> names.get(p._2)));
    }
    return state.leaves().map((Node _) -> "the state");
  }
}
