package dev.solvent.dsl;

public class Shapes extends Reductions {
  protected Shapes() {}
}
