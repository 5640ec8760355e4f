package dev.solvent.dsl;

import dev.solvent.build.Diagonal;
import dev.solvent.build.Nodes;
import dev.solvent.expr.Node;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.util.function.IntPredicate;

/// Words of matrices and of products.
public class Matrices extends Shapes {
  protected Matrices() {}

  // products

  @Word(
      value = "matmul(A, B)",
      doc =
          "`A @ B`, the product of vectors, matrices and stacks of matrices, as NumPy's `matmul`.",
      example = "[[1, 2], [3, 4]] @ [1, 10]  // [21, 43]")
  public static Expr matmul(Object A, Object B) {
    return MatrixProduct.of(Expr.of(A), Expr.of(B));
  }

  @Word(
      value = "dot(x, y)",
      doc = "The sum of the products of the entries of two tensors of one shape.",
      example = "dot([1, 2, 3], [4, 5, 6])  // 32")
  public static Expr dot(Object x, Object y) {
    Node a = Operands.number("dot(x, y)", "x", x);
    Node b = Operands.number("dot(x, y)", "y", y);
    if (Nodes.shape(a).equals(Nodes.shape(b))) return Expr.of(Nodes.dot(a, b));
    throw SolventError.of(
        Kind.SHAPE,
        "dot(x, y) takes two tensors of one shape: x is %s, y is %s",
        Nodes.shape(a),
        Nodes.shape(b));
  }

  @Word(
      value = "outer(x, y)",
      doc = "The matrix of the products of each entry of `x` with each of `y`.",
      example = "outer([1, 2], [3, 4])  // [[3, 4], [6, 8]]")
  public static Expr outer(Object x, Object y) {
    Node a = vector("outer(x, y)", "x", x);
    Node b = vector("outer(x, y)", "y", y);
    int m = Nodes.shape(a).size(0);
    int n = Nodes.shape(b).size(0);
    return Expr.of(Nodes.multiply(Nodes.repeat(a, 1, n), Nodes.repeat(b, 0, m)));
  }

  private static Node vector(String call, String name, Object x) {
    Node node = Operands.number(call, name, x);
    if (Nodes.shape(node).rank() == 1) return node;
    throw SolventError.of(
        Kind.SHAPE,
        "%s takes vectors, but %s is %s",
        call,
        name,
        Operands.described(Expr.of(node)));
  }

  @Word(
      value = "kron(A, B)",
      doc = "The matrix of blocks `A[i, j] * B`.",
      example = "kron([[1, 2]], [[1], [3]])  // [[1, 2], [3, 6]]")
  public static Expr kron(Object A, Object B) {
    Node a = Operands.number("kron(A, B)", "A", A);
    Node b = Operands.number("kron(A, B)", "B", B);
    int rank = Math.max(Nodes.shape(a).rank(), Nodes.shape(b).rank());
    Shape left = ranked(a, rank);
    Shape right = ranked(b, rank);
    Seq<Integer> axes = Array.range(0, rank);
    Shape both = Shape.of(axes.flatMap(i -> Array.of(left.size(i), right.size(i))));
    Node first = Nodes.broadcast(Nodes.reshape(a, left), both, axes.map(i -> 2 * i));
    Node second = Nodes.broadcast(Nodes.reshape(b, right), both, axes.map(i -> 2 * i + 1));
    Shape to = Shape.of(axes.map(i -> left.size(i) * right.size(i)));
    return Expr.of(Nodes.reshape(Nodes.multiply(first, second), to));
  }

  /// The shape with leading axes of size 1 until it has that rank.
  private static Shape ranked(Node x, int rank) {
    Shape shape = Nodes.shape(x);
    while (shape.rank() < rank) shape = shape.prepend(1);
    return shape;
  }

  // parts of a matrix

