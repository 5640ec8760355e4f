package dev.solvent.transform;

import dev.solvent.build.Build;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.source.Block;
import dev.solvent.source.Site;
import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sums of cotangents in a walk backwards over linear steps.
///
/// What the steps of a block give to what stands outside it is summed within the block first, as it
/// is where the block is a side of a branch that data decides.
final class Cotangents {
  private final Map<Node, Integer> places = new IdentityHashMap<>();
  private final List<@Nullable Run> runs = new ArrayList<>();
  private final Map<Node, Node> sums = new IdentityHashMap<>();
  private @Nullable Run open;

  /// The steps of a block that follow each other, from the first on, and what they give to others.
  private record Run(Block block, int first, @Nullable Run outer, Map<Node, Node> given) {}

  Cotangents(List<Node.Apply> steps) {
    @Nullable Run run = null;
    for (int i = 0; i < steps.size(); i++) {
      Node.Apply step = steps.get(i);
      for (Node part : step.parts()) places.put(part, i);
      run = continued(run, i, step.site().block());
      runs.add(run);
    }
  }

  /// This gives the run of a step that follows one of `before`.
  private static @Nullable Run continued(@Nullable Run before, int at, Option<Block> block) {
    @Nullable Run run = before;
    while (run != null && !isWithin(block, run.block)) run = run.outer;
    ArrayDeque<Block> entered = new ArrayDeque<>();
    for (Option<Block> b = block; b.isDefined(); b = b.get().outer()) {
      if (run != null && run.block == b.get()) break;
      entered.push(b.get());
    }
    for (Block b : entered) run = new Run(b, at, run, new LinkedHashMap<>());
    return run;
  }

  private static boolean isWithin(Option<Block> block, Block other) {
    return block.exists(b -> b.isWithin(other));
  }

  Option<Node> of(Node node) {
    return Option.of(sums.get(node));
  }

  /// The walk comes to a step.
  void enter(int at) {
    while (open != null && at < open.first) close(open);
    open = runs.get(at);
  }

  /// The walk ends.
  void leave() {
    while (open != null) close(open);
  }

  private void close(Run run) {
    open = run.outer;
    run.given.forEach(this::add);
  }

  void add(Node node, Node more) {
    boolean isOutside = open != null && places.getOrDefault(node, -1) < open.first;
    (isOutside ? open.given : sums).merge(node, more, this::sum);
  }

  private Node sum(Node x, Node y) {
    Site site = Site.current();
    return open == null
        ? Build.one(new Op.Add(), x, y)
        : site.in(Option.of(open.block)).during(() -> Build.one(new Op.Add(), x, y));
  }
}
