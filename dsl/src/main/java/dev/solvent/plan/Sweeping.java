package dev.solvent.plan;

import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A sweep in the making.
final class Sweeping {
  /// So many lanes keep a loop within what the JVM compiles well.
  private static final int LANES = 48;

  private sealed interface Source {}

  private record OfArray(int object) implements Source {}

  private record OfUniform(int place) implements Source {}

  private record OfMember(Node node) implements Source {}

  private final int count;
  private final Map<Node.Apply, List<Source>> members = new LinkedHashMap<>();
  private final Map<Node, List<Source>> sources = new IdentityHashMap<>();
  private final Map<Node, Integer> kept = new LinkedHashMap<>();
  private final Map<Node, Integer> sums = new LinkedHashMap<>();

  Sweeping(int count) {
    this.count = count;
  }

  int count() {
    return count;
  }

  boolean isFull() {
    return members.size() >= LANES;
  }

  Set<Node.Apply> members() {
    return members.keySet();
  }

  static boolean isSum(Node node) {
    return node instanceof Node.Apply a && a.op() instanceof Op.Sum;
  }

  void array(Node user, int object) {
    of(user).add(new OfArray(object));
  }

  void uniform(Node user, int place) {
    of(user).add(new OfUniform(place));
  }

  void member(Node user, Node member) {
    of(user).add(new OfMember(member));
  }

  private List<Source> of(Node user) {
    return sources.computeIfAbsent(user, _ -> new ArrayList<>());
  }

  /// This makes a member of a node whose operands have been named.
  void add(Node.Apply node) {
    members.put(node, of(node));
  }

  boolean reads(int object) {
    OfArray array = new OfArray(object);
    return sources.values().stream().anyMatch(from -> from.contains(array));
  }

  void keeping(Node member, int object) {
    kept.put(member, object);
  }

  int[] summing(Node member, int place) {
    sums.put(member, place);
    return new int[] {place};
  }

  Statement.Sweep statement() {
    Map<Source, Integer> numbers = new LinkedHashMap<>();
    List<Integer> arrays = new ArrayList<>();
    List<Integer> uniforms = new ArrayList<>();
    for (Source source : inputs(OfArray.class)) {
      numbers.put(source, numbers.size());
      arrays.add(((OfArray) source).object);
    }
    for (Source source : inputs(OfUniform.class)) {
      numbers.put(source, numbers.size());
      uniforms.add(((OfUniform) source).place);
    }
    List<Statement.Lane> lanes = new ArrayList<>();
    int first = numbers.size();
    members.forEach((node, from) -> {
      int[] values = from.stream().mapToInt(numbers::get).toArray();
      numbers.put(new OfMember(node), isSum(node) ? values[0] : first + lanes.size());
      if (!isSum(node)) lanes.add(new Statement.Lane(node.op(), values));
    });
    return new Statement.Sweep(
        count,
        ints(arrays),
        ints(uniforms),
        lanes,
        values(kept.keySet(), numbers),
        ints(kept.values()),
        values(sums.keySet(), numbers),
        ints(sums.values()));
  }

  private List<Source> inputs(Class<? extends Source> kind) {
    return members.values().stream()
        .flatMap(List::stream)
        .filter(kind::isInstance)
        .distinct()
        .toList();
  }

  private static int[] values(Collection<Node> members, Map<Source, Integer> numbers) {
    return members.stream().mapToInt(member -> numbers.get(new OfMember(member))).toArray();
  }

  private static int[] ints(Collection<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
