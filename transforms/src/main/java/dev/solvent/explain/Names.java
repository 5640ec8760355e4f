package dev.solvent.explain;

import io.vavr.collection.Seq;
import java.util.HashSet;
import java.util.Set;

/// Names for what has none, each given once.
final class Names {
  private final Set<String> taken = new HashSet<>();
  private int values;

  Names(Seq<String> taken) {
    taken.forEach(this.taken::add);
  }

  /// This gives a name for a value: `v1`, `v2`.
  String value() {
    String name = "v" + ++values;
    return taken.add(name) ? name : value();
  }

  /// This gives a name like `wish`, numbered where that is taken.
  String like(String wish) {
    String base = wish.matches("[\\p{L}_][\\p{L}\\p{N}_.']*") ? wish : "s";
    String name = base;
    for (int k = 2; !taken.add(name); k++) name = base + k;
    return name;
  }
}
