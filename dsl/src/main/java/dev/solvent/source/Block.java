package dev.solvent.source;

import io.vavr.control.Option;

/// The side of a branch that a function under trace takes, since its condition is known.
///
/// A branch that data decides is a node, whose sides share no node with what comes after them and
/// whose cotangents are summed within before they leave it. A function that is called with plain
/// numbers takes one side, and is to give the same bits: its operations keep to their block too.
public final class Block {
  private final Option<Block> outer;
  private final int depth;

  private Block(Option<Block> outer) {
    this.outer = outer;
    this.depth = outer.map(b -> b.depth + 1).getOrElse(0);
  }

  /// This gives a new block within that of the current site.
  public static Block begin() {
    return new Block(Site.current().block());
  }

  public Option<Block> outer() {
    return outer;
  }

  /// Whether this is `other` or stands within it.
  public boolean isWithin(Block other) {
    Block b = this;
    while (b.depth > other.depth) b = b.outer.get();
    return b == other;
  }
}
