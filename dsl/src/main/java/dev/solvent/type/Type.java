package dev.solvent.type;

/// What a value is.
public sealed interface Type {

  /// A dense, row-major tensor.
  record Real(Shape shape, Element element) implements Type {
    public Real(Shape shape) {
      this(shape, Element.NUMBER);
    }

    public boolean isBoolean() {
      return element == Element.BOOLEAN;
    }

    public Real shaped(Shape other) {
      return new Real(other, element);
    }

    @Override
    public String toString() {
      if (shape.isScalar()) return isBoolean() ? "bool" : "num";
      return isBoolean() ? "bool" + shape : shape.toString();
    }
  }

  /// Rows of run-time length, each of type `row`: what a loop leaves behind for its reverse.
  record Trail(Type row) implements Type {}

  /// One value an element, for what cannot be stacked in a tensor: a mapped trail.
  record Pack(int n, Type each) implements Type {}

  Real NUMBER = new Real(Shape.SCALAR);
  Real TRUTH = new Real(Shape.SCALAR, Element.BOOLEAN);

  /// Rows of size zero: a clock is a trail that is only its length, and can never move.
  Real TICK = new Real(Shape.of(0));

  Trail CLOCK = new Trail(TICK);

  static Real real(int... sizes) {
    return new Real(Shape.of(sizes));
  }

  /// This gives the type of `n` values of type `each`, stacked.
  static Type stacked(int n, Type each) {
    return switch (each) {
      case Real real -> real.shaped(real.shape().prepend(n));
      case Trail trail -> new Pack(n, trail);
      case Pack pack -> new Pack(n, pack);
    };
  }

  /// This gives the type of one element of a stack, a trail or a pack.
  static Type element(Type stack) {
    return switch (stack) {
      case Real real -> real.shaped(real.shape().without(0));
      case Trail trail -> trail.row();
      case Pack pack -> pack.each();
    };
  }
}
