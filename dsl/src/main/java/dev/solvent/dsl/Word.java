package dev.solvent.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a static method a word of every host. `value` is the signature a script sees, such as
/// `sum(x, axis = none, keep = false)`.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Word {
  String value();

  /// What it gives, in a sentence.
  String doc();

  /// An expression of a script and, behind `//`, what it gives.
  String example() default "";
}
