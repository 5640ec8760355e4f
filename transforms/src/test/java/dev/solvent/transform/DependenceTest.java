package dev.solvent.transform;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.solvent.Solvent;
import dev.solvent.build.Nodes;
import dev.solvent.build.Trace;
import dev.solvent.dsl.Expr;
import dev.solvent.dsl.F1;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Pattern;
import dev.solvent.type.Type;
import io.vavr.collection.Array;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DependenceTest {
  private static final int N = 12;

  private static final double[] WEIGHTS = {0, 2, 0, 1, 1, 0, 3, 0, 0, 1, 5, 0};

  /// Functions of a vector of twelve, with the number of entries of their Jacobians.
  private static final Map<String, F1> FUNCTIONS =
      LinkedHashMap.<String, F1>empty()
          .put("12 sin(x)", x -> Solvent.sin(x))
          .put("11 of a slice", x -> x.get(Solvent.range(1, N)))
          .put(
              "22 of differences",
              x -> x.get(Solvent.range(1, N)).minus(x.get(Solvent.range(0, N - 1)).pow(2)))
          .put("12 sum(x)", x -> Solvent.sum(x.pow(2)))
          .put("6 masked", x -> Solvent.sin(x).times(WEIGHTS))
          .put("6 product with known zeros", x -> Solvent.dot(WEIGHTS, x.pow(3)))
          .put(
              "36 rows of a matrix",
              x -> Solvent.sum(Solvent.reshape(x, 4, 3), Solvent.axis(1)).plus(Solvent.zeros(3, 4)))
          .put(
              "12 flipped, rolled, transposed",
              x -> Solvent.ravel(Solvent.reshape(Solvent.flip(x), 4, 3).T()))
          .put("12 chosen", x -> Solvent.where(x.gt(0), x, Solvent.exp(x)))
          .put("4 gathered", x -> x.get(new double[] {3, 3, 0, 11}))
          .put(
              "12 a side of a branch",
              x -> Solvent.branch(Solvent.sum(x).gt(0), () -> x, () -> x.times(x)))
          .put(
              "12 scattered",
              x -> Solvent.scatter(new double[] {0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5}, x, 6))
          .put("144 solved", x -> Solvent.solve(Solvent.eye(N).plus(1), x))
          .put("78 summed up", x -> Solvent.cumsum(x));

  static Stream<String> functions() {
    return FUNCTIONS.keySet().toJavaStream();
  }

  private static Graph graph(F1 f) {
    return Trace.closed(
        Array.of(Type.real(N)), x -> Array.of(Expr.of(f.of(Expr.of(x.head()))).node()));
  }

  private static Set<Integer> places(Pattern p) {
    return Array.range(0, p.entries()).map(k -> p.row(k) * N + p.column(k)).toSet();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void noEntryOfAJacobianIsMissed(String name) {
    F1 f = FUNCTIONS.apply(name);
    Random random = new Random(7);
    double[] x = random.doubles(N, -1, 1).toArray();
    double[] jacobian = Solvent.ravel(Solvent.jacfwd(f).invoke(x)).array();
    Set<Integer> real = HashSet.range(0, jacobian.length).filter(k -> jacobian[k] != 0);
    Pattern pattern = Dependence.of(graph(f), 1).get();
    assertWithMessage(name).that(places(pattern).containsAll(real)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void whatOnlyMovesEntriesIsFollowedOneByOne(String name) {
    int expected = Integer.parseInt(name.substring(0, name.indexOf(' ')));
    int given = Dependence.of(graph(FUNCTIONS.apply(name)), 1).get().entries();
    assertWithMessage(name).that(given).isAtLeast(expected);
    if (!name.contains("summed up")) assertWithMessage(name).that(given).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noTwoColumnsOfAColourShareARow(long seed) {
    Random random = new Random(seed);
    int n = 30;
    int[] rows = random.ints(80, 0, n).toArray();
    int[] columns = random.ints(80, 0, n).toArray();
    Colouring colouring = Colouring.of(new Pattern(rows, columns, n, n));
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < i; j++) {
        if (rows[i] != rows[j] || columns[i] == columns[j]) continue;
        assertWithMessage("seed %s", seed)
            .that(colouring.colour()[columns[i]])
            .isNotEqualTo(colouring.colour()[columns[j]]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 200, 1000})
  void aSparseJacobianIsTheDenseOne(int n) {
    Graph f =
        Trace.closed(
            Array.of(Type.real(n)),
            x -> {
              Expr u = Solvent.pad(Expr.of(x.head()), 1, 1);
              Expr left = u.get(Solvent.range(0, n));
              Expr right = u.get(Solvent.range(2, n + 2));
              return Array.of(left.times(right).plus(Expr.of(x.head()).pow(3)).node());
            });
    double[] point = new Random(3).doubles(n, 1, 2).toArray();
    Node at = Nodes.tensor(dev.solvent.type.Shape.of(n), point);
    Derivative derivative = Derivative.of(f, Array.of(at), 1);
    Derivative.Sparse sparse = derivative.sparse().get();
    double[] dense = Expr.of(derivative.columns()).array();
    double[] spelled = new double[n * n];
    double[] values = Expr.of(sparse.values()).array();
    for (int k = 0; k < values.length; k++) {
      spelled[sparse.pattern().column(k) * n + sparse.pattern().row(k)] = values[k];
    }
    assertThat(spelled).isEqualTo(dense);
  }
}
