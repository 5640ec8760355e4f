package dev.solvent.transforms;

import dev.solvent.dsl.F1;
import dev.solvent.dsl.F2;
import dev.solvent.dsl.F3;
import dev.solvent.dsl.F4;
import dev.solvent.dsl.F5;
import dev.solvent.dsl.F6;
import dev.solvent.dsl.F7;
import dev.solvent.dsl.F8;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Loops;
import java.util.function.UnaryOperator;

/// A transform that waits for its function: `grad(wrt(1))`, `vmap(axes(0, none))`.
@FunctionalInterface
public interface Transform extends UnaryOperator<Fn> {
  default Transform then(Transform next) {
    return f -> next.apply(apply(f));
  }

  default Fn of(F1 f) {
    return apply(Loops.fn(f));
  }

  default Fn of(F2 f) {
    return apply(Loops.fn(f));
  }

  default Fn of(F3 f) {
    return apply(Loops.fn(f));
  }

  default Fn of(F4 f) {
    return apply(Loops.fn(f));
  }

  default Fn of(F5 f) {
    return apply(Loops.fn(f));
  }

  default Fn of(F6 f) {
    return apply(Loops.fn(f));
  }

  default Fn of(F7 f) {
    return apply(Loops.fn(f));
  }

  default Fn of(F8 f) {
    return apply(Loops.fn(f));
  }
}
