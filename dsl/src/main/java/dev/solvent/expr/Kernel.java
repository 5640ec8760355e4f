package dev.solvent.expr;

import dev.solvent.type.Shape;
import io.vavr.collection.Seq;

/// What computes a primitive's results from tensors.
public interface Kernel {
  String name();

  double[][] results(double[][] operands, Seq<Shape> shapes);
}
