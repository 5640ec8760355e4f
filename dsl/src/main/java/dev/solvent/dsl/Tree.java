package dev.solvent.dsl;

import dev.solvent.expr.Node;
import dev.solvent.expr.Pattern;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;

/// What an expression is made of: tensors as leaves of tuples and records, and what is known before
/// running.
public sealed interface Tree {

  /// A number, a boolean or a tensor of them.
  record Leaf(Node node) implements Tree {}

  record Tuple(Seq<Expr> parts) implements Tree {}

  record Record(LinkedHashMap<String, Expr> fields) implements Tree {}

  record None() implements Tree {}

  record Text(String text) implements Tree {}

  record Function(Fn fn) implements Tree {}

  /// The whole numbers from `from` to `to`, exclusive.
  record Range(int from, int to) implements Tree {}

  /// A matrix of which only the entries of the pattern are stored; its only leaf is their values, a
  /// vector.
  record Sparse(Pattern pattern, Expr values) implements Tree {}
}
