package dev.solvent;

import static com.google.common.truth.Truth.assertThat;
import static dev.solvent.Solvent.*;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import dev.solvent.dsl.Loops;
import dev.solvent.source.Kind;
import dev.solvent.source.SolventError;
import io.vavr.Tuple2;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What every host may rely on.
class HostLawsTest {
  record Params(Expr w, Expr b) {}

  record Fit(double[] w, double b) {}

  // a lambda is a description

  @Test
  void aGradientRunsTheLambdaOnceForEachCombinationOfTypes() {
    AtomicInteger runs = new AtomicInteger();
    Fn f =
        fn(x -> {
          runs.incrementAndGet();
          return sum(x.pow(2));
        });
    Fn g = grad(f);
    for (int i = 0; i < 5; i++)
      assertThat(g.invoke(vec(i, 1)).toString()).isEqualTo("[" + 2 * i + ", 2]");
    assertThat(runs.get()).isEqualTo(1);
    assertThat(g.invoke(vec(1, 2, 3)).toString()).isEqualTo("[2, 4, 6]");
    assertThat(runs.get()).isEqualTo(2);
  }

  @Test
  void unknownIsUnknownInEveryMode() {
    Fn f = fn(x -> x.number() > 0 ? x : x.unaryMinus()).named("f", "x");
    List<Runnable> modes =
        List.of(
            () -> f.invoke(3),
            () -> grad(f).invoke(3),
            () -> vmap(f).invoke(vec(1, 2)),
            () -> jvp(f).invoke(3, 1),
            () -> iterate(2, 1, x -> f.invoke(x)),
            () -> grad(fn(x -> root(1.0, (s, a) -> f.invoke(s).minus(a)).invoke(x))).invoke(2));
    for (Runnable mode : modes) {
      SolventError error = assertThrows(SolventError.class, mode::run);
      assertThat(error.kind()).isEqualTo(Kind.TYPE);
      assertThat(error.diagnostic().headline()).contains("is not known here: it is ");
    }
  }

  // structure comes back as it went in

  @Test
  void aGradientIsARecordAsItsArgument() {
    Fn line = fn((p, x) -> p.get("w").times(x).plus(p.get("b")));
    Expr gradient = grad(line).invoke(new Params(expr(2), expr(1)), 3);
    assertThat(gradient.toString()).isEqualTo("(w = 3, b = 1)");
    assertThat(gradient.into(Params.class).w().number()).isEqualTo(3);
    Fn typed =
        fn((q, x) -> {
          Params p = q.into(Params.class);
          return p.w.times(x).plus(p.b).pow(2);
        });
    assertThat(grad(typed).invoke(new Params(expr(2), expr(1)), 3).toString())
        .isEqualTo("(w = 42, b = 14)");
  }

  @Test
  void aSolutionIsARecordAsItsGuess() {
    Fn solved =
        root(
            record("w", vec(1, 1), "b", 0),
            (s, a) -> record("w", s.get("w").minus(a), "b", s.get("b").minus(sum(s.get("w")))));
    Fit fit = solved.invoke(2).into(Fit.class);
    assertThat(fit.w()).usingTolerance(1e-12).containsExactly(new double[] {2, 2});
    assertThat(fit.b()).isWithin(1e-12).of(4);
    Tuple2<?, ?> pair =
        root(tuple(1, 1), (s, a) -> s.split((x, y) -> tuple(x.plus(y).minus(a), x.minus(y))))
            .invoke(3)
            .into(Tuple2.class);
    assertThat(((Expr) pair._1).number()).isWithin(1e-12).of(1.5);
  }

  // threads

