package dev.solvent.explain;

import dev.solvent.expr.Op;
import io.vavr.collection.Array;

/// Sums of products as people write them: `A @ b`, `dot(x, y)`, and what has no such name in
/// NumPy's subscripts.
///
/// @param m the rank of the left operand
/// @param n the rank of the right one
record Products(Op.Contract c, int m, int n) {

  Formula of(Formula x, Formula y) {
    if (m == 0 || n == 0) return Formula.product(x, y);
    if (!c.leftBatch().isEmpty()) return isStack() ? new Formula.MatrixProduct(x, y) : sum(x, y);
    if (c.left().equals(Array.range(0, m)) && c.right().equals(Array.range(0, n))) {
      return m == 1 ? Formula.call("dot", x, y) : Formula.call("sum", Formula.product(x, y));
    }
    if (c.left().isEmpty() && m == 1 && n == 1) return Formula.call("outer", x, y);
    if (c.left().size() != 1 || m > 2 || n > 2) return sum(x, y);
    Formula left = m == 2 && c.left().head() == 0 ? Formula.transposed(x) : x;
    Formula right = n == 2 && c.right().head() == 1 ? Formula.transposed(y) : y;
    return new Formula.MatrixProduct(left, right);
  }

  /// Whether this is the product of each of a stack of matrices with its counterpart.
  private boolean isStack() {
    Array<Integer> leading = Array.range(0, m - 2);
    return m == n
        && c.leftBatch().equals(leading)
        && c.rightBatch().equals(leading)
        && c.left().equals(Array.of(m - 1))
        && c.right().equals(Array.of(m - 2));
  }

  private Formula sum(Formula x, Formula y) {
    return Formula.call("einsum", new Formula.Name(subscripts()), x, y);
  }

  /// NumPy's subscripts: `"ij,jk->ik"`.
  private String subscripts() {
    char[] left = new char[m];
    char[] right = new char[n];
    char next = 'i';
    StringBuilder out = new StringBuilder();
    for (int k = 0; k < c.leftBatch().size(); k++, next++) {
      left[c.leftBatch().get(k)] = right[c.rightBatch().get(k)] = next;
      out.append(next);
    }
    for (int k = 0; k < c.left().size(); k++, next++) {
      left[c.left().get(k)] = right[c.right().get(k)] = next;
    }
    for (char[] side : new char[][] {left, right}) {
      for (int k = 0; k < side.length; k++) {
        if (side[k] != 0) continue;
        side[k] = next;
        out.append(next++);
      }
    }
    return "\"%s,%s->%s\"".formatted(new String(left), new String(right), out);
  }
}
