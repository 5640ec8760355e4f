package dev.solvent.kernel;

import dev.solvent.type.Shape;
import dev.solvent.value.Tensor;
import io.vavr.control.Option;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/// Matrices of a host that computes with EJML.
public final class Ejml {
  private Ejml() {}

  /// This gives a copy of a `DMatrixRMaj`, and nothing for anything else.
  public static Option<Tensor> tensor(Object value) {
    if (!(value instanceof DMatrixRMaj m)) return Option.none();
    double[] entries = Arrays.copyOf(m.data, m.getNumElements());
    return Option.of(Tensor.wrap(Shape.of(m.numRows, m.numCols), entries));
  }

  /// This gives a copy of a matrix as a `DMatrixRMaj`, if that is the type that is wanted.
  public static Option<Object> matrix(Tensor matrix, Class<?> wanted) {
    return wanted == DMatrixRMaj.class
        ? Option.of(new DMatrixRMaj(matrix.toMatrix()))
        : Option.none();
  }
}
