package dev.solvent.plan;

import dev.solvent.plan.Statement.Attempted;
import dev.solvent.plan.Statement.Branch;
import dev.solvent.plan.Statement.Compute;
import dev.solvent.plan.Statement.Copy;
import dev.solvent.plan.Statement.Count;
import dev.solvent.plan.Statement.Each;
import dev.solvent.plan.Statement.Forget;
import dev.solvent.plan.Statement.Pack;
import dev.solvent.plan.Statement.Run;
import dev.solvent.plan.Statement.Sweep;
import dev.solvent.plan.Statement.Total;
import dev.solvent.plan.Statement.Unpack;
import dev.solvent.plan.Statement.While;
import java.util.List;

/// About how many operations statements are, not counting what becomes a method of its own: the JVM
/// compiles no method of more than 8,000 bytes.
final class Weight {
  /// A method holds about so many operations.
  static final int LONG = 250;

  private Weight() {}

  static boolean fits(List<Statement> list) {
    return of(list) <= LONG;
  }

  /// Whether a body stands in the method around it.
  static boolean isInline(List<Statement> body) {
    return of(body) <= LONG / 2;
  }

  private static int of(List<Statement> list) {
    return list.stream().mapToInt(Weight::of).sum();
  }

  static int of(Statement statement) {
    return switch (statement) {
      case Compute _, Run _, Forget _ -> 1;
      case Total t -> t.left().length;
      case Copy copy -> copy.to().length + copy.objectsTo().length;
      case Pack p -> p.from().length;
      case Unpack u -> u.to().length;
      case Branch b -> 1 + nested(b.then()) + nested(b.otherwise());
      case Attempted a -> a.results().length + nested(a.body());
      case While w -> 1 + nested(w.proceed()) + nested(w.pass());
      case Count n -> 1 + n.trails().length + nested(n.pass());
      case Each e -> 10 + nested(e.body());
      case Sweep s -> 1 + s.keptTo().length;
    };
  }

  private static int nested(List<Statement> body) {
    return isInline(body) ? of(body) : 1;
  }
}
