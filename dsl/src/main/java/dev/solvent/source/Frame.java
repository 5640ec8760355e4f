package dev.solvent.source;

import io.vavr.Lazy;
import io.vavr.control.Option;

/// A call that is under way: `solve(A: [3, 3], b: [2])`, where it was written, and the call it was
/// written in.
public record Frame(Lazy<String> call, Place at, Option<Frame> outer, int depth) {

  public Frame(Lazy<String> call, Site site) {
    this(call, site.place(), site.frame(), 1 + site.frame().map(Frame::depth).getOrElse(0));
  }
}
