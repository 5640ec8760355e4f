package dev.solvent.dsl;

public class Algebra extends Shapes {
  protected Algebra() {}
}
