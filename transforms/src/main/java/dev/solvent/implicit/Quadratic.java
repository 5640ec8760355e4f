package dev.solvent.implicit;

import static dev.solvent.dsl.Loops.abs;
import static dev.solvent.dsl.Loops.all;
import static dev.solvent.dsl.Loops.argmax;
import static dev.solvent.dsl.Loops.matmul;
import static dev.solvent.dsl.Loops.max;
import static dev.solvent.dsl.Loops.record;
import static dev.solvent.dsl.Loops.where;
import static dev.solvent.dsl.Loops.zeros;

import dev.solvent.build.Build;
import dev.solvent.build.Nodes;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Parameter;
import dev.solvent.dsl.Ruling;
import dev.solvent.dsl.Signature;
import dev.solvent.expr.Definition;
import dev.solvent.expr.Method;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.source.Kind;
import dev.solvent.source.Site;
import dev.solvent.source.SolventError;
import dev.solvent.type.Shape;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;

/// `min ½ xᵀQx + cᵀx` subject to `Ax = b`, `Gx ≤ h`: a solution, with its multipliers, of
///
///     Qx + c + Aᵀ equality + Gᵀ inequality = 0,     Ax = b,
///     Gx = h where inequality > 0,  inequality = 0 elsewhere.
public final class Quadratic {
  /// Below these shares a multiplier counts as zero and a slack as none.
  private static final double NOTHING = 1e-8;

  private Quadratic() {}

  /// This gives `(x, equality, inequality)`; `none` stands for constraints that are not there.
  /// Fails with `shape` where sizes differ, with `domain` where `Q` is not positive semidefinite,
  /// with `convergence` where there is no solution.
  ///
  /// @param how what a derivative does where constraints depend on each other
  public static Expr of(Seq<Expr> operands, Guess how) {
    Data.of(operands);
    Expr s = program(how.minimumNorm()).apply(operands);
    return Expr.tuple(Array.of(s.field("x"), s.field("equality"), s.field("inequality")));
  }

  private static Fn program(boolean minimumNorm) {
    Seq<Parameter> parameters = Array.of("Q", "c", "A", "b", "G", "h").map(Parameter::new);
    Fn conditions =
        Fn.of(
            new Signature("qp", parameters.prepend(new Parameter(""))),
            a -> conditions(a.head(), Data.of(a.tail())));
    return Fn.of(new Signature("qp", parameters), a -> solved(Data.of(a)))
        .ruled(new Ruling.Residual(conditions, Method.LU, minimumNorm, false, Site.current()));
  }

  /// The numbers of a program, with no rows in place of `none`.
  private record Data(Expr q, Expr c, Expr a, Expr b, Expr g, Expr h) {
    static Data of(Seq<Expr> given) {
      Expr c = tensor("c", given.get(1), 1);
      int n = c.shape().size(0);
      Expr q = tensor("Q", given.get(0), 2);
      if (!q.shape().equals(Shape.of(n, n))) {
        throw SolventError.of(
            Kind.SHAPE, "c is [%d], so Q must be [%d, %d], but Q is %s", n, n, n, q.shape());
      }
      Seq<Expr> equalities = rows("A", given.get(2), "b", given.get(3), n);
      Seq<Expr> inequalities = rows("G", given.get(4), "h", given.get(5), n);
      return new Data(
          q, c, equalities.get(0), equalities.get(1), inequalities.get(0), inequalities.get(1));
    }

    private static Seq<Expr> rows(String matrix, Expr a, String vector, Expr b, int n) {
      if (a.isNone() && b.isNone()) return Array.of(zeros(0, n), zeros(0));
      if (a.isNone() || b.isNone()) {
        throw SolventError.of(
            Kind.TYPE,
            "qp takes %s and %s together, but %s is none",
            matrix,
            vector,
            a.isNone() ? matrix : vector);
      }
      Expr right = tensor(vector, b, 1);
      Expr left = tensor(matrix, a, 2);
      Shape wanted = Shape.of(right.shape().size(0), n);
      if (left.shape().equals(wanted)) return Array.of(left, right);
      throw SolventError.of(
          Kind.SHAPE,
          "c is [%d] and %s is %s, so %s must be %s, but %s is %s",
          n,
          vector,
          right.shape(),
          matrix,
          wanted,
          matrix,
          left.shape());
    }

    private static Expr tensor(String name, Expr given, int rank) {
      if (given.isTensor() && given.shape().rank() == rank) {
        return Expr.of(Nodes.toNumber(given.node()));
      }
      throw SolventError.of(
          given.isTensor() ? Kind.SHAPE : Kind.TYPE,
          "qp takes a %s as %s, but this is %s",
          rank == 1 ? "vector" : "matrix",
          name,
          given.described());
    }

    Seq<Node> nodes() {
      return Array.of(q, c, a, b, g, h).map(Expr::node);
    }
  }

  private static Expr solved(Data d) {
    Seq<Type> types = Array.of(d.c, d.b, d.h).map(Expr::type);
    Definition program =
        new Definition.Primitive(
            new dev.solvent.kernel.Quadratic(), types, (_, _, _) -> differentiated());
    Seq<Node> out = Build.apply(new Op.Call(program), d.nodes().map(Nodes::stop));
    return record(
        "x",
        Expr.of(out.get(0)),
        "equality",
        Expr.of(out.get(1)),
        "inequality",
        Expr.of(out.get(2)));
  }

  private static Seq<Node> differentiated() {
    throw new AssertionError("a step of qp is differentiated");
  }

  private static Expr conditions(Expr s, Data d) {
    Expr x = s.field("x");
    Expr z = s.field("inequality");
    Expr q = d.q.plus(d.q.T()).times(0.5);
    Expr slope =
        matmul(q, x).plus(d.c).plus(matmul(d.a.T(), s.field("equality"))).plus(matmul(d.g.T(), z));
    Expr slack = matmul(d.g, x).minus(d.h);
    Expr held = z.shape().count() == 0 ? z : where(forces(z), slack, z);
    return record(
        "x",
        slope,
        "equality",
        matmul(d.a, x).minus(d.b),
        "inequality",
        z.shape().count() == 0 ? held : decided(held, x, z, slack, d));
  }

  /// Which inequalities hold the solution: rounding leaves others a multiplier that is not quite 0.
  private static Expr forces(Expr z) {
    return z.gt(max(z).plus(1).times(NOTHING));
  }

  /// Fails with `singular` where an inequality holds with equality and without a force: there the
  /// solution has a kink.
  private static Expr decided(Expr held, Expr x, Expr z, Expr slack, Data d) {
    Expr terms = matmul(abs(d.g), abs(x)).plus(abs(d.h)).plus(1);
    Expr free = slack.lt(terms.times(-NOTHING));
    Expr clear = forces(z).or(free);
    Op.Ensure decided =
        new Op.Ensure(
            Kind.SINGULAR,
            "qp is degenerate at its solution, which has no derivative there: inequality %s holds"
                + " with equality, and its multiplier is 0",
            1);
    Node which = argmax(where(clear, 0, 1)).node();
    return Site.current()
        .outermost()
        .during(() -> Expr.of(Build.one(decided, all(clear).node(), which, held.node())));
  }
}
