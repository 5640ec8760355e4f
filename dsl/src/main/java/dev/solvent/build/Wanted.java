package dev.solvent.build;

import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a function under trace wanted to know of its arguments though it is not known before
/// running.
public final class Wanted {
  private static final ThreadLocal<@Nullable Wanted> CURRENT = new ThreadLocal<>();

  private final List<Node> decisive = new ArrayList<>();
  private boolean values;

  /// This tells that the node decides the tree: a size, an axis, an option.
  public static void decisive(Node node) {
    Wanted current = CURRENT.get();
    if (current != null) current.decisive.add(node);
  }

  /// This tells that a host asks for the value.
  public static void value() {
    Wanted current = CURRENT.get();
    if (current != null) current.values = true;
  }

  /// This gives what `work` gives, and learns what it wants to know.
  public <T> T during(Supplier<T> work) {
    Wanted before = CURRENT.get();
    CURRENT.set(this);
    try {
      return work.get();
    } finally {
      CURRENT.set(before);
    }
  }

  /// Whether a host asked for a value.
  public boolean isValue() {
    return values;
  }

  /// This gives the nodes that what decided the tree is made of.
  public Set<Node> decisive() {
    return new HashSet<>(Graph.reach(decisive, _ -> true));
  }
}
