package dev.solvent.transform;

import dev.solvent.expr.Equation;
import dev.solvent.expr.Method;
import dev.solvent.plan.Keeping;
import dev.solvent.source.Site;
import io.vavr.control.Option;

/// What differentiation does with a part of a function that it does not simply follow step by step.
public sealed interface Strategy {

  /// A checkpoint: the reverse pass computes it again.
  record Recompute(String name) implements Strategy {}

  /// A tangent rule whose steps are linear: reverse mode transposes them.
  record Stepwise(String name) implements Strategy {}

  /// A tangent rule of so many numbers that reverse mode applies to a basis of these, since its
  /// tangent decides what runs. `checked` if it is held to be linear whenever it is applied.
  record Basis(String name, int numbers, boolean checked) implements Strategy {}

  /// A cotangent rule: forward mode transposes it, unless there is an obstacle.
  record Transposed(String name, Option<String> obstacle) implements Strategy {}

  /// The implicit function theorem on a Jacobian of so many unknowns.
  record Theorem(Equation equation, int unknowns, Option<Stored> stored) implements Strategy {}

  /// A sparse Jacobian of so many entries, computed by one product for each of its colours.
  record Stored(int entries, int colours) {}

  /// A linear system of `n` unknowns whose factors serve the value and all derivatives.
  record Factored(String how, int n) implements Strategy {}

  /// A linear system of which only the product with its matrix is known; so are its derivatives'.
  record Iterated(Method method) implements Strategy {}

  /// A kernel with a derivative of its own.
  record Own(String name) implements Strategy {}

  /// A loop of which reverse mode needs what its passes computed.
  ///
  /// @param passes how many there are, if that is known before running
  record Kept(Site site, Option<Integer> passes, Keeping keeping) implements Strategy {}
}
