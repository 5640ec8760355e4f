package dev.solvent.dsl;

public class Reductions extends Elementwise {
  protected Reductions() {}
}
