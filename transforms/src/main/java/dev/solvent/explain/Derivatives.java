package dev.solvent.explain;

import dev.solvent.build.Trace;
import dev.solvent.expr.Equation;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Method;
import dev.solvent.expr.Node;
import dev.solvent.plan.Keeping;
import dev.solvent.source.NumberText;
import dev.solvent.source.SolventError;
import dev.solvent.transform.Jvp;
import dev.solvent.transform.Pullback;
import dev.solvent.transform.Strategies;
import dev.solvent.transform.Strategy;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.function.Supplier;

/// What differentiating a function comes to, in sentences, and what it costs.
final class Derivatives {
  private Derivatives() {}

  /// This gives one sentence for each part that is not simply followed step by step, and the number
  /// of operations of the function and of its derivatives.
  static Seq<String> of(Subject f) {
    boolean moves = f.moving().contains(true) && f.graph().results().exists(Linearised::isNumber);
    String value = NumberText.counted(f.graph().size(), "operation");
    if (!moves) return Array.of(value);
    Either<SolventError, Graph> gradient = attempt(() -> gradient(f));
    Seq<Strategy> loops = gradient.map(Strategies::loops).getOrElse(Array.empty());
    return Strategies.of(f.graph(), f.moving())
        .appendAll(loops)
        .map(Derivatives::sentence)
        .append(
            value
                + ", with tangents "
                + attempt(() -> tangent(f)).fold(Derivatives::none, Derivatives::size)
                + ", with cotangents "
                + gradient.fold(Derivatives::none, Derivatives::size));
  }

  private static Either<SolventError, Graph> attempt(Supplier<Graph> make) {
    try {
      return Either.right(make.get());
    } catch (SolventError none) {
      return Either.left(none);
    }
  }

  private static String none(SolventError error) {
    return "none (" + error.diagnostic().headline() + ")";
  }

  private static String size(Graph graph) {
    return String.valueOf(graph.size());
  }

  private static Graph tangent(Subject f) {
    Seq<Node> own = f.at().zip(f.moving()).filter(p -> p._2).map(p -> p._1);
    int n = f.at().size();
    return Trace.closed(
        f.graph().paramTypes().appendAll(own.map(Node::type)),
        xs -> {
          java.util.Iterator<Node> along = xs.drop(n).iterator();
          Seq<Option<Node>> dx =
              Array.ofAll(f.moving().map(m -> Option.when(m, along::next)).toJavaList());
          Jvp.Pushed pushed = Jvp.inline(f.graph(), xs.take(n), dx);
          return pushed.primals().appendAll(pushed.tangents().flatMap(t -> t));
        });
  }

  private static Graph gradient(Subject f) {
    int n = f.at().size();
    return Trace.closed(
        f.graph().paramTypes().appendAll(f.graph().types()),
        xs -> {
          Pullback pullback = Pullback.of(f.graph(), xs.take(n), f.moving());
          return pullback.values().appendAll(pullback.pull(xs.drop(n)));
        });
  }

  private static String sentence(Strategy strategy) {
    return switch (strategy) {
      case Strategy.Recompute(var name) ->
          name + ": a checkpoint, which reverse mode computes again";
      case Strategy.Stepwise(var name) ->
          name + ": its tangent rule, which reverse mode transposes step by step";
      case Strategy.Basis(var name, int n, boolean checked) ->
          name
              + ": its tangent rule, which reverse mode applies to a basis of "
              + n
              + (checked
                  ? ", for a step of it is not linear; whether the whole is, each use looks"
                  : ", for its tangent decides what runs");
      case Strategy.Transposed(var name, var obstacle) ->
          name
              + ": its cotangent rule; "
              + obstacle
                  .map(why -> "forward mode has none, for it is not linear: " + why)
                  .getOrElse("forward mode transposes it");
      case Strategy.Theorem t -> theorem(t);
      case Strategy.Factored(var how, int n) ->
          "solve: " + factors(how, n) + " for the value and every derivative";
      case Strategy.Iterated(var method) ->
          "linearSolve: " + lower(method) + ", again for each derivative; no matrix is formed";
      case Strategy.Own(var name) -> name + ": a derivative of its own, in closed form";
      case Strategy.Kept(var site, var passes, var keeping) ->
          "the loop"
              + (site.isNowhere() ? "" : " at " + site.place().describe())
              + ": "
              + kept(passes, keeping);
    };
  }

  private static String factors(String how, int n) {
    return "one factorisation (" + how + ") of [" + n + ", " + n + "]";
  }

  private static String lower(Method method) {
    return method.algorithm().name().toLowerCase(Locale.ROOT);
  }

  private static String theorem(Strategy.Theorem t) {
    Equation equation = t.equation();
    boolean direct = equation.method().algorithm().isDirect();
    String solved =
        direct
            ? factors(t.stored().isDefined() ? "sparse" : lower(equation.method()), t.unknowns())
                + " for every derivative"
            : lower(equation.method())
                + " on "
                + NumberText.counted(t.unknowns(), "unknown")
                + ", again for each derivative; no Jacobian is formed";
    return equation.name()
        + ": the implicit function theorem, "
        + solved
        + t.stored()
            .map(s ->
                ", of "
                    + s.entries()
                    + " entries computed by "
                    + NumberText.counted(s.colours(), "product"))
            .getOrElse("")
        + (equation.minimumNorm() ? ", of least norm where it is singular" : "")
        + "; neither its steps nor its guess are differentiated";
  }

  private static String kept(Option<Integer> passes, Keeping keeping) {
    String numbers = NumberText.counted((int) keeping.numbers(), "number") + " a pass";
    if (passes.isDefined()) {
      int n = passes.get();
      return n <= keeping.passes()
          ? "reverse mode keeps " + numbers + " of all " + n
          : "reverse mode needs "
              + numbers
              + ", computed again in blocks of "
              + Keeping.block(n)
              + " of all "
              + n;
    }
    return "reverse mode keeps "
        + numbers
        + "; beyond "
        + keeping.passes()
        + " passes it computes them again, in blocks";
  }
}
