package dev.solvent.kernel;

import dev.solvent.expr.Kernel;
import dev.solvent.type.Shape;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/// The Newton step of a minimisation, `−H⁻¹ g`, where `H` is positive definite; elsewhere that of
/// the matrix with its eigenvalues' absolute values. Source: Nocedal & Wright, *Numerical
/// Optimization*, 2nd ed., 3.4.
///
/// Operands: `H [n, n]`, symmetric, and `g [n]`. Results: the step `[n]`, a direction `[n]` of
/// negative curvature, and whether there is one.
public record Downhill() implements Kernel {
  /// Eigenvalues are no smaller than this share of the greatest, pivots than this share of theirs.
  private static final double LEAST = 1e-13;

  /// A lowest eigenvalue below minus this share of the greatest is no rounding.
  private static final double CURVED = 1e-8;

  @Override
  public String name() {
    return "downhill";
  }

  @Override
  public double[][] results(double[][] operands, Seq<Shape> shapes) {
    double[] h = operands[0];
    double[] g = operands[1];
    int n = g.length;
    for (double entry : h) {
      if (!Double.isFinite(entry)) return new double[][] {Vectors.scale(-1, g), new double[n], {0}};
    }
    return newton(h, g)
        .map(step -> new double[][] {step, new double[n], {0}})
        .getOrElse(() -> bySpectrum(Spectra.eigen(h, n), g));
  }

  /// `−H⁻¹ g`, or nothing where `H`, scaled to a diagonal of ones, has a pivot that is no better
  /// than rounding.
  private static Option<double[]> newton(double[] h, double[] g) {
    int n = g.length;
    double[] scale = new double[n];
    for (int i = 0; i < n; i++) scale[i] = 1 / Math.sqrt(h[i * n + i]);
    double[] a = new double[n * n];
    for (int k = 0; k < a.length; k++) a[k] = h[k] * scale[k / n] * scale[k % n];
    var cholesky = DecompositionFactory_DDRM.chol(n, true);
    if (!cholesky.decompose(DMatrixRMaj.wrap(n, n, a))) return Option.none();
    double[] l = cholesky.getT(null).data;
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      double root = l[i * n + i];
      if (!(root * root > LEAST)) return Option.none();
      x[i] = -g[i] * scale[i];
    }
    TriangularSolver_DDRM.solveL(l, x, n);
    TriangularSolver_DDRM.solveTranL(l, x, n);
    for (int i = 0; i < n; i++) x[i] *= scale[i];
    return Option.of(x);
  }

  private static double[][] bySpectrum(double[][] spectrum, double[] g) {
    int n = g.length;
    double[] values = spectrum[0];
    double radius = Math.max(Math.abs(values[0]), Math.abs(values[n - 1]));
    double least = radius == 0 ? 1 : LEAST * radius;
    double[] step = new double[n];
    for (int k = 0; k < n; k++) {
      double[] v = column(spectrum[1], k, n);
      Vectors.add(step, -Vectors.dot(v, g) / Math.max(Math.abs(values[k]), least), v);
    }
    boolean curved = values[0] < -CURVED * radius;
    return new double[][] {step, column(spectrum[1], 0, n), {curved ? 1 : 0}};
  }

  private static double[] column(double[] a, int k, int n) {
    double[] out = new double[n];
    for (int i = 0; i < n; i++) out[i] = a[i * n + k];
    return out;
  }
}