  @Test
  void functionsAreSharedFreely() throws Exception {
    Fn circle = root(1.0, (x, a) -> x.pow(2).plus(a.pow(2)).minus(1));
    Fn slope = grad(circle);
    DoubleUnaryOperator fast = slope.into(DoubleUnaryOperator.class);
    List<Callable<Boolean>> work = new ArrayList<>();
    for (int k = 1; k <= 8; k++) {
      double a = 0.1 * k;
      work.add(() -> {
        boolean right = true;
        for (int i = 0; i < 20; i++) {
          double expected = -a / Math.sqrt(1 - a * a);
          right &= Math.abs(slope.invoke(a).number() - expected) < 1e-9;
          right &= Math.abs(fast.applyAsDouble(a) - expected) < 1e-9;
        }
        return right;
      });
    }
    try (var pool = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> each : pool.invokeAll(work)) assertThat(each.get()).isTrue();
    }
  }

  @Test
  void theFirstCallForATypeWritesThePlanAndTheOthersWaitForIt() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch start = new CountDownLatch(1);
    Fn f =
        fn(x -> {
          runs.incrementAndGet();
          return x.times(2);
        });
    Callable<Double> call =
        () -> {
          start.await();
          return f.invoke(4).number();
        };
    try (var pool = Executors.newFixedThreadPool(6)) {
      List<Future<Double>> calls = new ArrayList<>();
      for (int i = 0; i < 6; i++) calls.add(pool.submit(call));
      start.countDown();
      for (Future<Double> each : calls) assertThat(each.get()).isEqualTo(8);
    }
    assertThat(runs.get()).isEqualTo(1);
  }

  @Test
  void functionsThatCallEachOthersRulesDoNotBlock() throws Exception {
    Fn[] two = new Fn[2];
    two[0] = customJvp(fn(x -> x.times(2)), (self, x, dx) -> grad(two[1]).invoke(x).times(dx));
    two[1] = customJvp(fn(x -> x.times(2)), (self, x, dx) -> dx.times(two[0].invoke(x)).div(x));
    try (var pool = Executors.newFixedThreadPool(2)) {
      Future<Double> one = pool.submit(() -> grad(two[0]).invoke(3).number());
      Future<Double> other = pool.submit(() -> grad(two[1]).invoke(3).number());
      assertThat(one.get(60, TimeUnit.SECONDS)).isEqualTo(2);
      assertThat(other.get(60, TimeUnit.SECONDS)).isEqualTo(2);
    }
  }

  @Test
  @Timeout(60)
  void interruptingTheThreadEndsAnEvaluation() throws Exception {
    AtomicReference<Throwable> end = new AtomicReference<>(new AssertionError("it goes on"));
    CountDownLatch under = new CountDownLatch(1);
    Thread thread =
        new Thread(() -> {
          under.countDown();
          try {
            whileLoop(0, x -> x.ge(0), x -> x.plus(1));
          } catch (SolventError error) {
            end.set(error);
          }
        });
    thread.start();
    under.await();
    thread.interrupt();
    thread.join();
    assertThat(((SolventError) end.get()).kind()).isEqualTo(Kind.LIMIT);
  }

  // errors

  @Test
  void anErrorIsADiagnosticAsTextAndAsData() {
    SolventError error = assertThrows(SolventError.class, () -> matmul(eye(3), vec(1, 2)));
    assertThat(error.kind()).isEqualTo(Kind.SHAPE);
    assertThat(error.getMessage()).startsWith("error[shape]: ");
    assertThat(error.getMessage()).contains("\n --> HostLawsTest.java:");
    assertThat(error.diagnostic().headline()).contains("[3, 3]");
    assertThat(error.getStackTrace()).isNotEmpty();
  }

  @Test
  void aWrongNumberOfArgumentsIsOfKindType() {
    Fn f = fn((x, a) -> x.times(a)).named("f", "x", "a");
    SolventError error = assertThrows(SolventError.class, () -> grad(f).invoke(1));
    assertThat(error.kind()).isEqualTo(Kind.TYPE);
    assertThat(error.diagnostic().headline()).contains("takes 2 arguments (x, a), but is given 1");
    assertThat(assertThrows(SolventError.class, () -> sin("theta")).kind()).isEqualTo(Kind.TYPE);
  }

  // keeping things

  @Test
  void whatIsSavedIsLoaded(@TempDir Path folder) {
    String file = folder.resolve("fit.json").toString();
    Expr fit = record("w", vec(1.0 / 3, 2), "b", tuple(true, none));
    save(file, record("w", fit.get("w"), "b", 2));
    assertThat(load(file).toString()).isEqualTo("(w = [0.3333333333333333, 2], b = 2)");
  }

  // loops of a host unroll, those of the library do not

  @Test
  void aHostsLoopUnrollsAndIterateDoesNot() {
    Fn unrolled =
        fn(x -> {
          Expr y = x;
          for (int i = 0; i < 10; i++) y = y.times(x);
          return y;
        });
    Fn looped = fn(x -> iterate(10, x, y -> y.times(x)));
    assertThat(grad(unrolled).invoke(2).number()).isEqualTo(grad(looped).invoke(2).number());
  }

  @Test
  void equalityIsThatOfNodes() {
    Expr x = vec(1, 2);
    assertThat(x).isEqualTo(x);
    assertThat(x).isNotEqualTo(vec(1, 2));
    assertThat(Loops.all(x.eq(vec(1, 2))).truth()).isTrue();
  }
}
