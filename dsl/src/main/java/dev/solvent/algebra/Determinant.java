package dev.solvent.algebra;

import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.kernel.Decomposition;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// The determinant, whose derivatives are right at singular matrices too, and the logarithm of its
/// absolute value.
public final class Determinant {
  private Determinant() {}

  public static Node of(Node a) {
    return Matrix.call(
            Decomposition.DET,
            Array.of(Type.NUMBER),
            (x, dx, y) -> Array.of(derivative(x.head(), dx.head())),
            a)
        .head();
  }

  /// This gives `log |det A|`, whose derivative is `⟨A⁻ᵀ, dA⟩`.
  public static Node logarithm(Node a) {
    return Matrix.call(
            Decomposition.LOGDET,
            Array.of(Type.NUMBER),
            (x, dx, y) -> Array.of(Nodes.dot(inverseTransposed(x.head()), dx.head())),
            a)
        .head();
  }

  private static Node inverseTransposed(Node a) {
    return Matrix.solveTransposed(a, Nodes.eye(Matrix.size(a, 0)));
  }

  /// Near a singular `A`, constants `X Yᵀ`, of two columns at most, are added that make it regular: `B = A + X Yᵀ`. Then
  ///
  ///     det A = det B · det M,   M = I − Yᵀ S,   S = B⁻¹ X,
  ///     d det A = det B · (det M · ⟨B⁻ᵀ, dA⟩ + ⟨cof M, Tᵀ dA S⟩),   T = B⁻ᵀ Y.
  ///
  /// At a regular `A` there is nothing to add, and `M` is the identity. Where the rank is below `n − 2`, the determinant is zero to
  /// second order, and `weight` is 0. Source: Harville, *Matrix Algebra From a Statistician's Perspective*, theorem 18.1.1.
  private static Node derivative(Node a, Node da) {
    int n = Matrix.size(a, 0);
    Seq<Node> shift = shift(a, n);
    Node x = shift.get(1);
    Node y = shift.get(2);
    Node b = Nodes.add(a, shift.get(0));
    Node s = Matrix.solve(b, x);
    Node t = Matrix.solveTransposed(b, y);
    Node m = Nodes.subtract(Nodes.eye(2), Nodes.product(Nodes.transpose(y), s));
    Node cofactors = cofactors(m);
    Node det = Nodes.multiply(Nodes.number(0.5), Nodes.dot(cofactors, m));
    Node regular = Nodes.multiply(det, Nodes.dot(inverseTransposed(b), da));
    Node singular = Nodes.dot(cofactors, Matrix.product(Nodes.transpose(t), da, s));
    return Nodes.multiply(Nodes.multiply(shift.get(3), of(b)), Nodes.add(regular, singular));
  }

  /// The constants of `derivative`: what is added to `A`, `X`, `Y` and the weight.
  private static Seq<Node> shift(Node a, int n) {
    Seq<Type> types = Array.of(a.type(), Matrix.real(n, 2), Matrix.real(n, 2), Type.NUMBER);
    return Matrix.call(Decomposition.SHIFT, types, (x, dx, y) -> y.map(Nodes::zeroLike), a);
  }

  /// Of `[a b; c d]`, `[d −c; −b a]`.
  private static Node cofactors(Node m) {
    Node turned = Nodes.flip(Nodes.flip(m, 0), 1);
    return Nodes.multiply(Nodes.tensor(Shape.of(2, 2), new double[] {1, -1, -1, 1}), turned);
  }
}
