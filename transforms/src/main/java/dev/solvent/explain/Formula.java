package dev.solvent.explain;

import dev.solvent.type.Shape;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.function.Function;

/// An expression as people write it. What makes one here leaves out what nobody would write: `x +
/// -y`, `2 * 3 * x`, `1 * x`. It is for reading; nothing is computed from it.
sealed interface Formula {

  record Number(double value) implements Formula {}

  record Name(String name) implements Formula {}

  record Negative(Formula x) implements Formula {}

  record Sum(Formula x, Formula y) implements Formula {}

  record Difference(Formula x, Formula y) implements Formula {}

  record Product(Formula x, Formula y) implements Formula {}

  record Fraction(Formula x, Formula y) implements Formula {}

  record Power(Formula base, Formula exponent) implements Formula {}

  record MatrixProduct(Formula x, Formula y) implements Formula {}

  record Transpose(Formula x) implements Formula {}

  /// A comparison, a connective, a remainder.
  record Infix(Formula x, Sign sign, Formula y) implements Formula {}

  record Not(Formula x) implements Formula {}

  /// `f(x, axis = 1)`; of no name, a tuple or a record.
  record Call(String function, Seq<Formula> arguments) implements Formula {

    Call with(Formula... others) {
      return new Call(function, arguments.appendAll(Array.of(others)));
    }
  }

  /// `axis = 1` in a call or a record.
  record Field(String name, Formula value) implements Formula {}

  /// `x[0, _, 1..<3]`.
  record Part(Formula x, Seq<Subscript> subscripts) implements Formula {}

  record Vector(Seq<Formula> entries) implements Formula {}

  /// What is repeated to that shape, which nobody writes beside something of that shape.
  record Spread(Formula x, Shape to) implements Formula {}

  enum Sign {
    EQUAL("=="),
    UNEQUAL("!="),
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">="),
    AND("&&"),
    OR("||"),
    REMAINDER("%");

    private final String text;

    Sign(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  sealed interface Subscript {
    record At(Formula index) implements Subscript {}

    record From(int start, int end) implements Subscript {}

    record Whole() implements Subscript {}
  }

  static Call call(String function, Formula... arguments) {
    return new Call(function, Array.of(arguments));
  }

  static Formula tuple(Seq<? extends Formula> parts) {
    return parts.size() == 1 ? parts.head() : new Call("", Array.narrow(Array.ofAll(parts)));
  }

  static Formula sum(Formula x, Formula y) {
    if (y instanceof Negative(var other)) return new Difference(x, other);
    if (y instanceof Number(double value) && value < 0) {
      return new Difference(x, new Number(-value));
    }
    if (y instanceof Product(Number(double a), var other) && a < 0) {
      return new Difference(x, scaled(-a, other));
    }
    if (x.equals(y)) return scaled(2, x);
    return x instanceof Negative(var other) ? new Difference(y, other) : new Sum(x, y);
  }

  static Formula negative(Formula x) {
    return switch (x) {
      case Number(double value) -> new Number(-value);
      case Negative(var y) -> y;
      case Difference(var y, var z) -> new Difference(z, y);
      case Product(Number(double value), var y) -> product(new Number(-value), y);
      case Product(Negative(var y), var z) -> product(y, z);
      case Fraction(Number(double value), var y) -> new Fraction(new Number(-value), y);
      case Formula other -> new Negative(other);
    };
  }

  /// Numbers come first, and are multiplied.
  static Formula product(Formula x, Formula y) {
    if (x instanceof Number(double a)) return scaled(a, y);
    if (y instanceof Number(double b)) return scaled(b, x);
    if (x instanceof Negative(var a)) return negative(product(a, y));
    if (y instanceof Negative(var b)) return negative(product(x, b));
    if (x instanceof Product(Number(double a), var rest)) return scaled(a, product(rest, y));
    if (y instanceof Product(Number(double b), var rest)) return scaled(b, product(x, rest));
    if (y instanceof Fraction(Number(double one), var z) && one == 1) return new Fraction(x, z);
    if (x instanceof Fraction(Number(double one), var z) && one == 1) return new Fraction(y, z);
    if (x.equals(y)) return power(x, new Number(2));
    return x instanceof Call && !(y instanceof Call) ? new Product(y, x) : new Product(x, y);
  }

  private static Formula scaled(double a, Formula x) {
    if (a == 1) return x;
    return switch (x) {
      case Number(double b) -> new Number(a * b);
      case Negative(var y) -> scaled(-a, y);
      case Product(Number(double b), var y) -> scaled(a * b, y);
      case Fraction(Number(double b), var y) -> new Fraction(new Number(a * b), y);
      case Formula other -> a == -1 ? new Negative(other) : new Product(new Number(a), other);
    };
  }

  /// A number stands on the right: `x > 0`.
  static Formula infix(Formula x, Sign sign, Formula y) {
    if (!(x instanceof Number)) return new Infix(x, sign, y);
    return switch (sign) {
      case EQUAL, UNEQUAL -> new Infix(y, sign, x);
      case LESS -> new Infix(y, Sign.GREATER, x);
      case LESS_EQUAL -> new Infix(y, Sign.GREATER_EQUAL, x);
      case GREATER, GREATER_EQUAL, AND, OR, REMAINDER -> new Infix(x, sign, y);
    };
  }

  static Formula transposed(Formula x) {
    return x instanceof Transpose(var inner) ? inner : new Transpose(x);
  }

  static Formula power(Formula base, Formula exponent) {
    return exponent.equals(new Number(-1))
        ? new Fraction(new Number(1), base)
        : new Power(base, exponent);
  }

  /// What an operation makes entry by entry: it is spread if all that it takes is.
  static Formula entrywise(Seq<Formula> operands, Function<Seq<Formula>, Formula> make) {
    boolean all = operands.forAll(f -> f instanceof Spread);
    Formula made = make.apply(operands.map(f -> f instanceof Spread(var x, _) ? x : f));
    return all && operands.head() instanceof Spread(_, var to) ? new Spread(made, to) : made;
  }
}
