package dev.solvent.source;

import static com.google.common.truth.Truth.assertThat;
import static dev.solvent.dsl.Loops.*;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.solvent.dsl.Expr;
import dev.solvent.dsl.Fn;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostPlaceTest {

  @Test
  void anErrorIsWhereTheHostCalled() {
    SolventError error = SolventError.of(Kind.TYPE, "a headline");
    assertThat(place(error)).isEqualTo(before(1));
  }

  @Test
  void libraryFramesBetweenAreNotTheHosts() {
    Optional<SolventError> error =
        List.of(1).stream().map(_ -> SolventError.of(Kind.TYPE, "a headline")).findFirst();
    assertThat(place(error.get())).isEqualTo(before(1));
  }

  @Test
  void theCurrentSiteComesFirst() {
    Site script = new Site(new Place.Span(new Source("a.solv", "x + y"), 2, 3));
    SolventError error = script.during(() -> SolventError.of(Kind.TYPE, "a headline"));
    assertThat(error.diagnostic().site()).isEqualTo(script);
  }

  @Test
  void movingAnErrorNowhereLeavesItWhereItIs() {
    SolventError error = SolventError.of(Kind.TYPE, "a headline").at(Site.NOWHERE);
    assertThat(error.diagnostic().site().place()).isInstanceOf(Place.HostLine.class);
  }

  private static final Fn PRODUCT =
      fn((a, x) -> {
        Expr twice = x.times(2);
        return a.matmul(twice);
      });
  private static final String IN_PRODUCT = before(2);

  @Test
  void theMessageTellsTheHostsCalls() {
    SolventError error = assertThrows(SolventError.class, HostPlaceTest::multiplied);
    assertThat(error)
        .hasMessageThat()
        .isEqualTo(
            """
            error[shape]: the inner sizes of A @ x differ: A is [2, 3], x is [2]
             --> %s
              = in fn(x: [2, 3], y: [2]), called at %s\
            """
                .formatted(IN_PRODUCT, IN_MULTIPLIED));
  }

  private static Expr multiplied() {
    return PRODUCT.invoke(new double[2][3], vec(1, 2));
  }

  private static final String IN_MULTIPLIED = before(3);

  private static final Fn ROOT =
      fn(
              x -> {
                ensure(x.ge(0), "x is negative");
                return x.sqrt();
              })
          .named("root", "x");
  private static final String IN_ROOT = before(4);

  @Test
  void whatFailsInTheRunOfATraceIsWhereItWasWritten() {
    SolventError error =
        assertThrows(SolventError.class, () -> iterate(3, 1, x -> ROOT.invoke(x.minus(1))));
    assertThat(error)
        .hasMessageThat()
        .startsWith(
            "error[assert]: x is negative\n --> " + IN_ROOT + "\n  = in root(x: num), called at ");
  }

  private static String place(SolventError error) {
    return error.diagnostic().site().place().describe();
  }

  /// The place so many lines before the call.
  private static String before(int lines) {
    int here = new Throwable().getStackTrace()[1].getLineNumber();
    return "HostPlaceTest.java:" + (here - lines);
  }
}