  @Word(
      value = "diag(x)",
      doc = "The matrix with the vector `x` on its diagonal, or the diagonal of the matrix `x`.",
      example = "diag([1, 2])  // [[1, 0], [0, 2]]")
  public static Expr diag(Object x) {
    Expr e = Expr.of(x);
    if (Sparsity.isSparse(e)) return Sparsity.diagonal(e);
    Node node = Operands.number("diag(x)", "x", e);
    int rank = Nodes.shape(node).rank();
    if (rank == 1) return Expr.of(Diagonal.matrix(node));
    if (rank == 2) return Expr.of(Diagonal.of(node));
    throw SolventError.of(
        Kind.SHAPE,
        "diag(x) takes a vector or a matrix, but x is %s",
        Operands.described(Expr.of(node)));
  }

  @Word(
      value = "trace(A)",
      doc = "The sum of the entries on the diagonal.",
      example = "trace([[1, 2], [3, 4]])  // 5")
  public static Expr trace(Object A) {
    Expr e = Expr.of(A);
    if (Sparsity.isSparse(e)) return sum(Sparsity.diagonal(e));
    return Expr.of(Nodes.total(Diagonal.of(matrix("trace(A)", "A", e))));
  }

  @Word(
      value = "tril(A, k = 0)",
      doc = "The entries on and below diagonal `k`, zeros above; `k` counts upwards.",
      example = "tril([[1, 2], [3, 4]])  // [[1, 0], [3, 4]]")
  public static Expr tril(Object A, Object k) {
    int diagonal = Sizes.whole(Expr.of(k), "a diagonal");
    return triangle("tril(A)", A, above -> above <= diagonal);
  }

  public static Expr tril(Object A) {
    return tril(A, 0);
  }

  @Word(
      value = "triu(A, k = 0)",
      doc = "The entries on and above diagonal `k`, zeros below; `k` counts upwards.",
      example = "triu([[1, 2], [3, 4]])  // [[1, 2], [0, 4]]")
  public static Expr triu(Object A, Object k) {
    int diagonal = Sizes.whole(Expr.of(k), "a diagonal");
    return triangle("triu(A)", A, above -> above >= diagonal);
  }

  public static Expr triu(Object A) {
    return triu(A, 0);
  }

  private static Expr triangle(String call, Object A, IntPredicate keeps) {
    Node node = Operands.number(call, "A", A);
    int rank = Nodes.shape(node).rank();
    if (rank >= 2) return Expr.of(Diagonal.kept(node, keeps));
    throw SolventError.of(
        Kind.SHAPE, "%s takes a matrix, but A is %s", call, Operands.described(Expr.of(node)));
  }

  /// This gives a matrix of numbers. Fails with `shape` where it is none.
  static Node matrix(String call, String name, Object x) {
    Node node = Operands.number(call, name, x);
    if (Nodes.shape(node).rank() == 2) return node;
    throw SolventError.of(
        Kind.SHAPE,
        "%s takes a matrix, but %s is %s",
        call,
        name,
        Operands.described(Expr.of(node)));
  }

  // sparse matrices

  @Word(
      value = "sparse(index, values, shape)",
      doc =
          "The matrix that stores only these values, at the places `index = (rows, columns)`; those"
              + " at one place add up.",
      example = "sparse(([0, 1], [1, 0]), [2, 3], shape = (2, 2)) @ [1, 10]  // [20, 3]")
  public static Expr sparse(Object index, Object values, Object shape) {
    return Sparsity.of(Expr.of(index), Expr.of(values), Expr.of(shape));
  }

  @Word(
      value = "dense(S)",
      doc = "A sparse matrix with all its zeros.",
      example = "dense(sparse(([0, 1], [1, 0]), [2, 3], shape = (2, 2)))  // [[0, 2], [3, 0]]")
  public static Expr dense(Object S) {
    Expr e = Expr.of(S);
    return Sparsity.isSparse(e) ? Sparsity.dense(e) : Expr.of(Operands.tensor("dense(S)", "S", e));
  }
}
