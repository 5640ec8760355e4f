package dev.solvent.laws;

import static com.google.common.truth.Truth.assertWithMessage;
import static dev.solvent.Solvent.*;

import dev.solvent.Solvent;
import dev.solvent.build.Scalars;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Vocabulary;
import dev.solvent.expr.Definition;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.expr.Rule;
import dev.solvent.expr.Scalar;
import io.vavr.collection.Array;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Nothing that functions are made of lacks a row: what is new is missed here.
class CoverageTest {
  private static final Set<String> CONSTANTS = HashSet.of("pi", "infinity", "nan");

  /// Words that are not of a function's value.
  private static final Set<String> OUTSIDE =
      HashSet.of(
          "load",
          "save",
          "print",
          "plot",
          "assert",
          "assertClose",
          "explain",
          "time",
          "report",
          "checkDerivatives");

  /// Ways to find a point that has derivatives of its own: the grid of solvers goes over them.
  private static final Set<String> SOLVERS =
      HashSet.of("broyden", "bisection", "brent", "picard", "bfgs", "lbfgs", "gradientDescent");

  private static Set<Class<?>> records(Class<?> sealed) {
    return sealed.isSealed()
        ? LinkedHashSet.ofAll(Arrays.asList(sealed.getPermittedSubclasses()))
            .flatMap(CoverageTest::records)
        : LinkedHashSet.of(sealed);
  }

  /// The operations of every row, of its derivatives in both modes, and of these mapped.
  private static Set<Op> operations() {
    Map<Graph, Boolean> seen = new IdentityHashMap<>();
    ArrayDeque<Graph> todo = new ArrayDeque<>();
    for (Sample sample : Sample.all()) graphs(sample).forEach(todo::add);
    Map<Op, Boolean> ops = new IdentityHashMap<>();
    while (!todo.isEmpty()) {
      Graph graph = todo.pop();
      if (seen.put(graph, true) != null) continue;
      for (Node node : graph.nodes()) {
        if (!(node instanceof Node.Apply a)) continue;
        ops.put(a.op(), true);
        Graph.bodies(a.op()).forEach(todo::add);
      }
    }
    return HashSet.ofAll(ops.keySet());
  }

  private static Seq<Graph> graphs(Sample sample) {
    Fn f = sample.flat();
    Expr x = sample.point(1);
    int n = x.shape().count();
    Expr ct = random.normal(1, size(f.invoke(x)));
    Fn back = fn(y -> vjp(f).invoke(y, ct).get(1));
    Fn mapped = fn(y -> ravel(vmap(f).invoke(reshape(y, 2, -1))));
    return Array.of(
        Sample.graph(f, n),
        Sample.graph(back, n),
        Sample.graph(fn(y -> jvp(f).invoke(y, y).get(1)), n),
        Sample.graph(mapped, 2 * n));
  }

  private static final Set<Op> OPERATIONS = operations();

  @Test
  void everyOperationHasARow() {
    Set<Class<?>> found = OPERATIONS.map(Op::getClass);
    assertWithMessage("operations without a row")
        .that(records(Op.class).removeAll(found))
        .isEmpty();
  }

  @Test
  void everyScalarFunctionHasARow() {
    Set<Scalar> found =
        OPERATIONS.filter(Op.Pointwise.class::isInstance).map(op -> ((Op.Pointwise) op).f());
    Seq<Scalar> functions = Array.of(Scalars.values());
    assertWithMessage("functions without a row").that(functions.removeAll(found)).isEmpty();
  }

  @Test
  void everyKindOfRuleHasARow() {
    Set<Class<?>> found =
        OPERATIONS
            .filter(op -> op instanceof Op.Call(Definition.Composed _))
            .map(op -> ((Definition.Composed) ((Op.Call) op).definition()).rule().getClass());
    assertWithMessage("rules without a row")
        .that(records(Rule.class).removeAll(found).remove(Rule.Inline.class))
        .isEmpty();
  }

  @Test
  void everyWordHasARow() {
    Seq<String> rows = Sample.all().flatMap(Sample::words);
    Seq<String> words = Vocabulary.of(Solvent.class).names().removeAll(CONSTANTS);
    assertWithMessage("words without a row")
        .that(words.removeAll(rows).removeAll(OUTSIDE).removeAll(SOLVERS))
        .isEmpty();
  }
}
