package dev.solvent.transforms;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.solvent.Solvent.*;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.expr.Graph;
import dev.solvent.expr.Node;
import dev.solvent.expr.Op;
import dev.solvent.type.Type;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// How many operations derivatives have, those of loops' bodies included, each counted once.
class GrowthTest {

  private static int size(Fn f, String word) {
    return Nesting.graph(Nesting.of(f, word), Type.NUMBER).size();
  }

  /// A function of `4 n` operations, each made of the one before.
  private static Fn chain(int n) {
    return fn(x -> {
      Expr y = x;
      for (int i = 0; i < n; i++) y = y.times(x).sin().plus(x.times(0.5 + i * 0.001));
      return y;
    });
  }

  /// Of a product, a sine, a product with a number and a sum: forward mode adds 5, reverse mode 7.
  @ParameterizedTest
  @CsvSource({"F, 2.5", "R, 3", "FF, 4.5", "FR, 6.5", "RF, 6.5", "RR, 6.5", "FFR, 12", "RRR, 14"})
  void derivativesOfAThousandOperations(String word, double times) {
    assertThat(size(chain(250), "")).isEqualTo(1000);
    assertThat(size(chain(250), word)).isAtMost((int) (1000 * times));
  }

  @ParameterizedTest
  @CsvSource({"F", "R", "FR", "RR", "RRR"})
  void aDerivativeGrowsAsItsFunctionDoes(String word) {
    int once = size(chain(100), word) - size(chain(50), word);
    int twice = size(chain(200), word) - size(chain(100), word);
    assertThat(twice).isEqualTo(2 * once);
  }

  @Test
  void theHessianOfAThousandOperations() {
    Fn f = fn(x -> sum(chain(250).invoke(x)));
    Graph function = Nesting.graph(f, Type.real(5));
    assertThat(function.size()).isAtLeast(1000);
    assertThat(Nesting.graph(grad(f), Type.real(5)).size()).isAtMost(3 * function.size());
    assertThat(Nesting.graph(hessian(f), Type.real(5)).size()).isAtMost(8 * function.size());
    assertThat(Nesting.graph(jacrev(grad(f)), Type.real(5)).size()).isAtMost(8 * function.size());
  }

  @Test
  void theFifthDerivativeOfAProduct() {
    Fn f = fn(x -> x.pow(3).times(x.sin()));
    assertThat(size(f, "FFFFF")).isAtMost(30);
    assertThat(size(f, "RRRRR")).isAtMost(50);
  }

  /// A sum of an order's terms is shared, so that forward mode adds at most as many operations more
  /// with every order as it did with the one before, and a constant.
  @Test
  void forwardModeOfAStraightLineIsNotExponential() {
    Fn f = fn(x -> x.pow(3).times(x.sin()).times(x.exp()).div(x.plus(1)));
    int before = size(f, "F") - size(f, "");
    for (int order = 2; order <= 8; order++) {
      int more = size(f, "F".repeat(order)) - size(f, "F".repeat(order - 1));
      assertWithMessage("order %s", order).that(more).isAtMost(before + 12);
      before = more;
    }
  }

  static Stream<Construct> constructs() {
    return Construct.all().toJavaStream();
  }

  /// The theorem of implicit functions, and a basis, are as large as they are from the first order
  /// on.
  private static final int GROUND = 180;

  @ParameterizedTest
  @MethodSource("constructs")
  void anOrderTriplesALoopAtMost(Construct construct) {
    for (String mode : List.of("F", "R")) {
      for (int order = 1; order <= 4; order++) {
        int before = size(construct.fn(), mode.repeat(order - 1));
        assertWithMessage("%s, order %s", mode, order)
            .that(size(construct.fn(), mode.repeat(order)))
            .isAtMost(3 * before + GROUND / order);
      }
    }
  }

  private static Expr nest(int depth, Expr y, Expr x) {
    if (depth == 0) return y.times(x).plus(y.sin().times(0.1));
    return whileLoop(
            tuple(0, y), (k, s) -> k.lt(2), (k, s) -> tuple(k.plus(1), nest(depth - 1, s, x)))
        .get(1);
  }

  /// Loops in loops add, they do not multiply.
  @ParameterizedTest
  @CsvSource({"R, 5", "RR, 9", "RRR, 16", "FFF, 3"})
  void loopsInLoopsAdd(String word, int each) {
    for (int depth = 1; depth < 6; depth++) {
      int outer = depth + 1;
      int inner = depth;
      int more = size(fn(x -> nest(outer, x, x)), word) - size(fn(x -> nest(inner, x, x)), word);
      assertWithMessage("depth %s", depth).that(more).isAtMost(each);
    }
  }

  /// Counts the numbers that a pass writes to trails, over all loops of a graph.
  private static int written(Fn f, String word) {
    Set<Graph> seen = new HashSet<>();
    ArrayDeque<Graph> todo =
        new ArrayDeque<>(List.of(Nesting.graph(Nesting.of(f, word), Type.NUMBER)));
    int count = 0;
    while (!todo.isEmpty()) {
      Graph graph = todo.pop();
      if (!seen.add(graph)) continue;
      for (Node node : graph.nodes()) {
        if (!(node instanceof Node.Apply a)) continue;
        Graph.bodies(a.op()).forEach(todo::add);
        if (!(a.op() instanceof Op.Loop l)) continue;
        for (Type row : l.step().types().drop(l.states())) {
          count += row instanceof Type.Real real ? real.shape().count() : 0;
        }
      }
    }
    return count;
  }

  @ParameterizedTest
  @CsvSource({
    "heron's root, 2, 8, 27",
    "arithmetic-geometric mean, 3, 12, 40",
    "a logistic map of 12 passes, 3, 12, 37",
    "while in while, 4, 17, 53",
    "map of maps in a for, 5, 12, 25"
  })
  void whatAPassLeavesBehind(String name, int first, int second, int third) {
    Fn f = Construct.all().find(c -> c.name().equals(name)).get().fn();
    assertThat(written(f, "R")).isAtMost(first);
    assertThat(written(f, "RR")).isAtMost(second);
    assertThat(written(f, "RRR")).isAtMost(third);
  }

  /// A checkpoint leaves its argument alone.
  @Test
  void aCheckpointLeavesItsArgument() {
    Fn body = fn(s -> s.sin().exp().tanh().times(s.cos()).plus(s.pow(3).exp()));
    Fn plain = fn(x -> iterate(10, x, body));
    Fn held = fn(x -> iterate(10, x, checkpoint(body)));
    assertThat(written(plain, "R")).isGreaterThan(4);
    assertThat(written(held, "R")).isEqualTo(1);
    assertThat(written(held, "RR")).isLessThan(written(plain, "RR"));
  }
}
