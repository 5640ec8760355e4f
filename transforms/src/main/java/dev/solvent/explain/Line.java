package dev.solvent.explain;

import io.vavr.collection.Seq;
import io.vavr.control.Option;

/// A line of a function's steps.
sealed interface Line {

  /// `val v1: [3] = A @ b`; several names for what gives several results, no type for a number.
  record Let(String keyword, Seq<String> names, String type, Formula value) implements Line {}

  /// `x = x + 1`, within a loop.
  record Assign(Seq<String> names, Seq<Formula> values) implements Line {}

  /// `assert(x > 0, "x is positive")`.
  record Check(Formula holds, String message) implements Line {}

  /// `while x > 1 {`, with what stands in it.
  record Block(String opening, Option<Formula> of, Seq<Line> lines) implements Line {}

  /// What a function or a side of a branch gives.
  record Result(Formula value) implements Line {}

  record Comment(String text) implements Line {}
}
