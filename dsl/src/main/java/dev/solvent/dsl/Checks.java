package dev.solvent.dsl;

import dev.solvent.build.Nodes;
import dev.solvent.build.Scalars;
import dev.solvent.build.Trace;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.source.Kind;
import dev.solvent.source.NumberText;
import dev.solvent.source.SolventError;
import io.vavr.collection.Seq;
import java.util.Arrays;
import java.util.stream.IntStream;

/// What must hold. In a function that is being traced a check becomes part of it, and is made when
/// the function's results are computed.
public class Checks extends Literals {
  protected Checks() {}

  /// Fails with `assert` where a condition, or an entry of it, does not hold.
  @Word(
      value = "assert(c, message = \"the assertion does not hold\")",
      doc = "Fails with the message where the condition, or an entry of it, does not hold.",
      example = "assert(1 < 2, \"one is not below two\")  // none")
  public static Expr ensure(Object c, Object message) {
    Node holds = Operands.truths("assert(c)", "c", c);
    Trace.check(ensuring(Expr.of(message).text()), Nodes.all(holds));
    return Expr.NONE;
  }

  /// As the other, with a message that has a `%s` for each figure, a number that is perhaps not
  /// known before running.
  public static Expr ensure(Object c, String message, Seq<Expr> figures) {
    Node holds = Operands.truths("assert(c)", "c", c);
    Op.Ensure ensure = new Op.Ensure(Kind.ASSERT, message, figures.size());
    Trace.check(ensure, Nodes.all(holds), figures.map(Expr::node).toJavaArray(Node[]::new));
    return Expr.NONE;
  }

  public static Expr ensure(Object c) {
    return ensure(c, "the assertion does not hold");
  }

  /// Fails with `assert` where two values differ: an entry by more than `tolerance` of the greater
  /// of 1 and its size.
  @Word(
      value = "assertClose(a, b, tolerance = 1e-9)",
      doc =
          "Fails where an entry of a differs from b by more than tolerance * max(1, |b|), or is"
              + " nan: nan is close to nothing.",
      example = "assertClose(0.1 + 0.2, 0.3)  // none")
  public static Expr assertClose(Object a, Object b, Object tolerance) {
    Expr x = Expr.of(a);
    Expr y = Expr.of(b);
    double within = Expr.of(tolerance).setting();
    if (!x.isLike(y)) {
      throw SolventError.of(
          Kind.SHAPE,
          "assertClose compares values of one shape, not %s and %s",
          x.describe(),
          y.describe());
    }
    Seq<Node> pairs = x.leaves().zipWith(y.filledLike(x).leaves(), (p, q) -> isClose(p, q, within));
    String told = told(x, y) + "more than " + Expr.of(within) + nanOf(x, y);
    for (Node holds : pairs) Trace.check(ensuring(told), Nodes.all(holds));
    return Expr.NONE;
  }

  public static Expr assertClose(Object a, Object b) {
    return assertClose(a, b, 1e-9);
  }

  /// What differs: the values, where they are known and short, or the greatest difference.
  private static String told(Expr x, Expr y) {
    if (!x.isKnown() || !y.isKnown()) return "the values differ by ";
    String both = x + " and " + y + " differ by ";
    if (both.length() <= 200) return both;
    double apart = x.leaves().zipWith(y.leaves(), Checks::apart).max().getOrElse(0.0);
    return "the values differ by up to " + NumberText.figure(apart) + ", ";
  }

  private static double apart(Node x, Node y) {
    double[] p = ((Node.Const) x).entries();
    double[] q = ((Node.Const) y).entries();
    return IntStream.range(0, p.length)
        .mapToDouble(i -> p[i] == q[i] ? 0 : Math.abs(p[i] - q[i]))
        .max()
        .orElse(0);
  }

  private static String nanOf(Expr x, Expr y) {
    boolean isNan = x.leaves().appendAll(y.leaves()).exists(Checks::isNan);
    return isNan ? ": nan is close to nothing" : "";
  }

  private static boolean isNan(Node leaf) {
    return leaf instanceof Node.Const c && Arrays.stream(c.entries()).anyMatch(Double::isNaN);
  }

  private static Node isClose(Node x, Node y, double tolerance) {
    Node p = Nodes.toNumber(x);
    Node q = Nodes.toNumber(y);
    Node size = Nodes.of(Scalars.MAX, Nodes.full(Nodes.shape(q), 1), Nodes.of(Scalars.ABS, q));
    Node apart = Nodes.of(Scalars.ABS, Nodes.subtract(p, q));
    // infinities are close to themselves, though their difference is NaN
    return Nodes.or(
        Nodes.equal(p, q), Nodes.lessEqual(apart, Nodes.multiply(Nodes.number(tolerance), size)));
  }

  private static Op.Ensure ensuring(String message) {
    return new Op.Ensure(Kind.ASSERT, message, 0);
  }
}
